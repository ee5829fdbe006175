package org.narrowgate.engine.pack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.FactDeclaration;
import org.narrowgate.core.law.FactSchema;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.law.Stage;

/** Writes {@code docs/facts.md} from the catalogue of facts, so that the page cannot say what the program does not. */
public final class FactsPage {
    private static final String HEAD = """
            # Facts that a condition may name

            *Generated from the catalogue of facts; a test holds it current.*

            A condition of a pack or an agreement is a truth about these facts, written in a small part of the Common
            Expression Language: `!`, `&&`, `==`, `!=`, `<`, `<=`, `>`, `>=`, `in [constants]`, `+`, `-` over truth values,
            whole numbers and texts. There is no "or": any-of is written as branches, so that each has a finding of its own.

            A fact that is not known makes the finding NOT_SHOWN, which denies. Days are whole numbers counted since
            1970-01-01. An element may name only facts of its own stage or an earlier one: header, row, record, release.
            A hyphen in the id of an attestation, a document or a threshold is written `_`. `threshold.<id>` is the number that the pack
            sets as its strict default, or the narrower one that the agreement sets.

            """;

    private FactsPage() {}

    /** The page: what is always computed, then what follows from each type of field that a pack may declare. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        List<FactDeclaration> always =
                FactCatalog.schema(List.of(), List.of(), List.of()).declarations();
        for (Stage stage : Stage.values()) {
            page.append("## Always, from stage ").append(word(stage.name())).append("\n\n");
            table(page, always.stream().filter(f -> f.stage() == stage).toList());
        }
        page.append("## For an attestation `id`, from stage header\n\n");
        declared(
                page,
                always,
                FactCatalog.schema(List.of(), List.of(), List.of(new Authority.Attestation("id", "its text"))));
        page.append("## For a document `id`, from stage header\n\n");
        declared(page, always, header(List.of(), List.of(new HeaderDeclarations.Document("id", "its text"))));
        for (FieldType type : FieldType.values()) {
            if (type != FieldType.ROSTER) {
                page.append("## For a statement `name` of type ")
                        .append(word(type.name()))
                        .append(", from stage header\n\n");
                declared(page, always, header(List.of(statement(type)), List.of()));
            }
        }
        page.append("## For an identity number `name`, from stage row\n\n");
        declared(
                page,
                always,
                FactCatalog.schema(List.of(), List.of(new NumberDeclaration("name", List.of())), List.of()));
        for (FieldType type : FieldType.values()) {
            page.append("## For a field `name` of type ")
                    .append(word(type.name()))
                    .append(", from stage row\n\n");
            declared(page, always, FactCatalog.schema(List.of(field(type)), List.of(), List.of()));
        }
        return page.toString();
    }

    private static void declared(StringBuilder page, List<FactDeclaration> always, FactSchema schema) {
        table(
                page,
                schema.declarations().stream().filter(f -> !always.contains(f)).toList());
    }

    private static FactSchema header(List<FieldDeclaration> statements, List<HeaderDeclarations.Document> documents) {
        return FactCatalog.schema(
                List.of(), List.of(), List.of(), new HeaderDeclarations(statements, documents, List.of()));
    }

    private static FieldDeclaration statement(FieldType type) {
        FieldDeclaration field = field(type);
        return new FieldDeclaration(
                field.name(),
                type,
                "",
                "",
                field.values(),
                field.vocabularies(),
                field.particulars(),
                Optional.empty());
    }

    private static FieldDeclaration field(FieldType type) {
        return new FieldDeclaration(
                "name",
                type,
                "group",
                "",
                type == FieldType.CHOICE || type == FieldType.CITATION
                        ? Map.of("what the pack lists", List.of("the kinds that the pack lists"))
                        : Map.of(),
                type == FieldType.TEXT ? Map.of("vocabulary", List.of()) : Map.of(),
                type == FieldType.ROSTER ? List.of("particulars") : List.of(),
                type == FieldType.FLAG ? Optional.of(new FieldDeclaration.WhenBlank("id", false)) : Optional.empty());
    }

    private static void table(StringBuilder page, List<FactDeclaration> facts) {
        page.append("| fact | type | meaning |\n|---|---|---|\n");
        for (FactDeclaration fact : facts) {
            page.append("| `")
                    .append(fact.name())
                    .append("` | ")
                    .append(word(fact.type().name()))
                    .append(" | ")
                    .append(fact.doc());
            if (!fact.values().isEmpty()) {
                page.append(": ").append(String.join(", ", fact.values()));
            }
            page.append(" |\n");
        }
        page.append('\n');
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
