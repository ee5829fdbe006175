package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;

/** What a log on a disk that may fail has promised so far, and whether the disk that comes up again keeps it. */
final class Life {
    private final NoteSigner signer = Samples.signer();
    private final List<Checkpoint> published = new ArrayList<>();
    private long acknowledged;
    private long attempted;

    /** As short as it can be and yet open, append, publish, cross the edge of a tile, end and begin again. */
    void small(Path log) throws IOException {
        live(log, open -> {
            append(open, 3);
            publish(open);
            append(open, 1);
            append(open, 251);
            append(open, 2);
            publish(open);
        });
        live(log, open -> {
            append(open, 4);
            publish(open);
            append(open, 2);
        });
        live(log, this::publish);
    }

    /** Anything for as long as the disk lasts. */
    void random(Path log, SplittableRandom random) throws IOException {
        for (int opening = 0; opening < 5; opening++) {
            live(log, open -> {
                for (int step = 0; step < 8; step++) {
                    append(open, 1 + random.nextInt(random.nextInt(3) == 0 ? 700 : 5));
                    if (random.nextInt(3) == 0) {
                        publish(open);
                    }
                }
            });
        }
    }

    interface Steps {
        void in(Log log) throws IOException;
    }

    void live(Path directory, Steps steps) throws IOException {
        try (Log log = Log.open(directory, signer)) {
            assertThat(log.size()).isBetween(acknowledged, attempted);
            acknowledged = log.durable();
            attempted = acknowledged;
            note(log);
            steps.in(log);
        }
    }

    void append(Log log, int entries) throws IOException {
        long from = log.size();
        attempted = Math.max(attempted, from + entries);
        assertThat(log.append(Samples.entries(from, from + entries))).isEqualTo(from);
        acknowledged = from + entries;
    }

    void publish(Log log) throws IOException {
        var unused = log.publish();
        note(log);
    }

    private void note(Log log) {
        Checkpoint newest = log.checkpoint().checkpoint();
        if (published.isEmpty() || !published.get(published.size() - 1).equals(newest)) {
            published.add(newest);
        }
    }

    NoteSigner signer() {
        return signer;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Nothing acknowledged is lost, nothing published is another, nothing stands twice, and the log goes on. */
    void keptOn(Path directory) throws IOException {
        if (!published.isEmpty()) {
            assertThat(LogAudit.audit(directory, signer.verifier()).damages()).isEmpty();
        }
        live(directory, log -> {
            Iterator<byte[]> entries = log.entries(0, log.size());
            for (long i = 0; i < log.size(); i++) {
                assertThat(entries.next()).isEqualTo(Samples.entry(i));
            }
            append(log, 2);
            publish(log);
        });
        LogAudit audit = LogAudit.audit(directory, signer.verifier());
        assertThat(audit.damages()).isEmpty();
        Checkpoint last = audit.checkpoint().orElseThrow();
        assertThat(last.root()).isEqualTo(Samples.root(acknowledged));
        LogReader reader = LogReader.open(directory, signer.verifier());
        for (Checkpoint then : published) {
            reader.consistency(then.size(), last.size()).verify(then.root(), last.root());
        }
    }
}
