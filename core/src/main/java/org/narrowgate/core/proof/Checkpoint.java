package org.narrowgate.core.proof;

/**
 * What a log says of itself: origin, number of entries, root (C2SP tlog-checkpoint, "Note text"). Extension lines are
 * accepted and not kept: no statement of Narrowgate rests on them.
 */
public record Checkpoint(String origin, long size, Hash root) {
    public Checkpoint {
        if (origin.isEmpty() || SignedNote.hasControls(origin)) {
            throw new ProofException("a checkpoint's origin is one line that is not empty");
        }
        if (size < 0) {
            throw new ProofException("a checkpoint has no negative size: " + size);
        }
    }

    /** Reads the text of a note, without its signatures. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new ProofException("a checkpoint ends with a newline (C2SP tlog-checkpoint)");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (lines.length < 3) {
            throw new ProofException("a checkpoint has three lines: origin, size, root (C2SP tlog-checkpoint)");
        }
        for (String line : lines) {
            if (line.isEmpty() || SignedNote.hasControls(line)) {
                throw new ProofException(
                        "a checkpoint has no empty line and no control character (C2SP" + " tlog-checkpoint)");
            }
        }
        return new Checkpoint(lines[0], decimal(lines[1], "the size of a checkpoint"), Hash.parse(lines[2]));
    }

    /** ASCII decimal without leading zeroes, at most 2^63 - 1. */
    public static long decimal(String text, String what) {
        if (!text.matches("0|[1-9][0-9]{0,18}")) {
            throw new ProofException(what + " is a decimal number without leading zeroes");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ProofException(what + " exceeds 2^63 - 1", e);
        }
    }

    /** The text that is signed: three lines, each ended by a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
