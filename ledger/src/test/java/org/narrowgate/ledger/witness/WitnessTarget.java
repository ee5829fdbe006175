package org.narrowgate.ledger.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.NoteVerifier;

/** A witness's server in a process of its own. Arguments: folder, file with its key, the log's vkey. */
final class WitnessTarget {
    private WitnessTarget() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.maxReqTime", "2");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Witness witness = Witness.open(
                Path.of(args[0]),
                NoteSigner.parse(Files.readString(Path.of(args[1]))),
                List.of(NoteVerifier.parse(args[2])),
                InstantSource.system(),
                out::println);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        WitnessServer server = WitnessServer.start(witness, any, "", Optional.empty(), out::println);
        out.println("port " + server.address().getPort());
        Thread.currentThread().join();
    }
}
