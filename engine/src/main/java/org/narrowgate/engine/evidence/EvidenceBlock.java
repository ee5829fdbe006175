package org.narrowgate.engine.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RowSeeds;

/**
 * A stretch of a run's rows in order.
 *
 * <p>As bytes it is the position, then sections, each with some of the rows: what was settled without the records can be
 * packed away before the rest is known. Findings recur from row to row, so a value that one object holds for many rows
 * is written once, before them: two thirds of a block are such repetitions.
 *
 * @param position place of the first of them among the run's entries, from 0
 */
public record EvidenceBlock(long position, List<EvidenceRow> rows) {
    /** Stands for a value of the row's own. */
    static final int OWN = 0;
    /** So many slots has a row that was erased; every other has some. */
    private static final int ERASED = 0;

    private static final byte[] NO_SEED = new byte[RowSeeds.BYTES];

    public EvidenceBlock {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a block of evidence holds at least one row");
        }
    }

    /** Number of its first row, which names its file. */
    public long firstRow() {
        return rows.get(0).row();
    }

    /** Position of the run's entry after its last row. */
    public long end() {
        return position + rows.size();
    }

    /** The same block without the content of these rows; every other row, and every place, stands. */
    EvidenceBlock erased(Set<Long> numbers, String order) {
        return new EvidenceBlock(
                position,
                rows.stream()
                        .map(row -> row.kept().isPresent() && numbers.contains(row.row())
                                ? new EvidenceRow.Erased(row.row(), order)
                                : row)
                        .toList());
    }

    /** What stands before the sections. */
    static byte[] head(long position) {
        return new CanonicalWriter().uint64(position).toBytes();
    }

    static void section(List<? extends EvidenceRow> rows, CanonicalWriter writer) {
        SharedValues shared = SharedValues.of(
                rows.stream().flatMap(row -> row.kept().stream()).toList());
        writer.list(shared.values(), CanonicalWriter::bytes).uint32(rows.size());
        for (EvidenceRow row : rows) {
            if (row instanceof EvidenceRow.Kept kept) {
                row(kept, shared, writer);
            } else if (row instanceof EvidenceRow.Erased erased) {
                writer.uint64(erased.row()).fixed(NO_SEED).uint16(ERASED).text(erased.order());
            }
        }
    }

    private static void row(EvidenceRow.Kept row, SharedValues shared, CanonicalWriter writer) {
        List<byte[]> slots = row.slots();
        writer.uint64(row.row()).fixed(row.seed()).uint16(slots.size());
        for (int slot = 0; slot < slots.size(); slot++) {
            byte[] value = slots.get(slot);
            int place = shared.place(slot, value);
            writer.uint16(place);
            if (place == OWN) {
                writer.bytes(value);
            }
        }
    }

    static EvidenceBlock decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        long position = reader.uint64();
        List<EvidenceRow> rows = new ArrayList<>();
        int sections = 0;
        while (reader.remaining() > 0) {
            section(reader, rows);
            sections++;
        }
        if (sections > 1) {
            rows.sort(Comparator.comparingLong(EvidenceRow::row));
        }
        return new EvidenceBlock(position, rows);
    }

    private static void section(CanonicalReader reader, List<EvidenceRow> into) {
        List<byte[]> shared = reader.list(CanonicalReader::bytes);
        long rows = reader.uint32();
        for (long i = 0; i < rows; i++) {
            long number = reader.uint64();
            byte[] seed = reader.fixed(RowSeeds.BYTES);
            int width = reader.uint16();
            if (width == ERASED) {
                into.add(new EvidenceRow.Erased(number, reader.text()));
                continue;
            }
            List<byte[]> slots = new ArrayList<>(width);
            for (int slot = 0; slot < width; slot++) {
                int place = reader.uint16();
                if (place > shared.size()) {
                    throw new ProofException("row #" + number + " names a value that its section does not hold");
                }
                slots.add(place == OWN ? reader.bytes() : shared.get(place - 1));
            }
            into.add(new EvidenceRow.Kept(number, seed, slots));
        }
    }
}
