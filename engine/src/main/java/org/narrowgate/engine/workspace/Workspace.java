package org.narrowgate.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.signature.CertificateFolder;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.signature.TrustAnchors;
import org.narrowgate.ledger.TextFile;

/** One custodian's workspace: its configuration and where everything in it lies. */
public final class Workspace {
    public static final String CONFIG = "narrowgate.yaml";
    /** In {@code orders/}: the dated statement on bars that counts where no file of bars is given. */
    public static final String STATEMENT = "statement.yaml";

    /** Marks one that was made from a backup, until somebody says that it goes on from there. */
    public static final String RESTORED = "restored.json";

    private final Path root;
    private final WorkspaceConfig config;

    private Workspace(Path root, WorkspaceConfig config) {
        this.root = root;
        this.config = config;
    }

    /**
     * Opens a workspace that {@code narrowgate init} made.
     *
     * @throws DocumentException if its configuration is missing or wrong, with every fault of it
     */
    public static Workspace open(Path root) throws DocumentException {
        Path absolute = root.toAbsolutePath().normalize();
        return new Workspace(absolute, WorkspaceConfig.read(absolute.resolve(CONFIG)));
    }

    public static boolean isOne(Path root) {
        return Files.isRegularFile(root.resolve(CONFIG));
    }

    public WorkspaceConfig config() {
        return config;
    }

    public Path root() {
        return root;
    }

    public Path register() {
        return root.resolve("ledger/register");
    }

    public Path decisions() {
        return root.resolve("ledger/decisions");
    }

    /** A log of decisions that was opened after the first. */
    public Path decisions(String shard) {
        return root.resolve("ledger/decisions-" + shard);
    }

    public Path evidence() {
        return root.resolve("evidence");
    }

    public Path accounting() {
        return root.resolve("accounting");
    }

    public Path releases() {
        return root.resolve("releases");
    }

    public Path requests() {
        return root.resolve("requests");
    }

    public Path agreements() {
        return root.resolve("agreements");
    }

    /** Opinions of counsel as they were filed, each with its signature beside it. */
    public Path opinions() {
        return root.resolve("opinions");
    }

    /** What runs went by, each under its SHA-256: packs, agreements, the jar that decided. */
    public Path rules() {
        return root.resolve("rules");
    }

    public Path orders() {
        return root.resolve("orders");
    }

    public Path safeguards() {
        return root.resolve("safeguards");
    }

    public Path state() {
        return root.resolve("state.db");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    /** Scratch space of the record source; wiped at every start. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** Address keys of the records, by version; protected as the records are. */
    public Path index() {
        return root.resolve("index");
    }

    /** Time-stamps on checkpoints, in a folder for each log. */
    public Path timestamps() {
        return root.resolve("timestamps");
    }

    /** Certificates of officials, which papers name by SHA-256, and of authorities below a root; one a file. */
    public Path certificates() {
        return root.resolve("certificates");
    }

    /** The authorities whose certificates count; reading them refuses with a {@code CredentialException}. */
    public TrustAnchors trust() {
        TrustAnchors pinned = TrustAnchors.read(config.roots(), config.revocationLists());
        try {
            return pinned.with(CertificateFolder.in(certificates()).authorities());
        } catch (IOException unreadable) {
            throw new CredentialException(
                    certificates() + " cannot be read: check that this account may list the folder", unreadable);
        }
    }

    public Path workspaceKey() {
        return config.keys().resolve("workspace.key");
    }

    public Path registerKey() {
        return config.keys().resolve("register.key");
    }

    public Path decisionsKey() {
        return config.keys().resolve("decisions.key");
    }

    public Path decisionsKey(String shard) {
        return config.keys().resolve("decisions-" + shard + ".key");
    }

    /** The key that signs manifests, and its certificate beside it. */
    public SigningIdentity custodianIdentity() {
        return SigningIdentity.read(config.keys().resolve("custodian.key.pem"), custodianCertificateFile());
    }

    public X509Certificate custodianCertificate() {
        return Certificates.read(custodianCertificateFile());
    }

    private Path custodianCertificateFile() {
        return certificates().resolve("custodian.pem");
    }

    /** Reads the signing key of a log from its file outside the workspace. */
    public static NoteSigner signer(Path keyFile) throws IOException {
        return NoteSigner.parse(TextFile.read(keyFile));
    }
}
