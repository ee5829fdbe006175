package org.narrowgate.engine.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads a statute pack from its folder and refuses it with everything that is wrong with it. */
public final class PackReader {
    private final PackFiles files;
    private final Problems problems;

    private PackReader(PackFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * Reads and lints the pack in a folder; its cases are read but not run (see {@link PackCases}).
     *
     * @throws DocumentException with every problem found
     */
    public static Pack read(Path directory) throws DocumentException {
        Problems problems = new Problems();
        PackFiles files = PackFiles.read(directory, problems);
        problems.throwIfAny();
        Optional<Node> document = files.node("pack.yaml", problems);
        Readings readings = files.has("readings.yaml")
                ? files.node("readings.yaml", problems)
                        .map(n -> Readings.read(n, problems))
                        .orElse(Readings.none())
                : Readings.none();
        problems.throwIfAny();
        Section section = Section.of("the pack", document.orElseThrow(), problems);
        problems.throwIfAny();
        return new PackReader(files, problems).pack(section, readings);
    }

    /** SHA-256 of the pack in a folder as {@link Pack#sha256} has it, whether or not it can be read. */
    public static String sha256(Path directory) throws DocumentException {
        Problems problems = new Problems();
        PackFiles files = PackFiles.read(directory, problems);
        problems.throwIfAny();
        return files.sha256();
    }

    private Pack pack(Section section, Readings readings) throws DocumentException {
        Head head = head(section);
        Declarations declared = declarations(section);
        Map<String, Pack.Threshold> thresholds = thresholds(section);
        Pack.Manifest manifest = new Pack.Manifest(
                files.shown("pack.yaml"),
                section.text("text"),
                purposes(section),
                thresholds,
                clauses(section, declared.fields()),
                situations(section),
                releasedBy(section));
        FactSchema schema =
                FactCatalog.schema(declared.fields(), declared.numbers(), declared.attestations(), declared.header());
        ElementReader elementReader = new ElementReader(
                ConditionReader.of(new Vocabulary(schema, thresholds), problems),
                readings,
                problems,
                Layer.STATUTE,
                Set.of());
        List<ElementDraft> drafts = elements(section, elementReader);
        section.close();
        List<PackCase> cases = new CaseReader(
                        schema, readings, elementReader.tested(), elementReader.questions(), problems)
                .read(files);
        readings.refuseUnused(problems);
        Lint lint = new Lint(section.mark(), problems);
        lint.check(manifest.situations(), drafts, cases);
        lint.kinds(FieldReader.OF_ROW, declared.fields(), declared.kindsAt(), drafts);
        lint.kinds(FieldReader.OF_HEADER, declared.header().statements(), declared.kindsAt(), drafts);
        problems.throwIfAny();
        Authority bare = authority(head, declared, readings, List.of());
        Pack draft = new Pack(manifest, bare, schema, readings, drafts, cases, files.sha256());
        List<Element> elements = Pack.elements(drafts, draft.choice(Map.of(), Set.of()));
        Authority authority = authority(head, declared, readings, elements);
        return new Pack(manifest, authority, schema, readings, drafts, cases, files.sha256());
    }

    private record Head(String id, String title, Citation citation, boolean emergency) {}

    private record Declarations(
            List<NumberDeclaration> numbers,
            List<Authority.Attestation> attestations,
            List<FieldDeclaration> fields,
            HeaderDeclarations header,
            List<FieldRule> releasable,
            Map<String, Mark> kindsAt) {}

    private Head head(Section section) {
        section.required("citation");
        Adoption.refuseClaims(section);
        return new Head(
                section.text("pack"),
                section.text("title"),
                section.citation("citation", new Citation("not cited")),
                section.flag("emergency", false));
    }

    private Declarations declarations(Section section) {
        FieldReader reader = new FieldReader(problems);
        List<NumberDeclaration> numbers = reader.numbers(section);
        List<Authority.Attestation> attestations = reader.attestations(section);
        List<FieldDeclaration> fields = reader.fields(section, attestations);
        HeaderDeclarations header =
                new HeaderDeclarations(reader.statements(section), reader.documents(section), reader.offices(section));
        return new Declarations(
                numbers, attestations, fields, header, reader.releasable(section, numbers), reader.kindsAt());
    }

    private static Authority authority(Head head, Declarations declared, Readings readings, List<Element> elements) {
        return new Authority(
                head.id(),
                head.title(),
                head.citation(),
                head.emergency(),
                elements,
                declared.fields(),
                declared.numbers(),
                declared.releasable(),
                readings.all().stream().map(PackReading::reading).toList(),
                declared.attestations(),
                declared.header());
    }

    private Map<String, String> purposes(Section section) {
        Map<String, String> purposes = new LinkedHashMap<>();
        section.sections("purposes", "a purpose", s -> purposes.put(s.text("code"), s.text("text")));
        if (purposes.isEmpty()) {
            problems.add(section.mark(), "the pack names no purpose", "add `purposes`");
        }
        return purposes;
    }

    static Map<String, Pack.Threshold> thresholds(Section section) {
        Map<String, Pack.Threshold> thresholds = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        section.sections("thresholds", "a threshold", s -> {
            String id = FieldReader.id(s, ids);
            long limit = s.number("limit");
            if (limit < 0) {
                s.problems().add(s.markOf("limit"), "a threshold cannot be negative", "write 0 or more");
            }
            thresholds.put(
                    id, new Pack.Threshold(limit, s.choice("narrows", Narrows.class, Narrows.LOWER), s.text("text")));
        });
        return thresholds;
    }

    private Pack.Clauses clauses(Section section, List<FieldDeclaration> fields) {
        Optional<Section> clauses = section.section("clauses", "`clauses`");
        if (clauses.isEmpty()) {
            return new Pack.Clauses(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Pack.Clauses read = new Pack.Clauses(
                clause(clauses.get(), "offences", FieldType.CITATION, fields),
                clause(clauses.get(), "periods", FieldType.PERIODS, fields),
                clause(clauses.get(), "officials", FieldType.ROSTER, fields));
        clauses.get().close();
        return read;
    }

    private Optional<String> clause(Section clauses, String key, FieldType type, List<FieldDeclaration> fields) {
        if (!clauses.has(key)) {
            return Optional.empty();
        }
        String name = clauses.text(key);
        List<String> candidates = fields.stream()
                .filter(f -> f.type() == type)
                .map(FieldDeclaration::name)
                .toList();
        if (!candidates.contains(name)) {
            problems.unknown(
                    clauses.markOf(key), "the field of type " + type.name().toLowerCase(Locale.ROOT), name, candidates);
        }
        return Optional.of(name);
    }

    /** Where the pack is silent it is the head of the agency, or who does it for him. */
    private Pack.ReleasedBy releasedBy(Section section) {
        Optional<Section> said = section.section("released_by", "`released_by`");
        if (said.isEmpty()) {
            return new Pack.ReleasedBy("the agency", Set.of("head-of-agency"), true);
        }
        Section words = said.get();
        List<String> kinds = words.texts("kinds");
        if (kinds.isEmpty()) {
            problems.add(words.mark(), "`released_by` names no kind of office", "add `kinds`, e.g. [secretary]");
        }
        Pack.ReleasedBy read =
                new Pack.ReleasedBy(words.text("words"), Set.copyOf(kinds), words.flag("delegate", false));
        words.close();
        return read;
    }

    private Situations situations(Section section) {
        return section.section("situations", "`situations`")
                .map(Situations::read)
                .orElse(new Situations(List.of(), List.of()));
    }

    private List<ElementDraft> elements(Section section, ElementReader reader) {
        List<ElementDraft> drafts = new ArrayList<>();
        section.sections("elements", "an element", s -> reader.read(s).ifPresent(drafts::add));
        if (section.items("elements").isEmpty()) {
            problems.add(section.mark(), "the pack has no element", "add `elements`");
        }
        return drafts;
    }
}
