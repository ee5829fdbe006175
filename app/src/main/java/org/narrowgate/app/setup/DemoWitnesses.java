package org.narrowgate.app.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.WitnessReception;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import org.narrowgate.ledger.witness.Witness;
import org.narrowgate.ledger.witness.WitnessServer;

/**
 * The demonstration's three witnesses, of which two suffice: real servers on ports of this machine, whose keys lie
 * beside the workspace as those of strangers would. They answer until they are closed, and at the same addresses again.
 */
public final class DemoWitnesses implements AutoCloseable {
    private static final String POLICY = "witnesses.policy";
    private static final int COUNT = 3;

    private final Path root;
    private final Path folder;
    private final DemoIdentities identities;
    private final Consumer<String> said;
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<WitnessServer> servers = new ArrayList<>();

    DemoWitnesses(Path root, DemoIdentities identities, Consumer<String> said) {
        this.root = root;
        this.folder = root.resolveSibling(root.getFileName() + ".witnesses");
        this.identities = identities;
        this.said = said;
    }

    /** Begins to answer; what is not there yet is made, the policy among it. */
    DemoWitnesses start() throws IOException {
        List<Policy.Witness> known = Files.isRegularFile(root.resolve(POLICY))
                ? Policy.parse(WholeFile.read(root.resolve(POLICY))).witnesses()
                : List.of();
        List<NoteVerifier> logs = new ArrayList<>();
        try (Stream<Path> ledgers = Files.list(root.resolve("ledger"))) {
            for (Path key : ledgers.map(log -> log.resolve("vkey"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                logs.add(NoteVerifier.parse(Files.readString(key)));
            }
        }
        StringBuilder policy = new StringBuilder();
        for (int i = 1; i <= COUNT; i++) {
            NoteSigner signer = signer(i);
            int port = known.size() == COUNT
                    ? URI.create(known.get(i - 1).url().orElseThrow()).getPort()
                    : 0;
            witnesses.add(Witness.open(folder.resolve("w" + i), signer, logs, InstantSource.system(), said));
            servers.add(WitnessServer.start(
                    witnesses.get(i - 1),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    "",
                    Optional.empty(),
                    said));
            policy.append("witness w" + i + " " + signer.verifier().vkey() + " http://127.0.0.1:")
                    .append(servers.get(i - 1).address().getPort())
                    .append('\n');
        }
        if (known.isEmpty()) {
            policy.append("group two-of-three 2 w1 w2 w3\nquorum two-of-three\n");
            AtomicFile.write(root.resolve(POLICY), policy.toString().getBytes(UTF_8));
        }
        return this;
    }

    private NoteSigner signer(int number) throws IOException {
        Path key = folder.resolve("w" + number + ".key");
        Path home = folder.resolve("w" + number);
        if (!Files.exists(key)) {
            Files.createDirectories(folder);
            WorkspaceKey.writeSecret(
                    key,
                    NoteSigner.witness("narrowgate-demo.example/w" + number, NewWorkspace.keyPair())
                            .text());
        }
        NoteSigner signer = NoteSigner.parse(Files.readString(key));
        if (!Files.exists(home.resolve(Witness.VKEY))) {
            Witness.create(home, signer.verifier());
        }
        return signer;
    }

    /** The commissioner adopts the policy, unless one was adopted, and the configuration names it. */
    public void adopt(Workspace workspace, Register register, Instant at) throws IOException, DocumentException {
        if (AdoptedPolicies.of(workspace).newest().isEmpty()) {
            byte[] text = PaperText.of(
                            PaperKind.WITNESSES_ADOPTED,
                            "witnesses-1",
                            workspace.config().custodian(),
                            DemoParty.COMMISSIONER.person)
                    .put("policy", Files.readString(root.resolve(POLICY)).strip() + "\n")
                    .put("reason", "SYNTHETIC: three witnesses on this machine, of which two suffice")
                    .bytes();
            try {
                new WitnessReception(workspace, register, at)
                        .file(text, DetachedSignature.sign(text, identities.of(DemoParty.COMMISSIONER)));
            } catch (PaperRefusal refused) {
                throw new IOException("the demonstration's witnesses: " + refused.getMessage(), refused);
            }
        }
        if (workspace.config().witnesses().isEmpty()) {
            Files.writeString(
                    root.resolve(Workspace.CONFIG),
                    "# Who cosigns the logs before anything leaves, as a signed paper adopted it.\nwitnesses: " + POLICY
                            + "\n",
                    StandardOpenOption.APPEND);
        }
    }

    /** Where they answer. */
    public List<String> addresses() {
        return servers.stream()
                .map(server -> "http://127.0.0.1:" + server.address().getPort())
                .toList();
    }

    @Override
    public void close() throws IOException {
        servers.forEach(WitnessServer::close);
        for (Witness witness : witnesses) {
            witness.close();
        }
    }
}
