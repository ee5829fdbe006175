package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.WiderReading;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.request.BatchFacts;

/**
 * A decided row read back from its opened slots.
 *
 * @param stated the stated groups by name, each with its cells
 * @param lookedUp whether any record was opened for it
 * @param resent whether the row was sent again with other particulars after a refusal
 * @param problem why the line is no readable row, with line, column and remedy; empty if it is one
 * @param grounds ids of the elements that stood in the way
 * @param identification status, rule and levels; empty if never looked up
 * @param fields what may go, by field name
 */
public record DecidedRow(
        long row,
        Map<String, List<String>> stated,
        List<FindingView> findings,
        Outcome outcome,
        boolean lookedUp,
        boolean resent,
        String problem,
        List<String> grounds,
        Map<String, String> identification,
        Map<String, String> fields) {

    /**
     * Reads an opening.
     *
     * @throws ProofException if a slot is not what the layout says
     */
    public static DecidedRow of(Opening opening, SlotLayout layout, FindingCatalog catalog) {
        List<byte[]> slots = new ArrayList<>(opening.slotCount());
        for (int slot = 1; slot <= opening.slotCount(); slot++) {
            slots.add(opening.slot(slot));
        }
        return of(opening.row(), slots, layout, catalog);
    }

    /**
     * Reads the values of all slots, slot 1 first.
     *
     * @throws ProofException if a slot is not what the layout says
     */
    public static DecidedRow of(long row, List<byte[]> slots, SlotLayout layout, FindingCatalog catalog) {
        if (slots.size() != layout.size()) {
            throw new ProofException("a row of " + slots.size() + " slots in a layout of " + layout.size());
        }
        Map<String, List<String>> stated = new LinkedHashMap<>();
        for (int i = 0; i < layout.groups().size(); i++) {
            CanonicalReader reader = new CanonicalReader(slots.get(layout.group(i) - 1));
            stated.put(layout.groups().get(i), reader.list(CanonicalReader::text));
            reader.finish();
        }
        List<FindingView> findings = new ArrayList<>(layout.elements().size());
        for (int i = 0; i < layout.elements().size(); i++) {
            findings.add(
                    finding(slots.get(layout.finding(i) - 1), layout.elements().get(i), catalog));
        }
        CanonicalReader batch = new CanonicalReader(slots.get(layout.batch() - 1));
        boolean resent = batchFacts(batch).resentAfterRefusal();
        CanonicalReader outcome = new CanonicalReader(slots.get(layout.outcome() - 1));
        DecidedRow decided = new DecidedRow(
                row,
                stated,
                Collections.unmodifiableList(findings),
                FindingView.oneOf(Outcome.values(), outcome.uint8()),
                outcome.flag(),
                resent,
                problem(batch),
                outcome.list(CanonicalReader::text),
                identification(slots.get(layout.identification() - 1)),
                fields(slots, layout));
        outcome.finish();
        return decided;
    }

    private static FindingView finding(byte[] slot, String element, FindingCatalog catalog) {
        FindingView finding = catalog.view(slot);
        if (!finding.element().equals(element)) {
            throw new ProofException("the slot of element `" + element + "` holds a finding on another");
        }
        return finding;
    }

    /** What the whole request told about the row, from its slot alone. */
    public static BatchFacts batchFacts(byte[] slot) {
        return batchFacts(new CanonicalReader(slot));
    }

    static BatchFacts batchFacts(CanonicalReader batch) {
        return new BatchFacts(
                batch.uint64(), batch.flag(), batch.uint64(), batch.list(CanonicalReader::uint64), batch.flag());
    }

    /** What became of the row, from its slot alone. */
    public static Outcome outcome(byte[] slot) {
        return FindingView.oneOf(Outcome.values(), new CanonicalReader(slot).uint8());
    }

    /** Whether any record was opened for the row, from the slot of its outcome alone. */
    public static boolean lookedUp(byte[] slot) {
        CanonicalReader reader = new CanonicalReader(slot);
        reader.uint8();
        return reader.flag();
    }

    /** The requester's own name for the row, from its slot alone; may hold personal data. */
    public static String rowId(byte[] slot) {
        CanonicalReader reader = new CanonicalReader(slot);
        List<String> cells = reader.list(CanonicalReader::text);
        reader.finish();
        return first(cells);
    }

    /** As {@link #statedGrounds()}, from the few slots that tell them: most rows of a run have nothing else to tell. */
    public static List<FindingView> statedGrounds(Opening opening, SlotLayout layout, FindingCatalog catalog) {
        CanonicalReader outcome = new CanonicalReader(opening.slot(layout.outcome()));
        outcome.uint8();
        if (outcome.flag()) {
            return List.of();
        }
        List<String> grounds = outcome.list(CanonicalReader::text);
        outcome.finish();
        List<FindingView> stated = new ArrayList<>();
        for (int i = 0; i < layout.elements().size(); i++) {
            String element = layout.elements().get(i);
            if (grounds.contains(element)) {
                FindingView finding = finding(opening.slot(layout.finding(i)), element, catalog);
                if (finding.ground() == GroundKind.STATED) {
                    stated.add(finding);
                }
            }
        }
        return stated;
    }

    private static String problem(CanonicalReader batch) {
        return RowDecoder.problem(batch)
                .map(p -> "line " + p.line() + (p.field().isEmpty() ? "" : ", column `" + p.field() + "`") + ": "
                        + p.message() + "; " + p.remedy())
                .orElse("");
    }

    private static Map<String, String> identification(byte[] slot) {
        Map<String, String> made = new LinkedHashMap<>();
        if (slot.length > 0) {
            CanonicalReader reader = new CanonicalReader(slot);
            made.put("status", reader.text());
            made.put("rule", reader.text());
            made.put("record", reader.text());
            reader.list(r -> Map.entry(r.text(), r.text())).forEach(e -> made.put(e.getKey(), e.getValue()));
            reader.finish();
        }
        return made;
    }

    private static Map<String, String> fields(List<byte[]> slots, SlotLayout layout) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            byte[] slot = slots.get(layout.field(i) - 1);
            if (slot.length > 0) {
                CanonicalReader reader = new CanonicalReader(slot);
                fields.put(layout.fields().get(i), reader.text());
                reader.finish();
            }
        }
        return fields;
    }

    /** The requester's own name for the row; may hold personal data. */
    public String rowId() {
        return first(stated.getOrDefault("row_id", List.of()));
    }

    private static String first(List<String> cells) {
        return cells.isEmpty() ? "" : cells.get(0);
    }

    /** As {@link Decision#attested()}. */
    public List<String> attested() {
        return findings.stream()
                .filter(f -> f.layer() == Layer.STATUTE && f.status() == FindingStatus.MET)
                .filter(f -> f.each().stream()
                        .anyMatch(part -> part.status() == FindingStatus.MET
                                && part.basis().kind() == Basis.Kind.ATTESTED))
                .map(FindingView::element)
                .toList();
    }

    /** As {@link Decision#wider()}. */
    public List<String> wider() {
        return findings.stream()
                .filter(f -> f.status() == FindingStatus.MET)
                .flatMap(f -> f.each().stream())
                .filter(part -> part.status() == FindingStatus.MET)
                .flatMap(part -> WiderReading.of(part.text()).stream())
                .distinct()
                .toList();
    }

    /** The findings that stood in the way, as grounds. */
    public List<FindingView> groundFindings() {
        return findings.stream().filter(f -> grounds.contains(f.element())).toList();
    }

    /**
     * The grounds that the requester may be told: those of a row never looked up, and of these only what rests on the
     * request. Whatever happened to an admissible row, he is told nothing.
     */
    public List<FindingView> statedGrounds() {
        return lookedUp
                ? List.of()
                : groundFindings().stream()
                        .filter(f -> f.ground() == GroundKind.STATED)
                        .toList();
    }

    /** The questions that keep the row on hold. */
    public List<FindingView> openQuestions() {
        return outcome != Outcome.HOLD
                ? List.of()
                : groundFindings().stream()
                        .filter(f ->
                                f.status() == FindingStatus.OPEN && f.question().isPresent())
                        .toList();
    }
}
