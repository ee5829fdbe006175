package org.narrowgate.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random elements, with tables, groups and exceptions within exceptions: what is not known or in error opens nothing. */
class MissingIsNeverYesProperties {
    private static final Citation CITATION = new Citation("Invented Act 1");
    private static final Basis BASIS = new Basis(Basis.Kind.STATED, "");
    private static final FactSchema SCHEMA = FactSchema.of(List.of(
            new FactDeclaration("flag.0", FactType.BOOL, Stage.ROW, ""),
            new FactDeclaration("flag.1", FactType.BOOL, Stage.ROW, ""),
            new FactDeclaration("flag.2", FactType.BOOL, Stage.ROW, ""),
            new FactDeclaration("kind.0", FactType.STRING, Stage.ROW, ""),
            new FactDeclaration("kind.1", FactType.STRING, Stage.ROW, ""),
            new FactDeclaration("count.0", FactType.INT, Stage.ROW, ""),
            new FactDeclaration("count.1", FactType.INT, Stage.ROW, "")));

    private int branches;

    @Test
    void no_finding_opens_when_one_fact_is_taken_away() {
        int compared = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ElementTest test = ElementTest.of(element(random));
            for (int i = 0; i < 8; i++) {
                Facts whole = facts(random);
                FindingStatus before = test.on(whole).status();
                for (FactDeclaration fact : SCHEMA.declarations()) {
                    Finding after = test.on(whole.copy().remove(fact.name()));
                    assertThat(openness(after.status()))
                            .as("seed %d without %s: %s", seed, fact.name(), after)
                            .isLessThanOrEqualTo(openness(before));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(250_000);
    }

    @Test
    void a_sum_beyond_a_long_is_no_answer_and_loses_no_row() {
        Expression far = new Expression.Plus(fact("count.0"), fact("count.1"));
        for (Expression.Operator operator : Expression.Operator.values()) {
            Condition condition = Condition.of("far", new Expression.Compare(operator, far, literal(3L)));
            Condition negated = Condition.of("not far", new Expression.Not(condition.tree()));
            Facts beyond = Facts.none(SCHEMA).set("count.0", Long.MAX_VALUE).set("count.1", 1L);
            assertThat(condition.on(beyond)).isEqualTo(Condition.Answer.NONE);
            assertThat(negated.on(beyond)).isEqualTo(Condition.Answer.NONE);
            Finding finding = ElementTest.of(element(leaf("x", condition, Optional.empty()), List.of()))
                    .on(beyond);
            assertThat(finding.status()).isEqualTo(FindingStatus.NOT_SHOWN);
            assertThat(finding.detail()).contains("no value");
            Check.Open open = new Check.Open(condition, new Question("q", "?", false));
            Condition never = Condition.of("false", literal(false));
            assertThat(ElementTest.of(element(leaf("x", never, Optional.of(open)), List.of()))
                            .on(beyond)
                            .status())
                    .isEqualTo(FindingStatus.NOT_SHOWN);
        }
    }

    private Element element(SplittableRandom random) {
        branches = 0;
        List<String> exceptable = new ArrayList<>();
        Check check = check(random, 3, exceptable);
        List<LegalException> exceptions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            FindingStatus outcome = List.of(FindingStatus.MET, FindingStatus.OPEN, FindingStatus.NOT_MET)
                    .get(random.nextInt(3));
            exceptions.add(new LegalException(
                    "exception-" + i,
                    exceptable.get(random.nextInt(exceptable.size())),
                    CITATION,
                    "an exception",
                    condition(random),
                    outcome,
                    new Question("exception-" + i, "?", false)));
        }
        return element(check, exceptions);
    }

    private static Element element(Check check, List<LegalException> exceptions) {
        return new Element(
                "X-1",
                Layer.STATUTE,
                CITATION,
                "invented",
                ElementKind.CONDITION,
                Stage.ROW,
                GroundKind.STATED,
                Optional.of(check),
                exceptions);
    }

    private Check check(SplittableRandom random, int depth, List<String> exceptable) {
        String id = "branch-" + branches++;
        switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> {
                return new Check.AllOf(id, checks(random, depth, exceptable));
            }
            case 2 -> {
                return new Check.AnyOf(id, checks(random, depth, exceptable));
            }
            case 3 -> {
                exceptable.add(id);
                Map<String, Check> cases = new LinkedHashMap<>();
                cases.put("a", check(random, depth - 1, exceptable));
                cases.put("b", check(random, depth - 1, exceptable));
                String fact = "kind." + random.nextInt(2);
                return new Check.Cases(id, CITATION, "a table", BASIS, SCHEMA.slot(fact), fact, cases, "");
            }
            default -> {
                exceptable.add(id);
                Optional<Check.Open> open = random.nextBoolean()
                        ? Optional.of(new Check.Open(condition(random), new Question(id, "?", false)))
                        : Optional.empty();
                return leaf(id, condition(random), open);
            }
        }
    }

    private List<Check> checks(SplittableRandom random, int depth, List<String> exceptable) {
        List<Check> checks = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            checks.add(check(random, depth - 1, exceptable));
        }
        return checks;
    }

    private static Check leaf(String id, Condition met, Optional<Check.Open> open) {
        return new Check.Test(id, CITATION, "a test", BASIS, met, open, "");
    }

    private static Condition condition(SplittableRandom random) {
        Expression tree = atom(random);
        for (int i = random.nextInt(3); i > 0; i--) {
            tree = new Expression.And(tree, atom(random));
        }
        return Condition.of(tree.toString(), random.nextInt(4) == 0 ? new Expression.Not(tree) : tree);
    }

    private static Expression atom(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Expression.Compare(Expression.Operator.EQUAL, fact("kind." + random.nextInt(2)), literal("a"));
            case 1 ->
                new Expression.Compare(
                        Expression.Operator.LESS_OR_EQUAL,
                        new Expression.Plus(fact("count.0"), fact("count.1")),
                        literal(3L));
            case 2 -> new Expression.Not(fact("flag." + random.nextInt(3)));
            default -> fact("flag." + random.nextInt(3));
        };
    }

    private static Expression fact(String name) {
        return new Expression.Fact(SCHEMA.slot(name), name);
    }

    private static Expression literal(java.io.Serializable value) {
        return new Expression.Literal(value);
    }

    private static Facts facts(SplittableRandom random) {
        Facts facts = Facts.none(SCHEMA);
        for (FactDeclaration fact : SCHEMA.declarations()) {
            facts.set(
                    fact.name(),
                    switch (fact.type()) {
                        case BOOL -> random.nextBoolean();
                        case INT -> random.nextInt(4) == 0 ? Long.MAX_VALUE : (long) random.nextInt(4);
                        case STRING -> List.of("a", "b", "c").get(random.nextInt(3));
                    });
        }
        return facts;
    }

    private static int openness(FindingStatus status) {
        return switch (status) {
            case NOT_MET, NOT_SHOWN -> 0;
            case OPEN -> 1;
            case MET -> 2;
        };
    }
}
