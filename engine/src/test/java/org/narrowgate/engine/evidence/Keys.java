package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;

/** Fresh keys, and invented rows to be kept under them. */
final class Keys {
    static final SecureRandom RANDOM = new SecureRandom();
    static final RunId RUN = RunId.of(new byte[RunId.BYTES]);

    private Keys() {}

    static WorkspaceKey fresh(Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "key");
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        WorkspaceKey.create(folder.resolve("k"), RANDOM);
        return WorkspaceKey.read(folder.resolve("k"), workspace, RANDOM);
    }

    /** Rows of these numbers, the first at a position of the run. */
    static EvidenceBlock block(long position, long... numbers) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (long number : numbers) {
            rows.add(new EvidenceRow.Kept(
                    number, new byte[RowSeeds.BYTES], List.of(new byte[] {(byte) number}, new byte[0])));
        }
        return new EvidenceBlock(position, rows);
    }
}
