package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;

/** Whatever branch the lint takes, no move of its threshold that an agreement may make finds more than before. */
class ThresholdUseTest {
    private static final FactSchema SCHEMA = FactSchema.of(List.of(
            new FactDeclaration("a.number", FactType.INT, Stage.HEADER, "", List.of()),
            new FactDeclaration("b.number", FactType.INT, Stage.HEADER, "", List.of()),
            new FactDeclaration("a.flag", FactType.BOOL, Stage.HEADER, "", List.of())));

    /** The language is the same whichever way a threshold may move. */
    private final ConditionReader reader = ConditionReader.of(vocabulary(Narrows.LOWER), new Problems());

    private int taken;
    private int moved;

    @Test
    void no_branch_that_the_lint_takes_opens_when_its_threshold_moves_as_it_narrows() throws Exception {
        for (int seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Narrows narrows = random.nextBoolean() ? Narrows.LOWER : Narrows.HIGHER;
            String met = condition(random);
            String open = random.nextInt(3) == 0 ? turned(met) : condition(random);
            branch(narrows, met, open, random, "seed " + seed);
        }
        assertThat(taken).isGreaterThan(250);
        assertThat(moved).isGreaterThan(250);
    }

    private void branch(Narrows narrows, String met, String open, SplittableRandom random, String seed)
            throws Exception {
        Optional<Condition> readMet = reader.read(scalar(met));
        Optional<Condition> readOpen = reader.read(scalar(open));
        Problems problems = new Problems();
        ThresholdUse use = new ThresholdUse(vocabulary(narrows), problems);
        use.met(readMet.orElseThrow(), scalar(met));
        use.open(readMet.orElseThrow(), readOpen.orElseThrow(), scalar(open));
        if (!problems.isEmpty()) {
            return;
        }
        taken++;
        for (int i = 0; i < 12; i++) {
            Facts facts = Facts.none(SCHEMA)
                    .set("a.number", (long) random.nextInt(9))
                    .set("b.number", (long) random.nextInt(9))
                    .set("a.flag", random.nextBoolean());
            long to = narrows == Narrows.LOWER ? random.nextInt(5) : 4 + random.nextInt(5);
            int before = openness(readMet.get(), readOpen.get(), 4, facts);
            int after = openness(readMet.get(), readOpen.get(), to, facts);
            assertThat(after)
                    .as("%s: met %s, open %s, narrows %s to %d", seed, met, open, narrows, to)
                    .isLessThanOrEqualTo(before);
            moved += after < before ? 1 : 0;
        }
    }

    private static Vocabulary vocabulary(Narrows narrows) {
        return new Vocabulary(SCHEMA, Map.of("t", new Pack.Threshold(4, narrows, "four")));
    }

    private static int openness(Condition met, Condition open, long limit, Facts facts) {
        Choice choice = new Choice(Map.of("threshold.t", limit), Map.of(), Set.of(), Optional.empty(), "");
        if (choice.fill(met).on(facts) == Condition.Answer.TRUE) {
            return 2;
        }
        return choice.fill(open).on(facts) == Condition.Answer.TRUE ? 1 : 0;
    }

    private static Node.Scalar scalar(String source) {
        return (Node.Scalar) Yaml.read("random", ("'" + source + "'").getBytes(StandardCharsets.UTF_8), new Problems())
                .orElseThrow();
    }

    private static String condition(SplittableRandom random) {
        String first = comparison(random);
        return random.nextInt(3) == 0 ? first : first + " && " + (random.nextBoolean() ? "a.flag" : comparison(random));
    }

    private static String comparison(SplittableRandom random) {
        String operator = List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(random.nextInt(4) == 0 ? 6 : 4));
        String compared = number(random) + " " + operator + " " + number(random);
        return random.nextInt(6) == 0 ? "!(" + compared + ")" : compared;
    }

    private static String number(SplittableRandom random) {
        return List.of("a.number", "b.number", "threshold.t", "a.number + threshold.t", "b.number - threshold.t", "3")
                .get(random.nextInt(6));
    }

    /** The first comparison of a condition turned round, and the rest of it repeated, perhaps. */
    private static String turned(String met) {
        List<List<String>> pairs = List.of(List.of(" <= ", " > "), List.of(" >= ", " < "), List.of(" < ", " >= "));
        for (List<String> pair : pairs) {
            if (met.contains(pair.get(0)) && !met.startsWith("!")) {
                return met.replaceFirst(pair.get(0), pair.get(1));
            }
        }
        return met;
    }
}
