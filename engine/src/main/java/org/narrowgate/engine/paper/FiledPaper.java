package org.narrowgate.engine.paper;

import java.time.Instant;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;

/** A paper that stands in the register, with the bytes that were filed. */
public final class FiledPaper {
    private final long sequence;
    private final PaperFiled entry;
    private final PaperKind kind;
    private final String shown;
    private final byte[] text;
    private final byte[] signature;

    /** {@code shown} is how messages name its file. */
    FiledPaper(long sequence, PaperFiled entry, PaperKind kind, String shown, byte[] text, byte[] signature) {
        this.sequence = sequence;
        this.entry = entry;
        this.kind = kind;
        this.shown = shown;
        this.text = text.clone();
        this.signature = signature.clone();
    }

    /** Sequence number of its entry in the register. */
    public long sequence() {
        return sequence;
    }

    /** When it was filed, which is when its signature counts. */
    public Instant at() {
        return entry.at();
    }

    public String id() {
        return entry.id();
    }

    public PaperKind kind() {
        return kind;
    }

    /** SHA-256 of the signer's certificate. */
    public String certificate() {
        return entry.certificate();
    }

    public byte[] text() {
        return text.clone();
    }

    public byte[] signature() {
        return signature.clone();
    }

    public Paper read() throws DocumentException {
        return Paper.parse(shown, text);
    }
}
