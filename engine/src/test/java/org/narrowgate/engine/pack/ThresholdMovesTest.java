package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.document.DocumentException;

/** Whatever number an agreement may write for a threshold, nothing becomes more open than the statute leaves it. */
class ThresholdMovesTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "agreement", "agreement.yaml");

    @TempDir
    Path folder;

    @Test
    void no_finding_of_any_case_opens_when_a_threshold_moves_as_it_narrows() throws Exception {
        List<String> opened = new ArrayList<>();
        int moves = 0;
        for (Pack pack : StatutePacks.all()) {
            for (var threshold : pack.manifest().thresholds().entrySet()) {
                for (long by : List.of(1L, 2L, 1_000L)) {
                    long limit = threshold.getValue().limit();
                    long moved = threshold.getValue().narrows() == Narrows.LOWER ? Math.max(0, limit - by) : limit + by;
                    for (PackCase example : pack.cases()) {
                        moves += opened(pack, example, Map.of(threshold.getKey(), moved), opened);
                    }
                }
            }
        }
        assertThat(opened).isEmpty();
        assertThat(moves).isGreaterThan(10_000);
    }

    private static int opened(Pack pack, PackCase example, Map<String, Long> moved, List<String> opened) {
        Facts facts = PackCases.facts(pack, example);
        List<ElementTest> strict = pack.tests(example);
        List<ElementTest> narrowed =
                pack.tests(pack.choice(moved, example.readings()).on(example.on()));
        for (int i = 0; i < strict.size(); i++) {
            FindingStatus before = strict.get(i).on(facts, example::judged).status();
            FindingStatus after = narrowed.get(i).on(facts, example::judged).status();
            if (openness(after) > openness(before)) {
                opened.add(pack.id() + " " + example.name() + ": "
                        + strict.get(i).element().id() + " " + before + " -> " + after + " under " + moved);
            }
        }
        return strict.size();
    }

    private static int openness(FindingStatus status) {
        return status == FindingStatus.MET ? 2 : status == FindingStatus.OPEN ? 1 : 0;
    }

    @Test
    void an_agreement_raises_a_floor_and_cannot_lower_it() throws Exception {
        Pack pack = StatutePacks.first();
        assertThat(agreement(pack, "words-in-reason: 6").agreement().thresholds())
                .containsEntry("words-in-reason", 6L);
        assertThatThrownBy(() -> agreement(pack, "words-in-reason: 4"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(
                        "agreement.yaml:69:20: `words-in-reason` would be lowered from 5 to 4, which would"
                                + " widen the law; an agreement can only narrow: write 5 or more");
    }

    private AgreementDocument agreement(Pack pack, String threshold) throws Exception {
        String text = Files.readString(EXAMPLE);
        assertThat(text).contains("  rows-per-official: 250");
        Path file = Files.writeString(
                folder.resolve("agreement.yaml"), text.replace("  rows-per-official: 250", "  " + threshold));
        return AgreementReader.read(file, pack);
    }

    @Test
    void what_an_agreement_does_to_a_floor_is_compared_by_its_direction() throws Exception {
        Pack pack = StatutePacks.first();
        assertThat(AgreementDiff.of(agreement(pack, "words-in-reason: 6"), agreement(pack, "words-in-reason: 5"), pack))
                .singleElement()
                .satisfies(change -> assertThat(change.effect()).isEqualTo(LawChange.Effect.WIDER));
    }
}
