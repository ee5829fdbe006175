package org.narrowgate.engine.seal;

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

    static byte[] encode(List<RowLine> lines) {
        return new CanonicalWriter()
                .list(lines, (w, line) -> w.uint64(line.row)
                        .bytes(line.answer)
                        .bytes(line.fields)
                        .bytes(line.receipt))
                .toBytes();
    }

    static List<RowLine> decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        List<RowLine> lines = reader.list(r -> new RowLine(r.uint64(), r.bytes(), r.bytes(), r.bytes()));
        reader.finish();
        return lines;
    }

    @Override
    public String toString() {
        return "RowLine[" + row + "]";
    }
}
