package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LoggedDecision;

/** Turns a logged decision into what the requester gets of it: a line of answer, of fields, and a receipt. */
final class RowLines {
    private static final byte[] NOTHING = {};

    private final SlotLayout layout;
    private final FindingCatalog catalog;
    private final List<String> columns;

    /** The bytes that one row adds to a package; no fields and no receipt where the row is not disclosed. */
    static final class Line {
        private final byte[] answer;
        private final byte[] fields;
        private final byte[] receipt;
        private final String receiptName;

        private Line(String answer, String fields, byte[] receipt, String receiptName) {
            this.answer = answer.getBytes(UTF_8);
            this.fields = fields.getBytes(UTF_8);
            this.receipt = receipt;
            this.receiptName = receiptName;
        }

        byte[] answer() {
            return answer;
        }

        byte[] fields() {
            return fields;
        }

        byte[] receipt() {
            return receipt;
        }

        String receiptName() {
            return receiptName;
        }
    }

    RowLines(SlotLayout layout, FindingCatalog catalog, List<String> columns) {
        this.layout = layout;
        this.catalog = catalog;
        this.columns = List.copyOf(columns);
    }

    String answerHeader() {
        return CsvLine.of(List.of("row_id", "answer", "grounds"));
    }

    String fieldsHeader() {
        List<String> header = new ArrayList<>(List.of("row_id"));
        header.addAll(columns);
        return CsvLine.of(header);
    }

    /** Refuses a row that would let a field go which nobody authorised. */
    Line of(LoggedDecision decision) throws SealException, LedgerException {
        long row = decision.opening().row();
        Answer answer = Answer.of(DecidedRow.of(decision.opening(), layout, catalog));
        for (String field : answer.fields().keySet()) {
            if (!columns.contains(field)) {
                throw new SealException("row #" + row + " discloses the field `" + field
                        + "`, which is not authorised: draft and sign an authorisation that names it");
            }
        }
        String answerLine = CsvLine.of(List.of(answer.rowId(), answer.kind().word(), answer.grounds()));
        byte[] receipt = answer.hasReceipt()
                ? decision.receipt(new TreeSet<>(
                                slots().values().stream().map(Math::toIntExact).toList()))
                        .bytes()
                : NOTHING;
        return new Line(answerLine, fieldsLine(answer), receipt, PackagePart.receiptName(row));
    }

    private String fieldsLine(Answer answer) {
        if (answer.kind() != Answer.Kind.DISCLOSED) {
            return "";
        }
        List<String> cells = new ArrayList<>(List.of(answer.rowId()));
        columns.forEach(column -> cells.add(answer.fields().getOrDefault(column, "")));
        return CsvLine.of(cells);
    }

    /** The slots that a receipt opens: nothing but what the package says anyway. */
    Map<String, Long> slots() {
        Map<String, Long> slots = new LinkedHashMap<>();
        slots.put(Manifest.ROW_ID, (long) layout.rowId());
        slots.put(Manifest.OUTCOME, (long) layout.outcome());
        for (int i = 0; i < layout.fields().size(); i++) {
            if (columns.contains(layout.fields().get(i))) {
                slots.put(Manifest.FIELD + layout.fields().get(i), (long) layout.field(i));
            }
        }
        return slots;
    }
}
