package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.engine.evidence.ProtectedFile;
import org.narrowgate.engine.intake.RowStream;

/**
 * Lines of admissible rows, packed small: up to a million of them wait until their records were read. As rows they would
 * take forty times the memory, which costs more to collect than it does to read them from their cells once more.
 */
final class PackedLines {
    private final ProtectedFile.Packed packed;

    private PackedLines(ProtectedFile.Packed packed) {
        this.packed = packed;
    }

    /** Of lines that could be cut into cells. */
    static PackedLines of(List<RowStream.Line> lines) throws IOException {
        return new PackedLines(ProtectedFile.Packed.of(
                new CanonicalWriter().list(lines, PackedLines::write).toBytes()));
    }

    private static void write(CanonicalWriter writer, RowStream.Line line) {
        writer.uint64(line.number())
                .uint64(line.line())
                .list(line.cells(), CanonicalWriter::text)
                .flag(line.printable());
    }

    List<RowStream.Line> unpack() throws IOException {
        CanonicalReader reader = new CanonicalReader(packed.unpack());
        List<RowStream.Line> lines = reader.list(PackedLines::read);
        reader.finish();
        return lines;
    }

    private static RowStream.Line read(CanonicalReader reader) {
        return new RowStream.Line(
                reader.uint64(), reader.uint64(), reader.list(CanonicalReader::text), reader.flag(), Optional.empty());
    }
}
