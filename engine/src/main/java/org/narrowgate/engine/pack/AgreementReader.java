package org.narrowgate.engine.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.ledger.WholeFile;

/** Reads an agreement against the pack that it narrows; whatever would widen, or cites what is not there, is refused. */
public final class AgreementReader {
    private final Pack pack;
    private final Adopted adopted;
    private final Path file;
    private final Problems problems;

    private AgreementReader(Pack pack, Adopted adopted, Path file, Problems problems) {
        this.pack = pack;
        this.adopted = adopted;
        this.file = file;
        this.problems = problems;
    }

    /** Id of the pack under which an agreement stands, before anything else of it is read. */
    public static String authority(Path yaml) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(yaml, problems);
        problems.throwIfAny();
        String authority = Section.of("the agreement", node.orElseThrow(), problems)
                .text("authority")
                .strip();
        problems.throwIfAny();
        return authority;
    }

    /** Reads an agreement where nothing counts as adopted: it can rely on the strictest readings alone. */
    public static AgreementDocument read(Path yaml, Pack pack) throws DocumentException {
        return read(yaml, pack, Adopted.nothing());
    }

    /**
     * Reads an agreement.
     *
     * @param adopted what counsel of the custodian adopted of the pack
     * @throws DocumentException with every problem found, the file being unreadable among them
     */
    public static AgreementDocument read(Path yaml, Pack pack, Adopted adopted) throws DocumentException {
        Problems problems = new Problems();
        byte[] bytes = new byte[0];
        try {
            bytes = WholeFile.read(yaml);
        } catch (IOException unreadable) {
            problems.add(Yaml.shown(yaml), "the file cannot be read", "check that it exists and may be read");
        }
        problems.throwIfAny();
        Optional<Node> document = Yaml.read(Yaml.shown(yaml), bytes, problems);
        problems.throwIfAny();
        Section section = Section.of("the agreement", document.orElseThrow(), problems);
        return new AgreementReader(pack, adopted, yaml, problems).read(section, PackFiles.sha256(bytes));
    }

    private AgreementDocument read(Section section, String sha256) throws DocumentException {
        String title = section.text("title");
        String authority = authority(section);
        Map<String, String> purposes = purposes(section);
        Agreement agreement = agreement(section, authority, purposes.keySet());
        OptionalLong answerWithin = answerWithin(section);
        OptionalInt attestEveryDays = attestEveryDays(section);
        List<ElementDraft> conditions = conditions(section, agreement.id());
        confirmable(section, agreement);
        section.close();
        problems.throwIfAny();
        return new AgreementDocument(
                agreement,
                title,
                file,
                sha256,
                purposes,
                answerWithin,
                conditions,
                drafts(agreement.readings()),
                attestEveryDays);
    }

    /** Of an agreement under another one nothing else is told: what it names is right where it belongs. */
    private String authority(Section section) throws DocumentException {
        String authority = section.text("authority");
        if (!authority.isEmpty() && !authority.equals(pack.id())) {
            problems.add(
                    section.markOf("authority"),
                    "it is an agreement under `" + authority + "`, and not under `" + pack.id()
                            + "`, which is asked for",
                    "give the agreement under that authority, or ask under this one");
            problems.throwIfAny();
        }
        return authority;
    }

    private Agreement agreement(Section section, String authority, Set<String> purposes) {
        String id = section.text("agreement");
        Periods periods = periods(section);
        Map<String, Long> thresholds = thresholds(section);
        Term term = term(section);
        return new Agreement(
                id,
                section.text("custodian"),
                section.text("requester"),
                authority,
                purposes,
                offences(section),
                fields(section),
                section.flag("confirm_only", false),
                periods.first(),
                periods.last(),
                List.copyOf(cited(section, "identity_routes", "the identity route", routes(), true)
                        .keySet()),
                section.flag("nicknames", false),
                readings(section),
                positive(section, "rows_per_request"),
                thresholds,
                Set.copyOf(cited(section, "roster", "", List.of(), false).keySet()),
                term.effective(),
                term.expires(),
                (int) Math.min(Integer.MAX_VALUE, positive(section, "retention_days")));
    }

    /** "Yes, that address" tells the address, so it too must be a field that may go. */
    private void confirmable(Section section, Agreement agreement) {
        List<String> addresses = pack.authority().releasable().stream()
                .filter(f -> f.source() == FieldRule.Source.ADDRESS)
                .map(FieldRule::name)
                .toList();
        if (agreement.confirmOnly() && addresses.stream().noneMatch(agreement.fields()::contains)) {
            problems.add(
                    section.markOf("confirm_only"),
                    "only an address could be confirmed, and `fields` lists none, so nothing could ever go",
                    addresses.isEmpty()
                            ? "remove `confirm_only`: this authority lets no address go"
                            : "add `" + addresses.get(0) + "` to `fields`");
        }
    }

    private record Periods(int first, int last) {}

    private record Term(LocalDate effective, LocalDate expires) {}

    private Map<String, String> purposes(Section section) {
        Map<String, String> purposes = new LinkedHashMap<>();
        for (String code : cited(
                        section,
                        "purposes",
                        "the purpose",
                        pack.manifest().purposes().keySet(),
                        true)
                .keySet()) {
            purposes.put(code, pack.manifest().purposes().getOrDefault(code, ""));
        }
        return purposes;
    }

    private Set<String> offences(Section section) {
        Optional<String> field = pack.manifest().clauses().offences();
        List<String> known = pack.authority().fields().stream()
                .filter(f -> field.filter(f.name()::equals).isPresent())
                .map(FieldDeclaration::values)
                .flatMap(v -> v.keySet().stream())
                .toList();
        return Set.copyOf(cited(section, "offences", "the offence", known, field.isPresent())
                .keySet());
    }

    private Set<String> fields(Section section) {
        List<String> known =
                pack.authority().releasable().stream().map(FieldRule::name).toList();
        return Set.copyOf(cited(section, "fields", "the field", known, true).keySet());
    }

    /** The routes by which a person may be identified: by a number that the pack declares, or by full address. */
    private List<String> routes() {
        List<String> routes = new ArrayList<>();
        for (NumberDeclaration number : pack.authority().numbers()) {
            routes.add("number:" + number.name());
        }
        routes.add("address");
        return routes;
    }

    private Set<String> readings(Section section) {
        List<String> known = pack.readings().stream().map(PackReading::id).toList();
        Map<String, Mark> readings = cited(section, "readings", "the reading", known, false);
        Map<String, String> questions = new HashMap<>();
        for (Map.Entry<String, Mark> cited : readings.entrySet()) {
            String id = cited.getKey();
            Optional<PackReading> reading =
                    pack.readings().stream().filter(r -> r.id().equals(id)).findFirst();
            if (reading.isEmpty()) {
                continue;
            }
            if (!adopted.mayBeCited(reading.get())) {
                problems.add(
                        cited.getValue(),
                        "the reading `" + id + "` is a draft, so it cannot be relied on",
                        "have counsel adopt it (`law adopt`), or remove it: the strictest then holds");
            }
            String other = questions.put(reading.get().reading().question(), id);
            if (other != null) {
                problems.add(
                        cited.getValue(),
                        "the readings `" + other + "` and `" + id + "` answer the same question",
                        "keep one of them");
            }
        }
        return Set.copyOf(readings.keySet());
    }

    /** The strictest holds whether or not it is cited, so it is nobody's to adopt. */
    private Set<String> drafts(Set<String> cited) {
        Set<String> wider = new HashSet<>(cited);
        pack.readings().stream().filter(r -> r.reading().strictest()).forEach(r -> wider.remove(r.id()));
        return adopted.drafts(wider);
    }

    /** A list whose every entry must be known, each once, with the place of each. */
    private Map<String, Mark> cited(
            Section section, String key, String what, Collection<String> known, boolean required) {
        if (required) {
            section.required(key);
        }
        Map<String, Mark> cited = new LinkedHashMap<>();
        for (Node node : section.items(key)) {
            String text = section.textOf(key, node);
            if (!what.isEmpty() && !text.isEmpty() && !known.contains(text)) {
                problems.unknown(node.mark(), what, text, known);
            }
            if (cited.putIfAbsent(text, node.mark()) != null) {
                problems.add(node.mark(), "`" + text + "` is listed twice", "remove one of them");
            }
        }
        if (required && section.has(key) && cited.isEmpty()) {
            problems.add(section.markOf(key), "`" + key + "` is empty, so nothing could ever go", "list what is meant");
        }
        return cited;
    }

    private Periods periods(Section section) {
        // An authority whose rows state no periods has none that an agreement could cut.
        if (pack.manifest().clauses().periods().isPresent()) {
            section.required("periods");
        }
        Optional<Section> periods = section.section("periods", "`periods`");
        if (periods.isEmpty()) {
            return new Periods(0, 0);
        }
        Periods read = new Periods(year(periods.get(), "first"), year(periods.get(), "last"));
        if (read.first() > 0 && read.last() > 0 && read.first() > read.last()) {
            problems.add(periods.get().markOf("last"), "`last` lies before `first`", "exchange them");
        }
        periods.get().close();
        return read;
    }

    private int year(Section section, String key) {
        long year = section.number(key);
        if (section.has(key) && (year < 1900 || year > 9999)) {
            problems.add(section.markOf(key), "`" + key + "` is not a year", "write four digits");
            return 0;
        }
        return (int) year;
    }

    private Map<String, Long> thresholds(Section section) {
        Map<String, Long> moved = new LinkedHashMap<>();
        section.section("thresholds", "`thresholds`").ifPresent(s -> s.all().forEach((id, entry) -> {
            long limit = s.numberOf(id, entry.value());
            Pack.Threshold strict = pack.manifest().thresholds().get(id);
            if (strict == null) {
                problems.unknown(
                        entry.key(),
                        "the threshold",
                        id,
                        pack.manifest().thresholds().keySet());
            } else if (!strict.narrows().allows(strict.limit(), limit)) {
                boolean ceiling = strict.narrows() == Narrows.LOWER;
                problems.add(
                        entry.value().mark(),
                        "`" + id + "` would be " + (ceiling ? "raised" : "lowered") + " from " + strict.limit() + " to "
                                + limit + ", which would widen the law",
                        "an agreement can only narrow: write " + strict.limit() + " or " + (ceiling ? "less" : "more"));
            } else if (limit < 0) {
                problems.add(entry.value().mark(), "a threshold cannot be negative", "write 0 or more");
            }
            moved.put(id, limit);
        }));
        return moved;
    }

    private Term term(Section section) {
        Term term = new Term(section.date("effective"), section.date("expires"));
        if (section.has("effective")
                && section.has("expires")
                && !term.effective().isBefore(term.expires())) {
            problems.add(
                    section.markOf("expires"),
                    "`expires` is not after `effective`",
                    "write the first day on which the agreement is no longer in force");
        }
        return term;
    }

    private OptionalLong answerWithin(Section section) {
        return section.has("answer_within")
                ? OptionalLong.of(positive(section, "answer_within"))
                : OptionalLong.empty();
    }

    private long positive(Section section, String key) {
        long number = section.number(key);
        boolean written = section.node(key)
                .filter(n -> n instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.INTEGER)
                .isPresent();
        if (written && number <= 0) {
            problems.add(section.markOf(key), "`" + key + "` must be 1 or more", "write how many at most");
        }
        return number;
    }

    private OptionalInt attestEveryDays(Section section) {
        return section.has("attest_every_days")
                ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, positive(section, "attest_every_days")))
                : OptionalInt.empty();
    }

    private List<ElementDraft> conditions(Section section, String id) {
        Set<String> taken = new LinkedHashSet<>(Rulebooks.RESERVED_IDS);
        pack.drafts().forEach(d -> taken.add(d.id()));
        ElementReader reader = new ElementReader(
                ConditionReader.of(pack.vocabulary(), problems), Readings.none(), problems, Layer.AGREEMENT, taken);
        List<ElementDraft> conditions = new ArrayList<>();
        section.sections("conditions", "a condition of the agreement", s -> {
            Citation citation = Rulebooks.clause(id, s.text("id", "conditions"));
            reader.read(s, citation).ifPresent(conditions::add);
        });
        return conditions;
    }
}
