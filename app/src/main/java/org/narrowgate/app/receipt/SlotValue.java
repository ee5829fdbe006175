package org.narrowgate.app.receipt;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.ProofException;

/**
 * What the bytes of an opened slot say. A receipt proves bytes and number of a slot, not what the slot is called: that
 * is read off the form of its bytes (conformance/README.md, "Slots"), and said to be so.
 *
 * @param form what bytes of this form are
 * @param text for people, without control characters
 */
public record SlotValue(String form, String text) {
    private static final List<Function<CanonicalReader, SlotValue>> FORMS = List.of(
            SlotValue::finding, SlotValue::outcome, SlotValue::identification, SlotValue::cells, SlotValue::text);

    public static SlotValue of(byte[] value) {
        if (value.length == 0) {
            return new SlotValue("nothing", "empty: never looked up, or a field that does not go");
        }
        return FORMS.stream()
                .flatMap(form -> read(value, form).stream())
                .findFirst()
                .orElseGet(() -> new SlotValue("bytes", HexFormat.of().formatHex(value)));
    }

    private static Optional<SlotValue> read(byte[] value, Function<CanonicalReader, SlotValue> form) {
        try {
            CanonicalReader reader = new CanonicalReader(value);
            SlotValue read = form.apply(reader);
            reader.finish();
            return Optional.of(new SlotValue(read.form(), printable(read.text())));
        } catch (ProofException another) {
            return Optional.empty();
        }
    }

    private static SlotValue finding(CanonicalReader reader) {
        String element = reader.text();
        String decided = branch(reader);
        List<String> all = reader.list(SlotValue::branch);
        return new SlotValue(
                "a finding on the element " + element,
                decided + (all.isEmpty() ? "" : "; asked were " + String.join("; ", all)));
    }

    private static String branch(CanonicalReader reader) {
        FindingStatus status = constant(FindingStatus.values(), reader.uint8());
        String branch = reader.text();
        String detail = reader.text();
        String by = reader.flag() ? ", judged by " + reader.text() : "";
        return status + " (" + branch + (detail.isEmpty() ? "" : ": " + detail) + by + ")";
    }

    private static SlotValue outcome(CanonicalReader reader) {
        Outcome outcome = constant(Outcome.values(), reader.uint8());
        boolean lookedUp = reader.flag();
        List<String> grounds = reader.list(CanonicalReader::text);
        return new SlotValue(
                "the outcome",
                outcome
                        + (lookedUp ? ", records were looked up" : ", no record was looked up")
                        + (grounds.isEmpty() ? "" : "; grounds " + String.join(", ", grounds)));
    }

    private static SlotValue identification(CanonicalReader reader) {
        String status = reader.text();
        String rule = reader.text();
        String record = reader.text();
        List<String> levels = new ArrayList<>(List.of(status, rule));
        if (!record.isEmpty()) {
            levels.add("record " + record);
        }
        levels.addAll(reader.list(r -> r.text() + " " + r.text()));
        return new SlotValue("the identification", String.join(", ", levels));
    }

    private static SlotValue cells(CanonicalReader reader) {
        return new SlotValue("what the request states", String.join(" | ", reader.list(CanonicalReader::text)));
    }

    private static SlotValue text(CanonicalReader reader) {
        return new SlotValue("a field", reader.text());
    }

    private static <E> E constant(E[] constants, int ordinal) {
        if (ordinal >= constants.length) {
            throw new ProofException("no constant has the number " + ordinal);
        }
        return constants[ordinal];
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        ? '.'
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
