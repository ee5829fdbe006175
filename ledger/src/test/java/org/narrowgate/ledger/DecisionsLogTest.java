package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;

/** From evidence to a logged decision, and no other way. */
class DecisionsLogTest {
    private static final RunId RUN = new RunId(3, 4);

    private final NoteSigner signer = Samples.signer();
    private final RowSeeds seeds = new RowSeeds(new byte[32]);

    @TempDir
    private Path directory;

    private Opening opening(long index, String outcome) {
        byte[] seed = seeds.seed(index + 1);
        List<byte[]> slots = List.of(new byte[] {1}, outcome.getBytes(StandardCharsets.UTF_8));
        return Opening.of(index, RUN, index + 1, seed, slots);
    }

    private List<DecisionEntry> entries(int from, int to) {
        List<DecisionEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(opening(i, "WITHHOLD").entry());
        }
        return entries;
    }

    @Test
    void a_decision_becomes_logged_from_its_opening_and_gives_receipts() throws IOException {
        try (DecisionsLog log = DecisionsLog.open(directory, signer)) {
            assertThat(log.append(entries(0, 500))).isZero();
            Checkpoint published = log.publish().checkpoint();
            for (int i = 0; i < 500; i += 7) {
                LoggedDecision logged = log.logged(opening(i, "WITHHOLD"), published);
                assertThat(logged.opening().index()).isEqualTo(i);
                assertThat(logged.proof().size()).isEqualTo(500);
                Receipt receipt = Receipt.parse(logged.receipt(Set.of(2)).bytes());
                assertThat(receipt.verify(signer.verifier())).isEqualTo(published);
            }
        }
        DecisionsReader reader = DecisionsReader.open(directory, signer.verifier());
        assertThat(reader.logged(opening(3, "WITHHOLD")).note())
                .isEqualTo(reader.log().note());
        assertThat(reader.entry(3)).isEqualTo(opening(3, "WITHHOLD").entry());
    }

    @Test
    void every_place_of_a_full_and_of_a_partial_tile_is_proved_and_a_changed_tile_is_not() throws IOException {
        for (int size : new int[] {1, 255, 256, 257, 512, 700}) {
            Path log = directory.resolve("log" + size);
            try (DecisionsLog decisions = DecisionsLog.open(log, signer)) {
                decisions.append(entries(0, size));
                decisions.publish();
            }
            DecisionsReader reader = DecisionsReader.open(log, signer.verifier());
            for (int i = 0; i < size; i++) {
                assertThat(reader.logged(opening(i, "WITHHOLD")).proof())
                        .isEqualTo(reader.log().inclusion(i, size));
            }
            assertThatThrownBy(() -> reader.another().logged(opening(size - 1, "DISCLOSE")))
                    .isInstanceOf(ProofException.class);
            Path tile = log.resolve(size < 256 ? "tile/0/000.p/" + size : "tile/0/000");
            byte[] bytes = Files.readAllBytes(tile);
            bytes[bytes.length - 1] ^= 1;
            Files.write(tile, bytes);
            assertThatThrownBy(
                            () -> DecisionsReader.open(log, signer.verifier()).logged(opening(0, "WITHHOLD")))
                    .as("size %d", size)
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void another_outcome_place_row_or_run_than_was_logged_is_refused() throws IOException {
        try (DecisionsLog log = DecisionsLog.open(directory, signer)) {
            log.append(entries(0, 10));
            Checkpoint published = log.publish().checkpoint();
            List<byte[]> slots = List.of(new byte[] {1}, "WITHHOLD".getBytes(StandardCharsets.UTF_8));
            for (Opening bad : List.of(
                    opening(4, "DISCLOSE"),
                    Opening.of(5, RUN, 5, seeds.seed(5), slots),
                    Opening.of(4, RUN, 5, seeds.seed(6), slots),
                    Opening.of(4, new RunId(3, 5), 5, seeds.seed(5), slots),
                    Opening.of(4, RUN, 5, seeds.seed(5), slots.subList(0, 1)))) {
                assertThatThrownBy(() -> log.logged(bad, published))
                        .isInstanceOf(ProofException.class)
                        .hasMessageContaining("does not hash");
            }
        }
    }

    @Test
    void what_is_durable_and_not_published_is_not_logged() throws IOException {
        try (DecisionsLog log = DecisionsLog.open(directory, signer)) {
            log.append(entries(0, 10));
            Checkpoint ten = log.publish().checkpoint();
            log.append(entries(10, 20));
            assertThatThrownBy(() -> log.logged(opening(10, "WITHHOLD"), ten))
                    .isInstanceOf(ProofException.class)
                    .hasMessageContaining("not published");
            Checkpoint twenty = log.publish().checkpoint();
            assertThatThrownBy(() -> log.logged(opening(1, "WITHHOLD"), ten)).isInstanceOf(ProofException.class);
            assertThat(log.logged(opening(10, "WITHHOLD"), twenty).proof().index())
                    .isEqualTo(10);
            Checkpoint forged = new Checkpoint(twenty.origin(), 20, ten.root());
            assertThatThrownBy(() -> log.logged(opening(10, "WITHHOLD"), forged))
                    .isInstanceOf(ProofException.class);
        }
    }

    @Test
    void nobody_outside_the_ledger_can_make_a_logged_decision() {
        String making = """
                package elsewhere;
                import org.narrowgate.core.proof.*;
                import org.narrowgate.ledger.*;
                class Forger {
                    LoggedDecision forge(Opening o, InclusionProof p, SignedNote n) { return %s; }
                }
                """;
        assertThat(compiles(making.formatted("null"))).isTrue();
        assertThat(compiles(making.formatted("new LoggedDecision(o, p, n)"))).isFalse();
        assertThat(Modifier.isFinal(LoggedDecision.class.getModifiers())).isTrue();
        assertThat(LoggedDecision.class.getConstructors()).isEmpty();
    }

    private static boolean compiles(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///elsewhere/Forger.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of("-proc:none", "-classpath", path, "-d", System.getProperty("java.io.tmpdir"));
        return compiler.getTask(new StringWriter(), null, d -> {}, options, null, List.of(file))
                .call();
    }
}
