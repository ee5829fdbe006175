package org.narrowgate.engine.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FactType;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads the cases in {@code good/} and {@code bad/}; sets of facts that several start from are shared by all files. */
final class CaseReader {
    private static final String SETTLED = "settled";
    /** What a case may suppose of a question; `open`: what its set supposes has not been found yet. */
    static final Map<String, FindingStatus> ANSWERS = new TreeMap<>(
            Map.of("met", FindingStatus.MET, "not_met", FindingStatus.NOT_MET, "open", FindingStatus.OPEN));

    private final FactSchema schema;
    private final Readings readings;
    private final List<String> elements;
    private final Set<String> questions;
    private final Problems problems;
    private final Map<String, Given> sets = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** What a case starts from: facts, and answers of signed findings. */
    private record Given(Map<String, Object> facts, Map<String, FindingStatus> settled) {
        static final Given NOTHING = new Given(Map.of(), Map.of());
    }

    /**
     * Begins with what cases may name.
     *
     * @param questions ids that an answer may be supposed for
     */
    CaseReader(FactSchema schema, Readings readings, List<String> elements, Set<String> questions, Problems problems) {
        this.schema = schema;
        this.readings = readings;
        this.elements = elements;
        this.questions = questions;
        this.problems = problems;
    }

    /**
     * Reads all of them.
     *
     * @throws DocumentException if a file is none of cases: every case that starts from its sets would be told, too
     */
    List<PackCase> read(PackFiles files) throws DocumentException {
        Map<String, Section> documents = new LinkedHashMap<>();
        List<String> good = files.in("good");
        List<String> all = new ArrayList<>(good);
        all.addAll(files.in("bad"));
        for (String file : all) {
            int before = problems.count();
            Optional<Section> section = files.node(file, problems).map(n -> Section.of("a file of cases", n, problems));
            section.filter(s -> problems.count() == before).ifPresent(s -> documents.put(file, s));
        }
        if (documents.size() < all.size()) {
            problems.throwIfAny();
        }
        documents.values().forEach(this::sets);
        List<PackCase> cases = new ArrayList<>();
        documents.forEach((file, section) -> {
            Optional<LocalDate> day = day(section);
            section.sections("cases", "a case", s -> cases.add(read(s, good.contains(file), day)));
            section.close();
        });
        return cases;
    }

    private void sets(Section document) {
        document.section("sets", "`sets`").ifPresent(section -> section.all().forEach((name, entry) -> {
            Section set = Section.of("a set of facts", entry.value(), problems);
            Map<String, FindingStatus> settled = settled(set);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts(set, facts);
            if (sets.put(name, new Given(facts, settled)) != null) {
                problems.add(entry.key(), "the set `" + name + "` is given twice", "rename one of them");
            }
        }));
    }

    private static Optional<LocalDate> day(Section section) {
        return section.has("on") ? Optional.of(section.date("on")) : Optional.empty();
    }

    /** Reads one case; {@code day} is that of the file, which counts where the case names none. */
    private PackCase read(Section section, boolean good, Optional<LocalDate> day) {
        String name = section.text("name");
        if (!names.add(name)) {
            problems.add(section.markOf("name"), "two cases are called `" + name + "`", "rename one of them");
        }
        Given from = from(section);
        Map<String, Object> facts = known(section, from.facts());
        Map<String, FindingStatus> answered = settled(section);
        Map<String, FindingStatus> settled = new LinkedHashMap<>(from.settled());
        settled.putAll(answered);
        Set<String> under = under(section);
        Map<String, PackCase.Expected> expected = expected(section);
        if (good != expected.isEmpty()) {
            problems.add(
                    section.mark(),
                    good ? "a case in `good/` expects every element MET" : "a case in `bad/` expects nothing",
                    good ? "remove `expect` or move it to `bad/`" : "add `expect` or move it to `good/`");
        }
        Mark mark = section.mark();
        return new PackCase(
                name,
                good,
                mark.fileName(),
                mark.line(),
                mark.column(),
                mark.file().line(mark.line()),
                under,
                day(section).or(() -> day),
                settled,
                answered.keySet(),
                facts,
                expected);
    }

    private Map<String, FindingStatus> settled(Section section) {
        Map<String, FindingStatus> settled = new LinkedHashMap<>();
        section.section(SETTLED, "`settled`").ifPresent(s -> s.all().forEach((question, entry) -> {
            if (!questions.contains(question)) {
                problems.unknown(entry.key(), "the question", question, questions);
            }
            settled.put(
                    question,
                    answer(s.textOf(question, entry.value()), entry.value().mark()));
        }));
        return settled;
    }

    private FindingStatus answer(String written, Mark mark) {
        FindingStatus answer = ANSWERS.get(written);
        if (answer == null) {
            problems.unknown(mark, "the answer", written, ANSWERS.keySet());
            return FindingStatus.OPEN;
        }
        return answer;
    }

    private Set<String> under(Section section) {
        Set<String> under = new HashSet<>();
        for (Node node : section.items("readings")) {
            String id = section.textOf("readings", node);
            if (readings.find(id).isEmpty()) {
                problems.unknown(
                        node.mark(),
                        "the reading",
                        id,
                        readings.all().stream().map(PackReading::id).toList());
            }
            under.add(id);
        }
        return Set.copyOf(under);
    }

    private Given from(Section section) {
        String from = section.text("from", "");
        if (!from.isEmpty() && !sets.containsKey(from)) {
            problems.unknown(section.markOf("from"), "the set", from, sets.keySet());
        }
        return sets.getOrDefault(from, Given.NOTHING);
    }

    /** The facts that the case starts from, less what it removes, with what it sets. */
    private Map<String, Object> known(Section section, Map<String, Object> from) {
        Map<String, Object> facts = new LinkedHashMap<>(from);
        for (Node node : section.items("remove")) {
            String fact = section.textOf("remove", node);
            declaration(fact, node.mark());
            if (facts.remove(fact) == null) {
                problems.add(
                        node.mark(),
                        "`" + fact + "` is not in the set, so it cannot be removed",
                        "leave it out of `remove`");
            }
        }
        section.section("set", "`set`").ifPresent(set -> facts(set, facts));
        return facts;
    }

    private Map<String, PackCase.Expected> expected(Section section) {
        Map<String, PackCase.Expected> expected = new LinkedHashMap<>();
        section.section("expect", "`expect`").ifPresent(expect -> expect.all().forEach((element, entry) -> {
            if (!elements.contains(element)) {
                problems.unknown(entry.key(), "the element", element, elements);
            }
            expected.put(element, expected(element, expect, entry));
        }));
        return expected;
    }

    private PackCase.Expected expected(String element, Section expect, Node.Entry entry) {
        if (entry.value() instanceof Node.Scalar scalar) {
            return new PackCase.Expected(status(expect.textOf(element, scalar), scalar.mark()), Optional.empty());
        }
        Section detail = Section.of("an expected finding", entry.value(), problems);
        FindingStatus status = status(detail.text("status"), detail.markOf("status"));
        String branch = detail.text("branch");
        detail.close();
        return new PackCase.Expected(status, Optional.of(branch));
    }

    private FindingStatus status(String text, Mark mark) {
        for (FindingStatus status : FindingStatus.values()) {
            if (status.name().equals(text)) {
                return status;
            }
        }
        problems.unknown(mark, "the finding", text, List.of("MET", "NOT_MET", "NOT_SHOWN", "OPEN"));
        return FindingStatus.NOT_SHOWN;
    }

    private void facts(Section section, Map<String, Object> into) {
        section.all().forEach((name, entry) -> {
            if (!name.equals(SETTLED)) {
                declaration(name, entry.key())
                        .flatMap(d -> value(d, entry.value()))
                        .ifPresent(v -> into.put(name, v));
            }
        });
    }

    private Optional<FactDeclaration> declaration(String name, Mark mark) {
        if (schema.find(name).isEmpty()) {
            UnknownFact.tell(
                    problems,
                    mark,
                    name,
                    schema.declarations().stream().map(FactDeclaration::name).toList());
            return Optional.empty();
        }
        return Optional.of(schema.at(schema.slot(name)));
    }

    private Optional<Object> value(FactDeclaration declaration, Node node) {
        if (node instanceof Node.Scalar scalar) {
            Optional<Object> value = value(declaration.type(), scalar);
            if (value.isPresent()
                    && value.get() instanceof String text
                    && !declaration.values().isEmpty()
                    && !declaration.values().contains(text)) {
                problems.add(
                        node.mark(),
                        "`" + declaration.name() + "` is never `" + text + "`",
                        NearestName.remedy(text, declaration.values()));
            }
            if (value.isPresent()) {
                return value;
            }
        }
        problems.add(
                node.mark(),
                "`" + declaration.name() + "` is " + wanted(declaration.type()) + ", but here is " + node.kindInWords(),
                "write " + example(declaration) + ", or leave the fact out: it is then not known");
        return Optional.empty();
    }

    private static String wanted(FactType type) {
        return switch (type) {
            case BOOL -> "true or false";
            case INT -> "a whole number or a date";
            case STRING -> "text";
        };
    }

    private static String example(FactDeclaration declaration) {
        return switch (declaration.type()) {
            case BOOL -> "`true` or `false` without quotes";
            case INT -> "a number such as `3`, or a day such as `2026-03-31`";
            case STRING ->
                declaration.values().isEmpty()
                        ? "a text"
                        : "one of its values, such as `" + declaration.values().get(0) + "`";
        };
    }

    private static Optional<Object> value(FactType type, Node.Scalar scalar) {
        return switch (type) {
            case BOOL ->
                scalar.type() == Node.ScalarType.FLAG
                        ? Optional.of(Boolean.parseBoolean(scalar.text()))
                        : Optional.empty();
            case INT -> number(scalar);
            case STRING -> scalar.type() == Node.ScalarType.NOTHING ? Optional.empty() : Optional.of(scalar.text());
        };
    }

    private static Optional<Object> number(Node.Scalar scalar) {
        try {
            return Optional.of(
                    scalar.type() == Node.ScalarType.INTEGER
                            ? Long.parseLong(scalar.text())
                            : LocalDate.parse(scalar.text()).toEpochDay());
        } catch (NumberFormatException | DateTimeException neither) {
            return Optional.empty();
        }
    }
}
