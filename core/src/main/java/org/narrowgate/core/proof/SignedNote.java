package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with signatures (C2SP signed-note, "Format"): the text, a blank line, one line a signature. Nothing in the text
 * may be believed before a {@link NoteVerifier} or a {@link Policy} has accepted it.
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /**
     * More signatures than any policy asks for, and than the 16 that must be accepted (C2SP signed-note, "Format"); a
     * note beyond that is refused before it is checked.
     */
    private static final int MAXIMUM_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        checkText(text);
        checkCount(signatures.size());
    }

    private static void checkCount(int signatures) {
        if (signatures > MAXIMUM_SIGNATURES) {
            throw new ProofException("a note with more than " + MAXIMUM_SIGNATURES + " signatures is refused");
        }
    }

    /** Reads strict UTF-8. */
    public static SignedNote parse(byte[] utf8) {
        return parse(Utf8.decode(utf8, "a signed note"));
    }

    /** Reads text, blank line and signature lines; at least one of these, and nothing behind them. */
    public static SignedNote parse(String note) {
        // The text may hold blank lines itself: the last one separates.
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new ProofException("a signed note is text, a blank line, and at least one signature line");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int at = blank + 2; at < note.length(); ) {
            int end = note.indexOf('\n', at);
            checkCount(signatures.size() + 1);
            signatures.add(NoteSignature.parse(note.substring(at, end)));
            at = end + 1;
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw new ProofException("a note's text ends with a newline");
        }
        if (hasControls(text.replace("\n", ""))) {
            throw new ProofException("a note has no control characters but newline");
        }
        Utf8.encode(text, "a signed note");
    }

    /** Characters below U+0020, which a note must not hold but for newline (C2SP signed-note, "Format"). */
    static boolean hasControls(String line) {
        return line.chars().anyMatch(c -> c < ' ');
    }

    /** The whole note as it is stored: text, blank line, signatures. */
    public String format() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()));
        return out.toString();
    }

    /** {@link #format} in UTF-8. */
    public byte[] bytes() {
        return Utf8.encode(format(), "a signed note");
    }

    /** The same note with one more signature, which is not verified here. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** The text read as a checkpoint; to be believed only after verification. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(text);
    }
}
