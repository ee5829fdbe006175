package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;

/**
 * Gives a decision its canonical bytes, slot by slot: what is committed to, kept as evidence and compared by a replay.
 *
 * <p>One encoder serves one thread; findings without row data recur, so their bytes are kept.
 */
public final class RowEncoder {
    private static final byte[] NOTHING = {};
    private final SlotLayout layout;
    private final StatedGroups groups;
    private final IdentityHashMap<Finding, byte[]> findings = new IdentityHashMap<>();
    private final Finding[] last;
    private final byte[][] lastBytes;
    private final CanonicalWriter writer = new CanonicalWriter();

    public RowEncoder(SlotLayout layout, StatedGroups groups) {
        this.layout = layout;
        this.groups = groups;
        this.last = new Finding[layout.elements().size()];
        this.lastBytes = new byte[last.length][];
    }

    /** The values of all slots in order; slot 1 is the first of the list. */
    public List<byte[]> encode(Decision decision) {
        RequestRow row = decision.screening().row();
        List<byte[]> slots = new ArrayList<>(layout.size());
        for (int group = 0; group < groups.names().size(); group++) {
            slots.add(cells(row, group));
        }
        slots.add(batch(decision.screening().batch(), row));
        List<Finding> found = decision.findings();
        for (int i = 0; i < found.size(); i++) {
            slots.add(finding(i, found.get(i)));
        }
        slots.add(candidates(decision.candidates()));
        slots.add(identification(decision.identification()));
        slots.add(outcome(decision));
        for (String name : layout.fields()) {
            slots.add(field(name, decision.fields()));
        }
        if (slots.size() != layout.size()) {
            throw new IllegalStateException("a row of " + slots.size() + " slots in a layout of " + layout.size());
        }
        return slots;
    }

    private byte[] cells(RequestRow row, int group) {
        int width = groups.width(group);
        writer.clear().uint32(width);
        for (int i = 0; i < width; i++) {
            writer.text(groups.cell(row, group, i));
        }
        return writer.toBytes();
    }

    private byte[] batch(BatchFacts batch, RequestRow row) {
        writer.clear()
                .uint64(batch.duplicateOf())
                .flag(batch.idReused())
                .uint64(batch.addressRows())
                .list(batch.fieldRows(), CanonicalWriter::uint64)
                .flag(batch.resentAfterRefusal());
        row.problem()
                .ifPresentOrElse(
                        p -> writer.flag(true)
                                .uint64(p.line())
                                .text(p.field())
                                .text(p.message())
                                .text(p.remedy()),
                        () -> writer.flag(false));
        return writer.toBytes();
    }

    /** Most rows come to the same finding on an element as the row before. */
    @SuppressWarnings("ReferenceEquality") // equal in all their words would cost more than to encode them anew
    private byte[] finding(int element, Finding finding) {
        if (last[element] != finding) {
            last[element] = finding;
            lastBytes[element] = finding(finding);
        }
        return lastBytes[element];
    }

    private byte[] finding(Finding finding) {
        byte[] known = findings.get(finding);
        if (known == null) {
            known = FindingView.encode(finding);
            if (findings.size() < 10_000) {
                findings.put(finding, known);
            }
        }
        return known;
    }

    private byte[] candidates(List<Candidate> candidates) {
        return writer.clear().list(candidates, RowEncoder::candidate).toBytes();
    }

    private static void candidate(CanonicalWriter writer, Candidate candidate) {
        writer.text(candidate.personKey());
        Map<String, String> numbers = candidate.numbers();
        writer.list((numbers.size() < 2 ? numbers : new TreeMap<>(numbers)).entrySet(), (w, e) -> w.text(e.getKey())
                .text(e.getValue()));
        writer.list(candidate.names(), RowEncoder::name);
        day(writer, candidate.birthDay());
        writer.text(candidate.sex());
        day(writer, candidate.deathDay());
        writer.list(candidate.addresses(), RowEncoder::held);
    }

    private static void name(CanonicalWriter writer, PersonName name) {
        writer.text(name.rawGiven())
                .text(name.rawMiddle())
                .text(name.rawFamily())
                .text(name.rawSuffix());
    }

    private static void held(CanonicalWriter writer, HeldAddress held) {
        writer.text(HeldText.of(held.held()))
                .uint16(held.firstYear())
                .uint16(held.lastYear())
                .text(held.provenance());
    }

    private static void day(CanonicalWriter writer, OptionalLong day) {
        writer.flag(day.isPresent());
        day.ifPresent(writer::uint64);
    }

    private byte[] identification(Optional<Identification> identification) {
        if (identification.isEmpty()) {
            return NOTHING;
        }
        Identification made = identification.get();
        return writer.clear()
                .text(made.status().name())
                .text(made.rule())
                .text(made.candidate().map(Candidate::personKey).orElse(""))
                .list(made.levels().entrySet(), (w, e) -> w.text(e.getKey()).text(e.getValue()))
                .toBytes();
    }

    private byte[] outcome(Decision decision) {
        return writer.clear()
                .uint8(decision.outcome().ordinal())
                .flag(decision.identification().isPresent())
                .list(decision.grounds(), (w, f) -> w.text(f.element().id()))
                .toBytes();
    }

    private byte[] field(String name, List<DisclosedField> fields) {
        for (DisclosedField field : fields) {
            if (field.name().equals(name)) {
                return writer.clear().text(field.value()).toBytes();
            }
        }
        return NOTHING;
    }
}
