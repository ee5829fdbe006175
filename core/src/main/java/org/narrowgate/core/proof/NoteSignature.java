package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One signature line of a note: the key's name and base64(keyID(4) || signature) (C2SP signed-note, "Signatures"). */
public record NoteSignature(String name, String base64) {
    private static final int KEY_ID = 4;
    /** Signatures of hash-based schemes, the longest there are, have 49,856 bytes (FIPS 205). */
    private static final int MAXIMUM = KEY_ID + 0xffff;

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.check(name);
        int length = StrictBase64.decode(base64, "a note's signature").length;
        if (length <= KEY_ID || length > MAXIMUM) {
            throw new ProofException("a note's signature is a key id of 4 bytes and 1 to 65535 bytes more");
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

    /** The four bytes that, with the name, say which key signed, as a big-endian number. */
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
