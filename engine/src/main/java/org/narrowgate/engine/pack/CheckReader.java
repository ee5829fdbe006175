package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Condition;
import org.narrowgate.core.law.Expression;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Stage;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/**
 * Reads the check of one element: {@code met}, {@code judge}, {@code all_of}, {@code any_of}, {@code cases} or
 * {@code by_reading}.
 */
final class CheckReader {
    static final List<String> SHAPES = List.of("met", "judge", "all_of", "any_of", "cases", "by_reading");

    private static final Condition NEVER = Condition.of("false", new Expression.Literal(false));
    private static final Condition ALWAYS = Condition.of("true", new Expression.Literal(true));

    private final ConditionReader conditions;
    private final Readings readings;
    private final Problems problems;
    private final ThresholdUse thresholds;
    private final Set<String> ids;
    private final Stage stage;
    private final GroundKind ground;
    private final Set<String> excepted = new HashSet<>();
    private final Set<String> questions = new TreeSet<>();

    /** Begins an element; {@code ids} are those of every branch so far: logs name branches, so no two share a name. */
    CheckReader(
            ConditionReader conditions,
            Readings readings,
            Problems problems,
            Set<String> ids,
            Stage stage,
            GroundKind ground) {
        this.conditions = conditions;
        this.readings = readings;
        this.problems = problems;
        this.thresholds = new ThresholdUse(conditions.vocabulary(), problems);
        this.ids = ids;
        this.stage = stage;
        this.ground = ground;
    }

    /** What a branch takes from the one above it where it says nothing itself. */
    record Inherited(String id, Citation citation, String text, Basis basis, String cure) {}

    /** Where in the tree a branch stands: whether a case already rests on evidence, whether a reading decides. */
    private record Place(boolean inCase, boolean inReading) {}

    Optional<Branch> read(Node node, Inherited inherited) {
        return read(node, inherited, new Place(false, false), true);
    }

    /** Ids of the branches that an exception may except. */
    Set<String> exceptable() {
        return excepted;
    }

    /** Ids of the questions that it asks. */
    Set<String> questions() {
        return questions;
    }

    private Optional<Branch> read(Node node, Inherited above, Place place, boolean mayInheritId) {
        if (node instanceof Node.Scalar scalar) {
            if (!mayInheritId) {
                return nameless(node.mark());
            }
            unique(above.id(), node.mark());
            return test(above, scalar, Optional.empty(), place);
        }
        Section section = Section.of("a check", node, problems);
        String id = section.text("id", mayInheritId ? above.id() : "");
        if (id.isEmpty()) {
            return nameless(section.mark());
        }
        Inherited own = new Inherited(
                id,
                section.citation("citation", above.citation()),
                section.text("text", above.text()),
                basis(section, above.basis()),
                section.text("cure", above.cure()));
        List<String> shapes = SHAPES.stream().filter(section::has).toList();
        if (shapes.size() != 1) {
            problems.add(
                    section.mark(),
                    "a check needs exactly one of " + String.join(", ", SHAPES),
                    shapes.isEmpty()
                            ? "write `met:` with a condition, or branches under another of them"
                            : "keep one of `" + String.join("`, `", shapes) + "`");
            section.close();
            return Optional.empty();
        }
        unique(id, section.markOf("id"));
        Optional<Branch> branch = shape(shapes.get(0), section, own, place);
        section.close();
        return branch;
    }

    private Optional<Branch> shape(String shape, Section section, Inherited own, Place place) {
        return switch (shape) {
            case "met" ->
                section.scalar("met").flatMap(met -> test(own, met, section.section("open", "`open`"), place));
            case "judge" -> judged(section, own, place);
            case "all_of" -> group(true, section, own, place);
            case "any_of" -> group(false, section, own, place);
            case "cases" -> table(section, own, place);
            default -> byReading(section, own, place);
        };
    }

    private Optional<Branch> nameless(Mark mark) {
        problems.add(mark, "a branch lacks `id`", "name it, so that a finding can say which branch decided");
        return Optional.empty();
    }

    private void unique(String id, Mark mark) {
        if (!ids.add(id)) {
            problems.add(mark, "the id `" + id + "` is given to two branches", "rename one of them");
        }
    }

    /** Only what has a finding of its own under every reading can be excepted. */
    private void mayBeExcepted(String id, Place place) {
        if (!place.inReading()) {
            excepted.add(id);
        }
    }

    static Basis basis(Section section, Basis otherwise) {
        Optional<Section> basis = section.section("basis", "`basis`");
        if (basis.isEmpty()) {
            return otherwise;
        }
        Basis read = new Basis(
                basis.get().choice("kind", Basis.Kind.class, Basis.Kind.STATED),
                basis.get().text("by", ""));
        basis.get().close();
        return read;
    }

    private Optional<Branch> test(Inherited own, Node.Scalar written, Optional<Section> openSection, Place place) {
        mayBeExcepted(own.id(), place);
        Optional<Condition> met = condition(written);
        met.ifPresent(m -> thresholds.met(m, written));
        Optional<Check.Open> open = openSection.flatMap(section -> open(section, met));
        if (met.isEmpty()) {
            return Optional.empty();
        }
        if (!place.inCase() && !looksAtFacts(met.get().tree())) {
            problems.add(
                    written.mark(),
                    "the condition looks at no fact, so it would find the same of every request",
                    "name the evidence; a constant may stand only under `cases`");
        }
        return Optional.of(new Branch.Leaf(
                new Check.Test(own.id(), own.citation(), own.text(), own.basis(), met.get(), open, own.cure())));
    }

    /** What only a person can find: open where {@code when} holds, and met by nothing but his signed finding. */
    private Optional<Branch> judged(Section section, Inherited own, Place place) {
        mayBeExcepted(own.id(), place);
        Section judge = Section.of("`judge`", section.required("judge").orElseThrow(), problems);
        if (own.basis().kind() != Basis.Kind.JUDGED || own.basis().by().isBlank()) {
            problems.add(
                    section.markOf("judge"),
                    "`judge` asks a person, but the basis of `" + own.id() + "` names none",
                    "write `basis: {kind: judged, by: the office whose holder finds it}`");
        }
        Optional<Node.Scalar> written = judge.scalar("when");
        Optional<Condition> when = written.isPresent() ? written.flatMap(this::condition) : Optional.of(ALWAYS);
        written.ifPresent(w -> when.ifPresent(c -> thresholds.open(NEVER, c, w)));
        Question question = question(judge);
        judge.close();
        return when.map(w -> new Branch.Leaf(new Check.Test(
                own.id(),
                own.citation(),
                own.text(),
                own.basis(),
                NEVER,
                Optional.of(new Check.Open(w, question)),
                own.cure())));
    }

    private Optional<Check.Open> open(Section section, Optional<Condition> met) {
        Optional<Node.Scalar> written = section.required("when").flatMap(n -> section.scalar("when"));
        Optional<Condition> when = written.flatMap(this::condition);
        if (met.isPresent() && when.isPresent()) {
            thresholds.open(met.get(), when.get(), written.orElseThrow());
        }
        Question question = question(section);
        section.close();
        return when.map(w -> new Check.Open(w, question));
    }

    /** What a person must answer. */
    Question question(Section section) {
        String text = section.text("question");
        String id = section.text("id");
        String asked = section.text("asked");
        if (!asked.isEmpty() && !asked.equals("once") && !asked.equals("row")) {
            problems.add(
                    section.markOf("asked"),
                    "`asked` must be `once` or `row`",
                    "once: one answer settles it for the run");
        }
        questions.add(id);
        // A question on which readings differ is contested whether or not the pack says so.
        boolean contested = section.flag("contested", false) || !readings.of(id).isEmpty();
        return new Question(id, text, asked.equals("once"), contested);
    }

    /** The condition under which an exception applies. */
    Optional<Condition> exception(Node.Scalar written) {
        Optional<Condition> when = condition(written);
        when.ifPresent(w -> thresholds.exception(w, written));
        return when;
    }

    /** A condition with its stage held: an element may look only at what is known when it is decided. */
    private Optional<Condition> condition(Node.Scalar written) {
        Optional<Condition> condition = conditions.read(written);
        condition.ifPresent(c -> stages(c.tree(), written));
        return condition;
    }

    private void stages(Expression tree, Node.Scalar written) {
        for (Expression.Fact fact : facts(tree)) {
            Stage known = conditions.vocabulary().stage(fact.slot());
            Mark mark = Places.of(written, Math.max(0, written.text().indexOf(fact.name())));
            stage(fact.name(), known, mark);
        }
    }

    private void stage(String fact, Stage known, Mark mark) {
        if (known.compareTo(stage) > 0) {
            problems.add(
                    mark,
                    "`" + fact + "` is known only at stage " + word(known) + ", after this element's stage "
                            + word(stage),
                    "give the element a later stage or move the branch to an element that has one");
        } else if (known.compareTo(Stage.RECORD) >= 0 && ground == GroundKind.STATED) {
            problems.add(
                    mark,
                    "`" + fact + "` rests on more than the request, so a refusal must not be told",
                    "write `ground: record`");
        }
    }

    private static String word(Stage stage) {
        return "`" + stage.name().toLowerCase(Locale.ROOT) + "`";
    }

    private static boolean looksAtFacts(Expression tree) {
        return facts(tree).stream().anyMatch(f -> f.slot() >= 0);
    }

    /** Every fact and threshold that a condition names, as often as it does. */
    static List<Expression.Fact> facts(Expression tree) {
        List<Expression.Fact> facts = new ArrayList<>();
        if (tree instanceof Expression.Fact fact) {
            facts.add(fact);
        } else if (tree instanceof Expression.Not not) {
            facts.addAll(facts(not.operand()));
        } else if (tree instanceof Expression.And and) {
            facts.addAll(facts(and.left()));
            facts.addAll(facts(and.right()));
        } else if (tree instanceof Expression.Compare compare) {
            facts.addAll(facts(compare.left()));
            facts.addAll(facts(compare.right()));
        } else if (tree instanceof Expression.In in) {
            facts.addAll(facts(in.value()));
        } else if (tree instanceof Expression.Plus plus) {
            facts.addAll(facts(plus.left()));
            facts.addAll(facts(plus.right()));
        } else if (tree instanceof Expression.Minus minus) {
            facts.addAll(facts(minus.left()));
            facts.addAll(facts(minus.right()));
        }
        return facts;
    }

    private Optional<Branch> group(boolean all, Section section, Inherited own, Place place) {
        String key = all ? "all_of" : "any_of";
        List<Node> nodes = section.items(key);
        if (nodes.size() < 2) {
            problems.add(
                    section.markOf(key),
                    "`" + key + "` needs two branches or more",
                    "add one, or write the one branch without `" + key + "`");
        }
        List<Branch> branches = new ArrayList<>();
        nodes.forEach(n -> read(n, own, place, false).ifPresent(branches::add));
        return branches.size() < nodes.size() || branches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Branch.Group(all, own.id(), List.copyOf(branches)));
    }

    private Optional<Branch> table(Section section, Inherited own, Place place) {
        mayBeExcepted(own.id(), place);
        Section table = Section.of("`cases`", section.required("cases").orElseThrow(), problems);
        String fact = table.text("by");
        OptionalInt slot = conditions.vocabulary().slot(fact);
        if (slot.isEmpty() && !fact.isEmpty()) {
            UnknownFact.tell(
                    problems, table.markOf("by"), fact, conditions.vocabulary().names());
        }
        List<String> values = slot.isPresent() ? values(slot.getAsInt(), fact, table.markOf("by")) : List.of();
        Map<String, Branch> cases = new LinkedHashMap<>();
        Optional<Section> of = table.section("of", "`of`");
        of.ifPresent(o -> o.all().forEach((key, entry) -> {
            Optional<Branch> branch = read(entry.value(), own, new Place(true, place.inReading()), false);
            for (String value : key.split(" or ", -1)) {
                if (!values.isEmpty() && !values.contains(value)) {
                    problems.add(
                            entry.key(), "`" + fact + "` is never `" + value + "`", NearestName.remedy(value, values));
                }
                branch.ifPresent(b -> cases.put(value, b));
            }
        }));
        table.close();
        if (of.isEmpty()) {
            problems.add(table.mark(), "`cases` lacks `of`", "add a branch for each value");
        }
        return slot.isEmpty() || cases.isEmpty()
                ? Optional.empty()
                : Optional.of(new Branch.Table(
                        own.id(), own.citation(), own.text(), own.basis(), slot.getAsInt(), fact, cases, own.cure()));
    }

    private List<String> values(int slot, String fact, Mark mark) {
        if (conditions.vocabulary().type(slot) != FactType.STRING) {
            problems.add(mark, "`" + fact + "` is not a text, so it has no cases", "use `any_of` with conditions");
        }
        stage(fact, conditions.vocabulary().stage(slot), mark);
        return conditions.vocabulary().fact(slot).map(FactDeclaration::values).orElse(List.of());
    }

    private Optional<Branch> byReading(Section section, Inherited own, Place place) {
        Section by = Section.of("`by_reading`", section.required("by_reading").orElseThrow(), problems);
        String question = by.text("question");
        List<String> expected = readings.of(question);
        if (expected.isEmpty()) {
            problems.unknown(by.markOf("question"), "the question", question, readings.questions());
            // What follows from that one fault is not told again.
            by.all();
            NearestName.of(question, readings.questions()).ifPresent(readings::use);
        }
        Map<String, Branch> branches = new LinkedHashMap<>();
        for (String reading : expected) {
            by.required(reading)
                    .flatMap(n -> read(n, own, new Place(place.inCase(), true), false))
                    .ifPresent(b -> branches.put(reading, b));
        }
        by.close();
        readings.use(question);
        return expected.isEmpty() || branches.size() < expected.size()
                ? Optional.empty()
                : Optional.of(new Branch.ByReading(question, readings.strictest(question), branches));
    }
}
