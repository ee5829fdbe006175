package org.narrowgate.engine.paper;

import java.time.Instant;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.signature.DetachedSignature;

/** Papers as they stand in a register, without a register: for rules that ask when and by whom, and not for words. */
public final class InventedPapers {
    private static final byte[] NOTHING = new byte[0];

    private InventedPapers() {}

    /** {@code certificate} is the SHA-256 of the one that signed. */
    public static FiledPaper filed(long sequence, Instant at, String id, PaperKind kind, String certificate) {
        Hash paper = DetachedSignature.digest(NOTHING, NOTHING);
        return new FiledPaper(
                sequence, new PaperFiled(at, kind.word(), id, paper, certificate), kind, id, NOTHING, NOTHING);
    }
}
