package org.narrowgate.app.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.signature.IssuedIdentity;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DurableFile;
import org.narrowgate.ledger.Log;

/**
 * Makes a workspace: folders, keys outside of it, two empty logs, a configuration to complete. What is there already
 * stays, so that making it again after a fault goes on; the configuration comes last and makes it a workspace.
 *
 * @param root the new folder
 * @param keys where the keys of workspace, logs and custodian go; never inside the workspace
 * @param custodian name of the agency that holds the records
 * @param origin of the logs, a schema-less URL without the log's own name
 */
public record NewWorkspace(Path root, Path keys, String custodian, String origin, SecureRandom random) {
    /** Refuses keys inside the workspace with an {@link IllegalArgumentException}: a copy of the one would hold both. */
    public NewWorkspace {
        if (keys.toAbsolutePath().normalize().startsWith(root.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    keys + ": the keys would lie inside the workspace; give another folder with --keys");
        }
    }

    private static final List<String> FOLDERS = List.of(
            "agreements",
            "opinions",
            "offices",
            "orders",
            "safeguards",
            "requests",
            "certificates",
            "evidence",
            "accounting",
            "releases");

    /** Makes everything but the configuration. */
    void makeFoldersAndKeys(Instant now) throws IOException {
        DurableFile.makeFolder(root);
        for (String folder : FOLDERS) {
            DurableFile.makeFolder(root.resolve(folder));
        }
        if (!Files.isDirectory(keys)) {
            Files.createDirectories(
                    keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        DurableFile.makeFolder(keys);
        // A key that a killed process left unsynced is used from now on.
        DurableFile.syncDirectory(keys);
        Path workspaceKey = keys.resolve("workspace.key");
        if (!Files.exists(workspaceKey)) {
            WorkspaceKey.create(workspaceKey, random);
        }
        for (String log : List.of("register", "decisions")) {
            Path key = keys.resolve(log + ".key");
            if (!Files.exists(key)) {
                WorkspaceKey.writeSecret(
                        key, NoteSigner.log(origin + "/" + log, keyPair()).text());
            }
            Log.open(root.resolve("ledger/" + log), Workspace.signer(key)).close();
        }
        Path custodianKey = keys.resolve("custodian.key.pem");
        if (!Files.exists(custodianKey)) {
            IssuedIdentity.of(
                            IssuedIdentity.Kind.P384,
                            "Manifests of Narrowgate",
                            custodian,
                            now.minus(1, ChronoUnit.DAYS),
                            now.plus(5 * 365, ChronoUnit.DAYS),
                            random)
                    .write(custodianKey, root.resolve("certificates/custodian.pem"));
        }
    }

    /** Writes the configuration, once all else is there. */
    void writeConfig(String yaml) throws IOException, DocumentException {
        AtomicFile.write(root.resolve(Workspace.CONFIG), yaml.getBytes(StandardCharsets.UTF_8));
        Workspace.open(root);
    }

    /** The dated statement that no bar is known. */
    public static String statementOfNoBars(Instant now, String by) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return """
                # What is known of bars to disclosure (court orders, informants, protected status) counts while
                # dated; make it anew before `until`, or give `decide --bars FILE` with what is known.
                as_of: %s
                until: %s
                by: %s
                bars: []
                """.formatted(day, day.plusDays(30), quoted(by));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform has no Ed25519", missing);
        }
    }
}
