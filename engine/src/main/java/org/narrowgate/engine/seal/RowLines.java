package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingCatalog;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LoggedDecision;

/** Turns a logged decision into what the requester gets of it: a line of answer, of fields, and a receipt. */
final class RowLines {
    private static final byte[] NOTHING = {};

    private final SlotLayout layout;
    private final FindingCatalog catalog;
    private final List<String> columns;
    /** What a receipt opens, by number. */
    private final Set<Integer> opened;

    RowLines(SlotLayout layout, FindingCatalog catalog, List<String> columns) {
        this.layout = layout;
        this.catalog = catalog;
        this.columns = List.copyOf(columns);
        this.opened = slots().values().stream().map(Math::toIntExact).collect(Collectors.toUnmodifiableSet());
    }

    String answerHeader() {
        return CsvLine.of(List.of("row_id", "answer", "grounds"));
    }

    String fieldsHeader() {
        List<String> header = new ArrayList<>(List.of("row_id"));
        header.addAll(columns);
        return CsvLine.of(header);
    }

    /** Of a row that goes; refused if it would let a field go which nobody authorised. */
    RowLine going(LoggedDecision decision, DecidedRow row) throws SealException, LedgerException {
        for (String field : row.fields().keySet()) {
            if (!columns.contains(field)) {
                throw new SealException("row #" + row.row() + " discloses the field `" + field
                        + "`, which is not authorised: draft and sign an authorisation that names it");
            }
        }
        Answer answer = Answer.going(row);
        return new RowLine(
                row.row(),
                answerLine(answer),
                fieldsLine(answer),
                decision.receipt(opened).bytes());
    }

    /** Of any other row: it tells no field, and has its receipt on demand. */
    RowLine withheld(Opening opening) {
        Answer answer = Answer.withheld(
                DecidedRow.rowId(opening.slot(layout.rowId())), DecidedRow.statedGrounds(opening, layout, catalog));
        return new RowLine(opening.row(), answerLine(answer), NOTHING, NOTHING);
    }

    private static byte[] answerLine(Answer answer) {
        return CsvLine.of(List.of(answer.rowId(), answer.kind().word(), answer.grounds()))
                .getBytes(UTF_8);
    }

    private byte[] fieldsLine(Answer answer) {
        if (answer.kind() != Answer.Kind.DISCLOSED) {
            return NOTHING;
        }
        List<String> cells = new ArrayList<>(List.of(answer.rowId()));
        columns.forEach(column -> cells.add(answer.fields().getOrDefault(column, "")));
        return CsvLine.of(cells).getBytes(UTF_8);
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
