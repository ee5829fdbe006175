package org.narrowgate.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.ledger.witness.Witness;
import org.narrowgate.ledger.witness.WitnessServer;

/** Three witnesses on ports of this machine, each of which can be ended and come back. */
final class ThreeWitnesses implements AutoCloseable {
    private final Path folder;
    private List<NoteVerifier> logs;
    private final List<NoteSigner> signers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Optional<WitnessServer>> servers = new ArrayList<>();
    private final List<Optional<Witness>> witnesses = new ArrayList<>();

    ThreeWitnesses(Path folder, Path... vkeys) throws Exception {
        this.folder = folder;
        List<NoteVerifier> watched = new ArrayList<>();
        for (Path vkey : vkeys) {
            watched.add(NoteVerifier.parse(Files.readString(vkey)));
        }
        logs = List.copyOf(watched);
        for (int i = 0; i < 3; i++) {
            signers.add(NoteSigner.witness(
                    "w" + (i + 1) + ".example/witness",
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
            ports.add(0);
            servers.add(Optional.empty());
            witnesses.add(Optional.empty());
        }
        startAnew();
    }

    private Path home(int witness) {
        return folder.resolve("w" + (witness + 1));
    }

    void start(int witness) throws Exception {
        Witness opened = Witness.open(home(witness), signers.get(witness), logs, InstantSource.system(), line -> {});
        WitnessServer server = WitnessServer.start(opened, address(witness), "", Optional.empty(), line -> {});
        ports.set(witness, server.address().getPort());
        witnesses.set(witness, Optional.of(opened));
        servers.set(witness, Optional.of(server));
    }

    /** All of them are started again with one more log to watch. */
    void watch(Path vkey) throws Exception {
        List<NoteVerifier> more = new ArrayList<>(logs);
        more.add(NoteVerifier.parse(Files.readString(vkey)));
        logs = List.copyOf(more);
        for (int i = 0; i < 3; i++) {
            end(i);
            start(i);
        }
    }

    void endAll() throws IOException {
        for (int i = 0; i < 3; i++) {
            end(i);
        }
    }

    /** All of them, at their ports, with no memory of any log. */
    void startAnew() throws Exception {
        endAll();
        for (int i = 0; i < 3; i++) {
            NewFolder.delete(home(i));
            Witness.create(home(i), signers.get(i).verifier());
            start(i);
        }
    }

    /** Where a witness answers, for one that is to sit there in its place. */
    InetSocketAddress address(int witness) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(witness));
    }

    void end(int witness) throws IOException {
        if (servers.get(witness).isPresent()) {
            servers.get(witness).get().close();
            witnesses.get(witness).get().close();
            servers.set(witness, Optional.empty());
        }
    }

    /** Their lines, and a quorum of so many of them. */
    String policy(int quorum) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            text.append("witness w%d %s http://127.0.0.1:%d%n"
                    .formatted(i + 1, signers.get(i).verifier().vkey(), ports.get(i)));
        }
        return text + "group enough " + quorum + " w1 w2 w3\nquorum enough\n";
    }

    @Override
    public void close() throws IOException {
        endAll();
    }
}
