package org.narrowgate.core.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkageModelTest {
    private static final LinkageModel MODEL = Simulated.truth();
    private static final Comparison SURNAME = Simulated.COMPARISONS.get(0);

    @Test
    void a_weight_is_the_sum_of_the_bits_of_its_levels_and_what_is_missing_weighs_nothing() {
        double surname = Math.log(0.9 / 0.01) / Math.log(2);
        double birth = Math.log(0.03 / 0.995) / Math.log(2);

        assertThat(MODEL.weight(pattern("surname", "EXACT", "birth-date", "CONFLICT")))
                .isCloseTo(surname + birth, within(1e-12));
        assertThat(MODEL.weight(pattern())).isZero();
        assertThat(MODEL.probability(0)).isCloseTo(Simulated.PRIOR, within(1e-12));
        assertThat(MODEL.probability(2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void agreement_on_a_rare_value_weighs_more_and_on_no_other_level() {
        TermFrequencies table = TermFrequencies.of(Map.of("SMITH", 0.01, "QUILL", 0.0025), 0.005, 1);
        LinkageModel model =
                new LinkageModel(0.2, List.of(MODEL.comparisons().get(0).with(table)));
        Pattern exact = Pattern.of(0);

        double plain = model.weight(exact);
        assertThat(model.weight(exact, List.of("SMITH"))).isCloseTo(plain, within(1e-12));
        assertThat(model.weight(exact, List.of("QUILL"))).as("at the floor").isCloseTo(plain + 1, within(1e-12));
        assertThat(model.weight(exact, List.of("NOBODY"))).as("unlisted").isCloseTo(plain + 1, within(1e-12));
        assertThat(model.weight(exact, List.of(""))).isEqualTo(plain);
        assertThat(model.weight(Pattern.of(1), List.of("QUILL"))).isEqualTo(model.weight(Pattern.of(1)));
    }

    @Test
    void an_explanation_tells_each_part_and_adds_up_to_the_weight() {
        TermFrequencies table = TermFrequencies.of(Map.of("QUILL", 0.005), 0.001, 0.5);
        LinkageModel model = new LinkageModel(
                0.2,
                List.of(
                        MODEL.comparisons().get(0).with(table),
                        MODEL.comparisons().get(2)));
        Explanation told = model.explain(Pattern.of(0, Pattern.MISSING), List.of("QUILL", ""));

        assertThat(told.parts()).extracting(Explanation.Part::level).containsExactly("EXACT", Comparison.MISSING);
        assertThat(told.parts().get(0).bitsByFrequency()).as("half of one bit").isCloseTo(0.5, within(1e-12));
        assertThat(told.parts().get(1).total()).isZero();
        assertThat(told.parts().stream().mapToDouble(Explanation.Part::total).sum())
                .isEqualTo(told.weight());
        assertThat(told.probability()).isEqualTo(model.probability(told.weight()));
    }

    @Test
    void parameters_outside_0_and_1_or_of_another_shape_are_refused() {
        assertThatThrownBy(() -> LevelWeights.of(SURNAME, List.of(1.0, 0.0, 0.0), Simulated.U.get(0)))
                .hasMessageContaining("`surname` needs one m");
        assertThatThrownBy(() -> LevelWeights.of(SURNAME, Simulated.M.get(0), List.of(0.5, 0.5)))
                .hasMessageContaining("`surname` needs one u");
        assertThatThrownBy(() -> LevelWeights.of(SURNAME, Simulated.M.get(0), List.of(0.5, 0.4, 0.2)))
                .hasMessageContaining("adding up to 1");
        assertThatThrownBy(() -> LevelWeights.of(SURNAME, Simulated.M.get(0), List.of(Double.NaN, 0.5, 0.5)))
                .hasMessageContaining("inside 0 and 1");
        assertThatThrownBy(() -> new LinkageModel(1, MODEL.comparisons())).hasMessageContaining("prior");
        assertThatThrownBy(() -> TermFrequencies.of(Map.of(), 0, 1)).hasMessageContaining("floor");
        assertThatThrownBy(() -> TermFrequencies.of(Map.of("SMITH", 0.0), 0.1, 1))
                .hasMessageContaining("frequency");
    }

    @Test
    void patterns_of_other_levels_are_refused_by_name_and_by_number() {
        assertThatThrownBy(() -> pattern("surname", "LIKELY")).hasMessageContaining("no level `LIKELY`");
        assertThatThrownBy(() -> MODEL.weight(Pattern.of(0, 0))).hasMessageContaining("not a pattern");
        assertThatThrownBy(() -> MODEL.weight(Pattern.of(3, 0, 0, 0))).hasMessageContaining("not a pattern");
        assertThatThrownBy(() -> Pattern.of(-2)).hasMessageContaining("-2");
        assertThatThrownBy(() -> new Comparison("sex", List.of("EXACT", "MISSING")))
                .hasMessageContaining("MISSING");
        assertThatThrownBy(() -> new Comparison("sex", List.of("EXACT"))).hasMessageContaining("2 to 127");
    }

    private static Pattern pattern(String... levels) {
        Map<String, String> named = new java.util.HashMap<>();
        for (int i = 0; i < levels.length; i += 2) {
            named.put(levels[i], levels[i + 1]);
        }
        return Pattern.of(Simulated.COMPARISONS, named);
    }
}
