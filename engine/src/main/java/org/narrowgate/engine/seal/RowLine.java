package org.narrowgate.engine.seal;

import java.util.Iterator;
import java.util.List;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;

/**
 * What one row adds to a package.
 *
 * @param row its number in the request
 * @param fields empty where none are disclosed
 * @param receipt empty where the row has none in the package
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them: written, never compared
record RowLine(long row, byte[] answer, byte[] fields, byte[] receipt) {
    boolean hasReceipt() {
        return receipt.length > 0;
    }

    /** Name of its receipt in the package. */
    String receiptName() {
        return PackagePart.receiptName(row);
    }

    /** What they add to the two tables. */
    static byte[] tables(List<RowLine> lines) {
        return new CanonicalWriter()
                .list(lines, (w, line) -> w.uint64(line.row).bytes(line.answer).bytes(line.fields))
                .toBytes();
    }

    /** Their receipts. */
    static byte[] receipts(List<RowLine> lines) {
        return new CanonicalWriter()
                .list(lines, (w, line) -> w.bytes(line.receipt))
                .toBytes();
    }

    static List<RowLine> read(byte[] tables, byte[] receipts) {
        CanonicalReader table = new CanonicalReader(tables);
        Iterator<byte[]> receipt =
                new CanonicalReader(receipts).list(CanonicalReader::bytes).iterator();
        return table.list(r -> new RowLine(r.uint64(), r.bytes(), r.bytes(), receipt.next()));
    }

    @Override
    public String toString() {
        return "RowLine[" + row + "]";
    }
}
