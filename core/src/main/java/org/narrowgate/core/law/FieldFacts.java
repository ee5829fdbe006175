package org.narrowgate.core.law;

import static org.narrowgate.core.law.FactType.BOOL;
import static org.narrowgate.core.law.FactType.INT;
import static org.narrowgate.core.law.FactType.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The facts that come of one field that a pack declares, of a row or of the header, by its type. */
final class FieldFacts {
    static final String OF_ROW = "row.";
    static final String OF_HEADER = "stated.";

    private final FieldDeclaration field;
    private final String base;
    private final Stage stage;
    private final List<FactDeclaration> facts = new ArrayList<>();

    private FieldFacts(FieldDeclaration field, String base, Stage stage) {
        this.field = field;
        this.base = base;
        this.stage = stage;
    }

    static List<FactDeclaration> ofRow(FieldDeclaration field) {
        return new FieldFacts(field, OF_ROW + field.name(), Stage.ROW).all();
    }

    /** Nothing is counted of what is stated once. */
    static List<FactDeclaration> ofHeader(FieldDeclaration statement) {
        return new FieldFacts(statement, OF_HEADER + statement.name(), Stage.HEADER).all();
    }

    private List<FactDeclaration> all() {
        add(
                ".status",
                STRING,
                "how the field was stated; UNLISTED: readable, but not among what the pack lists",
                List.of("STATED", "ABSENT", "PLACEHOLDER", "MALFORMED", "UNLISTED"));
        field.whenBlank()
                .ifPresent(w -> add(
                        ".basis",
                        STRING,
                        "stated, or attested where the row is blank and the header attests",
                        List.of("stated", "attested")));
        addByType();
        return facts;
    }

    private void addByType() {
        switch (field.type()) {
            case TEXT -> addText();
            case CODE -> addRepeated("rows of the request that state the same");
            case CHOICE -> add("", STRING, "the value stated", sorted(field.values()));
            case CITATION -> {
                add("", STRING, "the provision stated, as the pack lists it", sorted(field.values()));
                add(
                        ".kind",
                        STRING,
                        "what the pack calls it; mixed if several of different kinds are stated",
                        kinds(field));
            }
            case DATE -> add("", INT, "that day");
            case FLAG -> add("", BOOL, "yes");
            case PERIODS -> {
                add(".count", INT, "years stated");
                add(".first", INT, "earliest year stated");
                add(".last", INT, "latest year stated");
            }
            case ROSTER -> addRoster();
        }
    }

    private void addRoster() {
        add(".count", INT, "officials named");
        add(".unknown", INT, "of these, not on the header's roster");
        add(".outside", INT, "of these, not officers or employees of the requester");
        add(".most_rows", INT, "rows of the request that name the busiest of them");
        add(".off_agreement", INT, "of these, not on the agreement's roster; known only where the agreement has one");
        if (stage == Stage.ROW && !field.particulars().isEmpty()) {
            add(".left_out", INT, "officials whom the row's " + field.particulars() + " name, and this does not");
        }
    }

    private void addText() {
        add(
                ".words",
                INT,
                stage == Stage.ROW
                        ? "different words in it, figures and what those particulars state of the row left out"
                        : "different words in it, figures and what those particulars state left out");
        addRepeated("rows of the request that state it word for word");
        add(
                ".particulars",
                INT,
                stage == Stage.ROW
                        ? "of this row's own particulars " + field.particulars() + ", how many it names"
                        : "of the other statements " + field.particulars() + ", how many it names");
        field.vocabularies()
                .forEach((name, phrases) ->
                        add(".speaks." + name, BOOL, "it holds one of the pack's phrases `" + name + "`"));
    }

    private void addRepeated(String doc) {
        if (stage == Stage.ROW) {
            add(".repeated", INT, doc);
        }
    }

    private void add(String name, FactType type, String doc) {
        add(name, type, doc, List.of());
    }

    private void add(String name, FactType type, String doc, List<String> values) {
        facts.add(new FactDeclaration(base + name, type, stage, doc, values));
    }

    private static List<String> sorted(Map<String, List<String>> values) {
        return values.keySet().stream().sorted().toList();
    }

    private static List<String> kinds(FieldDeclaration field) {
        Set<String> kinds = new TreeSet<>(Set.of("mixed", "unlisted"));
        field.values().values().forEach(kinds::addAll);
        return List.copyOf(kinds);
    }
}
