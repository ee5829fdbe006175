package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: the key's name and base64(keyID(4) || signature) (C2SP signed-note, "Signatures"). */
public record NoteSignature(String name, String base64) {
    private static final int KEY_ID = 4;
    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.check(name);
        if (StrictBase64.decode(base64, "a note's signature").length <= KEY_ID) {
            throw new ProofException("a note's signature is shorter than its key id and one byte");
        }
    }

    static NoteSignature of(String name, int keyId, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(KEY_ID + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(name, StrictBase64.encode(bytes));
    }

    /** Reads one line, without its newline. */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new ProofException("a note's signature line is: em dash, space, key name, space, base64");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    public int keyId() {
        return ByteBuffer.wrap(decoded()).getInt();
    }

    /** The signature proper, without the key id. */
    public byte[] signature() {
        byte[] bytes = decoded();
        return Arrays.copyOfRange(bytes, KEY_ID, bytes.length);
    }

    private byte[] decoded() {
        return StrictBase64.decode(base64, "a note's signature");
    }

    /** The line as it stands in a note, with its newline. */
    public String line() {
        return DASH + name + " " + base64 + "\n";
    }
}
