package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;

/** SIGKILL from outside at random milliseconds: nothing acknowledged is lost, nothing published is rewritten. */
class KillTest {
    private static final int LIFE = 700;

    private final NoteSigner signer = Samples.signer();
    private final TreeMap<String, Integer> stages = new TreeMap<>();
    private long verified;
    private Checkpoint published = new Checkpoint(Samples.ORIGIN, 0, Samples.root(0));

    @TempDir
    private Path temp;

    @Test
    void survives_fifteen_kills() throws Exception {
        killed(15, 20260705);
    }

    @Test
    @Tag("long")
    void survives_two_hundred_kills() throws Exception {
        killed(200, 20260706);
    }

    private void killed(int kills, long seed) throws Exception {
        Path directory = temp.resolve("log");
        Path key = Files.writeString(temp.resolve("key"), signer.text());
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < kills; kill++) {
            String context = "seed " + seed + " kill " + kill;
            List<String> lines;
            try (Child child = Child.java(
                    KillTarget.class, directory.toString(), key.toString(), Long.toString(seed + kill), "1000000")) {
                assertThat(child.awaitLine("started")).as(context).isTrue();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LIFE));
                lines = child.kill();
            }
            assertThat(lines).as(context).noneMatch(line -> line.contains("xception"));
            stages.merge(lines.get(lines.size() - 1).replaceAll(" .*", ""), 1, Integer::sum);
            check(directory, lines, context);
        }
        assertThat(verified).as("entries that lived through %s", stages).isPositive();
        // Where fifteen kills land is chance; that they land within the work, and not before it, is not.
        assertThat(stages.keySet()).as("last word of the killed: %s", stages).contains("durable");
    }

    private void check(Path directory, List<String> lines, String context) throws IOException {
        long durable = Math.max(verified, last(lines, "durable "));
        long promised = Math.max(published.size(), last(lines, "published "));
        // A child killed before it took the lock may have left no log at all; then nothing was promised either.
        try (Log log = Log.open(directory, signer)) {
            assertThat(log.size()).as(context).isGreaterThanOrEqualTo(durable);
            assertThat(log.published()).as(context).isGreaterThanOrEqualTo(promised);
            Iterator<byte[]> entries = log.entries(verified, log.size());
            for (long i = verified; i < log.size(); i++) {
                assertThat(entries.next()).as("%s entry %d", context, i).isEqualTo(Samples.entry(i));
            }
            Checkpoint found = log.checkpoint().checkpoint();
            log.consistency(published.size(), found.size()).verify(published.root(), found.root());
            assertThat(LogAudit.audit(directory, signer.verifier()).damages())
                    .as(context)
                    .isEmpty();
            verified = log.size();
            published = found;
        }
    }

    private static long last(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .mapToLong(line -> Long.parseLong(line.substring(word.length())))
                .max()
                .orElse(0);
    }
}
