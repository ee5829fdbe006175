package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;

/**
 * Ledgers as earlier versions wrote them are read, verified and gone on with. {@code -Dnarrowgate.ledgers.write=FOLDER}
 * writes one as this version does; once kept as a resource it is never written again.
 */
class OldLedgersTest {
    private static final List<String> LOGS = List.of("register", "decisions");

    @TempDir
    private Path temp;

    @Test
    void every_ledger_that_was_ever_kept_is_read_verified_and_gone_on_with() throws Exception {
        List<Path> versions;
        try (Stream<Path> kept = Files.list(resources())) {
            versions = kept.filter(Files::isDirectory).sorted().toList();
        }
        assertThat(versions).isNotEmpty();
        for (Path version : versions) {
            for (String log : LOGS) {
                goesOn(version, log);
            }
        }
    }

    private static Path resources() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(OldLedgersTest.class.getResource("/ledgers"))
                .toURI());
    }

    private void goesOn(Path version, String name) throws IOException {
        Path log = temp.resolve(version.getFileName() + "-" + name);
        Samples.copy(version.resolve(name), log);
        NoteSigner signer = NoteSigner.parse(Files.readString(version.resolve(name + ".key")));
        Checkpoint then = Checkpoint.parse(Files.readString(version.resolve(name + ".expected")));
        LogAudit audit = LogAudit.audit(log, signer.verifier());
        assertThat(audit.damages()).as("%s", version).isEmpty();
        assertThat(audit.checkpoint()).contains(then);
        assertThat(then.root()).isEqualTo(Samples.root(then.size()));
        try (Log open = Log.open(log, signer)) {
            long waiting = open.size();
            assertThat(waiting).as("what was durable and not published").isEqualTo(then.size() + 2);
            for (long i = 0; i < waiting; i++) {
                assertThat(open.entry(i)).isEqualTo(Samples.entry(i));
            }
            open.append(Samples.entries(waiting, waiting + 300));
            Checkpoint now = open.publish().checkpoint();
            assertThat(now.root()).isEqualTo(Samples.root(waiting + 300));
            open.consistency(then.size(), now.size()).verify(then.root(), now.root());
        }
        assertThat(LogAudit.audit(log, signer.verifier()).damages()).isEmpty();
    }

    @Test
    void one_that_this_version_writes_is_read_as_the_kept_ones_are() throws IOException {
        String asked = System.getProperty("narrowgate.ledgers.write");
        Path version = asked == null ? temp.resolve("today") : Path.of(asked);
        for (String log : LOGS) {
            write(version, log);
            goesOn(version, log);
        }
    }

    /** The register is published entry by entry, the decisions in groups; the last two entries of each wait. */
    private static void write(Path version, String name) throws IOException {
        NoteSigner signer = Samples.signer();
        int entries = name.equals("register") ? 20 : 300;
        int each = name.equals("register") ? 1 : 150;
        List<Checkpoint> published = new ArrayList<>();
        try (Log log = Log.open(version.resolve(name), signer)) {
            for (int from = 0; from < entries; from += each) {
                log.append(Samples.entries(from, from + each));
                published.add(log.publish().checkpoint());
            }
            log.append(Samples.entries(entries, entries + 2));
        }
        Files.delete(version.resolve(name).resolve(LogLock.NAME));
        Files.writeString(version.resolve(name + ".key"), signer.text(), StandardCharsets.UTF_8);
        String last = published.get(published.size() - 1).text();
        Files.writeString(version.resolve(name + ".expected"), last, StandardCharsets.UTF_8);
    }
}
