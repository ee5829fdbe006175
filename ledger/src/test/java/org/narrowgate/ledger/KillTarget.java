package org.narrowgate.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.narrowgate.core.proof.NoteSigner;

/**
 * The process that is killed: opens a log and appends and publishes until its end, telling on its standard output what
 * it has been promised. Arguments: log directory, file with the signing key, seed, and how many rounds it lives at most.
 */
final class KillTarget {
    private KillTarget() {}

    public static void main(String[] args) throws IOException {
        NoteSigner signer = NoteSigner.parse(Files.readString(Path.of(args[1])));
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        out.println("started");
        try (Log log = Log.open(Path.of(args[0]), signer)) {
            out.println("opened " + log.size());
            for (int round = 0; round < Integer.parseInt(args[3]); round++) {
                long from = log.size();
                long to = from + 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 12);
                log.append(Samples.entries(from, to));
                out.println("durable " + to);
                if (random.nextInt(3) == 0) {
                    log.publish();
                    out.println("published " + to);
                }
            }
            out.println("done");
        }
    }
}
