package org.narrowgate.engine.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Check;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.law.Question;

/** Writes a pack as one JSON document, what {@link PackText} says in words. */
public final class PackJson {
    private final JsonGenerator json;
    private final Adopted adopted;

    private PackJson(Adopted adopted, JsonGenerator json) {
        this.adopted = adopted;
        this.json = json;
    }

    /** Writes the pack and a line end; the stream stays open. */
    public static void write(Pack pack, Adopted adopted, OutputStream out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            new PackJson(adopted, json).pack(pack);
            json.writeRaw('\n');
        }
    }

    private void pack(Pack pack) throws IOException {
        Authority authority = pack.authority();
        json.writeStartObject();
        text("pack", authority.id());
        text("title", authority.title());
        text("citation", authority.citation().text());
        json.writeBooleanField("emergency", authority.emergency());
        adoption(adopted.pack());
        text("sha256", pack.sha256());
        text("text", pack.manifest().text());
        json.writeArrayFieldStart("elements");
        Choice strict = pack.choice(Map.of(), Set.of());
        for (ElementDraft draft : pack.drafts()) {
            element(draft, strict);
        }
        json.writeEndArray();
        thresholds(pack);
        readings(pack);
        request(authority);
        situations(pack.manifest().situations());
        json.writeEndObject();
    }

    private void adoption(Optional<Adoption> adoption) throws IOException {
        text("status", adoption.isPresent() ? "adopted" : "draft");
        if (adoption.isPresent()) {
            text("adopted_by", adoption.get().by());
            text("adopted_for", adoption.get().custodian());
            text("adopted_on", adoption.get().on().toString());
            text("opinion", adoption.get().opinion());
        }
    }

    private void element(ElementDraft draft, Choice strict) throws IOException {
        json.writeStartObject();
        text("id", draft.id());
        text("citation", draft.citation().text());
        text("text", draft.text());
        text("kind", word(draft.kind()));
        text("stage", word(draft.stage()));
        text("ground", word(draft.ground()));
        effective(draft.inForce());
        if (draft.check().isPresent()) {
            json.writeFieldName("check");
            branch(draft.check().get(), strict);
        }
        json.writeArrayFieldStart("exceptions");
        for (LegalException exception : draft.build(strict).exceptions()) {
            json.writeStartObject();
            text("id", exception.id());
            text("excepts", exception.excepts());
            text("citation", exception.citation().text());
            text("text", exception.text());
            text("when", exception.when().source());
            text("outcome", exception.outcome().name());
            if (exception.outcome() == FindingStatus.OPEN) {
                json.writeObjectFieldStart("open");
                question(exception.question());
                json.writeEndObject();
            }
            effective(draft.inForce(exception));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void question(Question question) throws IOException {
        text("id", question.id());
        text("question", question.text());
        text("asked", question.once() ? "once" : "row");
        if (question.contested()) {
            json.writeBooleanField("contested", true);
        }
    }

    private void effective(InForce inForce) throws IOException {
        if (!inForce.isAlways()) {
            json.writeObjectFieldStart("effective");
            if (inForce.from().isPresent()) {
                text("from", inForce.from().get().toString());
            }
            if (inForce.until().isPresent()) {
                text("until", inForce.until().get().toString());
            }
            json.writeEndObject();
        }
    }

    private void branch(Branch branch, Choice strict) throws IOException {
        json.writeStartObject();
        if (branch instanceof Branch.Leaf leaf) {
            test((Check.Test) leaf.build(strict));
        } else if (branch instanceof Branch.Group group) {
            text("id", group.id());
            json.writeArrayFieldStart(group.all() ? "all_of" : "any_of");
            for (Branch each : group.branches()) {
                branch(each, strict);
            }
            json.writeEndArray();
        } else if (branch instanceof Branch.Table table) {
            text("id", table.id());
            text("citation", table.citation().text());
            text("text", table.text());
            basis(table.basis());
            text("by", table.fact());
            branches("cases", table.cases(), strict);
        } else if (branch instanceof Branch.ByReading by) {
            text("question", by.question());
            text("strictest", by.strictest());
            branches("readings", by.readings(), strict);
        }
        json.writeEndObject();
    }

    private void branches(String key, Map<String, Branch> branches, Choice strict) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, Branch> each : branches.entrySet()) {
            json.writeFieldName(each.getKey());
            branch(each.getValue(), strict);
        }
        json.writeEndObject();
    }

    private void test(Check.Test test) throws IOException {
        text("id", test.id());
        text("citation", test.citation().text());
        text("text", test.text());
        basis(test.basis());
        if (!test.isJudged()) {
            text("met", test.met().source());
        }
        if (test.open().isPresent()) {
            Question question = test.open().get().question();
            json.writeObjectFieldStart(test.isJudged() ? "judge" : "open");
            text("when", test.open().get().when().source());
            question(question);
            json.writeEndObject();
        }
        text("cure", test.cure());
    }

    private void basis(Basis basis) throws IOException {
        json.writeObjectFieldStart("basis");
        text("kind", word(basis.kind()));
        text("by", basis.by());
        json.writeEndObject();
    }

    private void thresholds(Pack pack) throws IOException {
        json.writeObjectFieldStart("thresholds");
        for (Map.Entry<String, Pack.Threshold> each :
                new TreeMap<>(pack.manifest().thresholds()).entrySet()) {
            json.writeObjectFieldStart(each.getKey());
            json.writeNumberField("limit", each.getValue().limit());
            text("narrows", word(each.getValue().narrows()));
            text("text", each.getValue().text());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void readings(Pack pack) throws IOException {
        json.writeArrayFieldStart("readings");
        for (PackReading each : pack.readings()) {
            json.writeStartObject();
            text("id", each.id());
            text("question", each.reading().question());
            text("text", each.reading().text());
            json.writeBooleanField("strictest", each.reading().strictest());
            adoption(Optional.ofNullable(adopted.readings().get(each.id())));
            text("dated", each.reading().dated().toString());
            texts("sources", each.reading().sources());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void request(Authority authority) throws IOException {
        json.writeArrayFieldStart("numbers");
        for (NumberDeclaration number : authority.numbers()) {
            json.writeStartObject();
            text("name", number.name());
            texts("schemes", number.schemes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields");
        for (FieldDeclaration field : authority.fields()) {
            json.writeStartObject();
            text("name", field.name());
            text("type", word(field.type()));
            text("group", field.group());
            text("text", field.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        attestations(authority);
        header(authority.header());
        releasable(authority);
    }

    private void attestations(Authority authority) throws IOException {
        json.writeArrayFieldStart("attestations");
        for (Authority.Attestation attestation : authority.attestations()) {
            json.writeStartObject();
            text("id", attestation.id());
            text("text", attestation.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void header(HeaderDeclarations header) throws IOException {
        json.writeArrayFieldStart("statements");
        for (FieldDeclaration statement : header.statements()) {
            json.writeStartObject();
            text("name", statement.name());
            text("type", word(statement.type()));
            text("text", statement.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("documents");
        for (HeaderDeclarations.Document document : header.documents()) {
            json.writeStartObject();
            text("id", document.id());
            text("text", document.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("offices");
        for (HeaderDeclarations.Office office : header.offices()) {
            json.writeStartObject();
            text("kind", office.kind());
            text("text", office.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void releasable(Authority authority) throws IOException {
        json.writeArrayFieldStart("releasable");
        for (FieldRule rule : authority.releasable()) {
            json.writeStartObject();
            text("name", rule.name());
            text("category", rule.category());
            text("citation", rule.citation().text());
            json.writeBooleanField("carved_in", rule.carvedIn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void situations(Situations situations) throws IOException {
        json.writeObjectFieldStart("situations");
        json.writeArrayFieldStart("decided");
        for (Situations.Decided each : situations.decided()) {
            json.writeStartObject();
            json.writeNumberField("id", each.id());
            text("shown_by", each.shownBy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("not_decided");
        for (Situations.NotDecided each : situations.notDecided()) {
            json.writeStartObject();
            json.writeNumberField("id", each.id());
            text("why", each.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void text(String key, String value) throws IOException {
        json.writeStringField(key, value);
    }

    private void texts(String key, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
