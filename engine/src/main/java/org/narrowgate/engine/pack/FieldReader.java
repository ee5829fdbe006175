package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads what a pack declares of rows and records: fields, identity numbers, attestations, fields that may go. */
final class FieldReader {
    /** A name becomes part of a fact's name, which a condition must be able to spell. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    /** With what the facts of a field, and of a statement, begin. */
    static final String OF_ROW = "row.";

    static final String OF_HEADER = "stated.";

    static final List<String> SCHEMES = List.of("us-ssn", "us-itin", "us-atin", "us-ein");
    private static final String PATTERN = "pattern:";

    /** Words that the expression language keeps for itself. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    /** Columns that every request has; a pack cannot declare them again. */
    private static final Set<String> COLUMNS = Set.of(
            "row_id",
            "given_name",
            "middle_name",
            "family_name",
            "name_suffix",
            "birth_date",
            "address_line",
            "city",
            "state",
            "zip",
            "country",
            "address",
            "readable",
            "unique",
            "resent_after_refusal");

    /** Groups that every request has, each committed to apart. */
    private static final Set<String> GROUPS = Set.of("row_id", "name", "birth_date", "numbers", "address");

    private final Problems problems;
    private final Set<String> columns = new HashSet<>(COLUMNS);
    private final Map<String, Mark> kindsAt = new HashMap<>();
    private final NamedParticulars particulars;

    FieldReader(Problems problems) {
        this.problems = problems;
        this.particulars = new NamedParticulars(problems);
    }

    /** Whether the column is declared here for the first time; the facts of one declared twice would clash. */
    private boolean fresh(Section section, String name) {
        if (columns.add(name)) {
            return true;
        }
        problems.add(section.markOf("name"), "the column `" + name + "` is declared twice", "rename one of them");
        return false;
    }

    private String name(Section section) {
        String name = section.text("name");
        spellable(name, section.markOf("name"));
        return name;
    }

    private void spellable(String name, Mark mark) {
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || RESERVED.contains(name))) {
            problems.add(
                    mark,
                    "`" + name + "` cannot be spelt in a condition",
                    "use small letters, digits and `_`, and no word of the expression language");
        }
    }

    List<NumberDeclaration> numbers(Section pack) {
        List<NumberDeclaration> numbers = new ArrayList<>();
        pack.sections("numbers", "a number", s -> {
            List<String> schemes = s.texts("schemes");
            if (schemes.isEmpty()) {
                problems.add(s.mark(), "a number lacks `schemes`", "name the number schemes it may follow");
            }
            s.items("schemes").forEach(node -> scheme(s.textOf("schemes", node), node.mark()));
            String name = name(s);
            if (fresh(s, name)) {
                numbers.add(new NumberDeclaration(name, schemes));
            }
        });
        return numbers;
    }

    private void scheme(String scheme, Mark mark) {
        if (!scheme.startsWith(PATTERN)) {
            if (!SCHEMES.contains(scheme)) {
                problems.unknown(mark, "the number scheme", scheme, SCHEMES);
            }
            return;
        }
        try {
            Pattern.compile(scheme.substring(PATTERN.length()));
        } catch (PatternSyntaxException invalid) {
            problems.add(mark, "the pattern of the number scheme cannot be read", "correct the regular expression");
        }
    }

    List<Authority.Attestation> attestations(Section pack) {
        List<Authority.Attestation> attestations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        pack.sections("attestations", "an attestation", s -> {
            int before = ids.size();
            Authority.Attestation attestation = new Authority.Attestation(id(s, ids), s.text("text"));
            if (ids.size() > before) {
                attestations.add(attestation);
            }
        });
        return attestations;
    }

    static String id(Section section, Set<String> taken) {
        Problems problems = section.problems();
        String id = section.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problems.add(
                    section.markOf("id"), "the id `" + id + "` is not plain", "use small letters, digits and hyphens");
        }
        if (!taken.add(id)) {
            problems.add(section.markOf("id"), "the id `" + id + "` is given twice", "rename one of them");
        }
        return id;
    }

    List<FieldDeclaration> fields(Section pack, List<Authority.Attestation> attestations) {
        List<FieldDeclaration> fields = new ArrayList<>();
        pack.sections("fields", "a field", s -> {
            String group = group(s);
            FieldDeclaration field = field(s, OF_ROW, group, whenBlank(s, attestations));
            misplaced(s, "when_blank", field.type() == FieldType.FLAG, "FLAG");
            if (fresh(s, field.name())) {
                fields.add(field);
            }
        });
        particulars.check(pack.markOf("fields"), "the field", fields);
        return fields;
    }

    /** What the header states once: declared as the fields of a row are, but in no group and with no meaning if blank. */
    List<FieldDeclaration> statements(Section pack) {
        List<FieldDeclaration> statements = new ArrayList<>();
        Set<String> names = new HashSet<>();
        pack.sections("statements", "a statement", s -> {
            FieldDeclaration statement = field(s, OF_HEADER, "", Optional.empty());
            if (statement.type() == FieldType.ROSTER) {
                problems.add(
                        s.markOf("type"),
                        "a statement cannot be of type roster",
                        "the header's own roster names the officials; rows name those who are meant");
            }
            if (names.add(statement.name())) {
                statements.add(statement);
            } else {
                problems.add(
                        s.markOf("name"),
                        "the statement `" + statement.name() + "` is declared twice",
                        "rename one of them");
            }
        });
        particulars.check(pack.markOf("statements"), "the statement", statements);
        return statements;
    }

    List<HeaderDeclarations.Document> documents(Section pack) {
        List<HeaderDeclarations.Document> documents = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        pack.sections("documents", "a document", s -> {
            int before = ids.size();
            HeaderDeclarations.Document document = new HeaderDeclarations.Document(id(s, ids), s.text("text"));
            if (RESERVED.contains(document.id())) {
                spellable(document.id(), s.markOf("id"));
            } else if (ids.size() > before) {
                documents.add(document);
            }
        });
        return documents;
    }

    List<HeaderDeclarations.Office> offices(Section pack) {
        List<HeaderDeclarations.Office> offices = new ArrayList<>();
        Set<String> kinds = new HashSet<>(FactCatalog.OFFICE_KINDS);
        pack.sections("offices", "an office", s -> {
            String kind = s.text("kind");
            String text = s.text("text");
            if (!kind.isEmpty() && !ID.matcher(kind).matches()) {
                problems.add(
                        s.markOf("kind"),
                        "the kind of office `" + kind + "` is not plain",
                        "use small letters, digits and hyphens");
            } else if (!kinds.add(kind)) {
                problems.add(
                        s.markOf("kind"),
                        "the kind of office `" + kind + "` is known already",
                        "remove it, or give it another name");
            } else {
                offices.add(new HeaderDeclarations.Office(kind, text));
            }
        });
        return offices;
    }

    /** For each field or statement of provisions, by its fact, where it lists them. */
    Map<String, Mark> kindsAt() {
        return Map.copyOf(kindsAt);
    }

    private String group(Section s) {
        String group = s.text("group");
        spellable(group, s.markOf("group"));
        if (GROUPS.contains(group)) {
            problems.add(
                    s.markOf("group"),
                    "the group `" + group + "` is one that every request has",
                    "give the pack's own fields a group of their own");
        }
        return group;
    }

    private FieldDeclaration field(
            Section s, String prefix, String group, Optional<FieldDeclaration.WhenBlank> whenBlank) {
        String name = name(s);
        FieldType type = s.choice("type", FieldType.class, FieldType.CODE);
        Map<String, List<String>> values = lists(s, "values");
        Map<String, List<String>> vocabularies = lists(s, "vocabularies");
        vocabularies.keySet().forEach(v -> spellable(v, s.markOf("vocabularies")));
        particulars.remember(s);
        List<String> named = s.texts("particulars");
        boolean listed = type == FieldType.CHOICE || type == FieldType.CITATION;
        if (listed && values.isEmpty()) {
            problems.add(s.mark(), "the field `" + name + "` lacks `values`", "list what may be stated");
        }
        misplaced(s, "values", listed, "CHOICE and CITATION");
        misplaced(s, "vocabularies", type == FieldType.TEXT, "TEXT");
        misplaced(s, "particulars", type == FieldType.TEXT || type == FieldType.ROSTER, "TEXT and ROSTER");
        if (type == FieldType.CHOICE) {
            spellings(values, s.markOf("values"));
        }
        if (type == FieldType.CITATION) {
            provisions(s, values);
            kindsAt.put(prefix + name, s.markOf("values"));
        }
        return new FieldDeclaration(name, type, group, s.text("text"), values, vocabularies, named, whenBlank);
    }

    private void provisions(Section s, Map<String, List<String>> values) {
        values.values().stream()
                .filter(k -> k.size() != 1)
                .forEach(k -> problems.add(
                        s.markOf("values"), "each provision has exactly one kind", "write `provision: kind`"));
        RowParser.unusableCitations(values.keySet())
                .forEach(c -> problems.add(
                        s.markOf("values"),
                        "`" + c + "` is not one provision, or the same one as another",
                        "write title, code and section, such as `8 U.S.C. 1326(a)`, each once"));
    }

    private void spellings(Map<String, List<String>> values, Mark mark) {
        Map<String, String> meanings = new HashMap<>();
        values.forEach((value, spellings) -> {
            for (String spelling : spellings) {
                String other = meanings.put(spelling.toLowerCase(Locale.ROOT), value);
                if (other != null && !other.equals(value)) {
                    problems.add(
                            mark,
                            "`" + spelling + "` stands for both `" + other + "` and `" + value + "`",
                            "keep it with one of them");
                }
            }
        });
    }

    private void misplaced(Section s, String key, boolean allowed, String types) {
        if (s.has(key) && !allowed) {
            problems.add(s.markOf(key), "`" + key + "` belongs to fields of type " + types, "remove it");
        }
    }

    private Map<String, List<String>> lists(Section s, String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        s.section(key, "`" + key + "`").ifPresent(section -> section.all().forEach((value, entry) -> {
            if (entry.value() instanceof Node.Items items) {
                lists.put(
                        value,
                        items.values().stream()
                                .map(n -> section.textOf(value, n))
                                .toList());
            } else {
                lists.put(value, List.of(section.textOf(value, entry.value())));
            }
        }));
        return lists;
    }

    private Optional<FieldDeclaration.WhenBlank> whenBlank(Section s, List<Authority.Attestation> attestations) {
        List<String> ids = attestations.stream().map(Authority.Attestation::id).toList();
        return s.section("when_blank", "`when_blank`").map(w -> {
            String attestation = w.text("attestation");
            if (!ids.contains(attestation)) {
                problems.unknown(w.markOf("attestation"), "the attestation", attestation, ids);
            }
            w.required("value");
            FieldDeclaration.WhenBlank blank = new FieldDeclaration.WhenBlank(attestation, w.flag("value", false));
            w.close();
            return blank;
        });
    }

    List<FieldRule> releasable(Section pack, List<NumberDeclaration> numbers) {
        List<FieldRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> numberNames = numbers.stream().map(NumberDeclaration::name).toList();
        pack.sections("releasable", "a releasable field", s -> {
            String name = name(s);
            if (!names.add(name)) {
                problems.add(s.markOf("name"), "the field `" + name + "` is given twice", "remove one of them");
            }
            FieldRule.Source source = s.choice("source", FieldRule.Source.class, FieldRule.Source.NAME);
            String number = s.text("number", "");
            if (source == FieldRule.Source.NUMBER && !numberNames.contains(number)) {
                problems.unknown(s.markOf("number"), "the number", number, numberNames);
            }
            rules.add(new FieldRule(
                    name,
                    source,
                    number,
                    s.text("category", ""),
                    s.citation("citation", new Citation("not cited")),
                    s.flag("carved_in", false),
                    Set.copyOf(new HashSet<>(s.texts("provenances")))));
        });
        if (rules.isEmpty()) {
            problems.add(pack.mark(), "the pack lets no field go", "add `releasable`");
        }
        return rules;
    }
}
