package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * A public key that one is willing to believe, with its name, in the text form {@code name+keyid+base64(type || key)}
 * ("vkey", C2SP signed-note, "Verifier keys"). Types: 0x01 Ed25519, 0x04 Ed25519 cosignature (C2SP tlog-cosignature). A
 * key of type 0x06 ML-DSA-44 can be named in a policy, but nothing counts as signed by it on this platform; a key of any
 * other type is refused, and so is a key that {@link Ed25519} would not believe.
 */
public final class NoteVerifier {
    /** Ed25519 over the note's text. */
    public static final byte ED25519 = 0x01;
    /** A witness's Ed25519 over time and text. */
    public static final byte COSIGNATURE = 0x04;
    /** A witness's or log's ML-DSA-44 (FIPS 204); Java 17 cannot verify it. */
    public static final byte ML_DSA_44 = 0x06;

    /** C2SP tlog-cosignature, "Format": {@code timestamped_signature}. */
    private static final int COSIGNATURE_BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;

    private static final int ML_DSA_44_BYTES = 1312;

    private final String name;
    private final byte type;
    private final byte[] key;
    private final int keyId;

    private NoteVerifier(String name, byte type, byte[] key) {
        KeyName.check(name);
        this.name = name;
        this.type = type;
        this.key = key.clone();
        this.keyId = keyId(name, type, key);
        if (!understood() && type != ML_DSA_44) {
            throw new ProofException("a verifier key of the unknown type " + type + ": known are 1, 4 and 6");
        }
        int length = understood() ? Ed25519.KEY_BYTES : ML_DSA_44_BYTES;
        if (key.length != length) {
            throw new ProofException("a key of type " + type + " has " + length + " bytes, not " + key.length);
        }
        if (understood() && !Ed25519.isSound(key)) {
            throw new ProofException("the 32 bytes are no Ed25519 key that anybody could have made");
        }
    }

    static NoteVerifier of(String name, byte type, byte[] key) {
        return new NoteVerifier(name, type, key);
    }

    /** Reads a vkey, with or without one final newline; a key id that does not belong to name and key is refused. */
    public static NoteVerifier parse(String vkey) {
        String line = vkey.endsWith("\n") ? vkey.substring(0, vkey.length() - 1) : vkey;
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new ProofException("a verifier key is name+keyid+base64, the key id 8 hexadecimal digits");
        }
        byte[] typed = StrictBase64.decode(parts[2], "the key of a vkey");
        if (typed.length < 2) {
            throw new ProofException("a verifier key holds a type byte and the key's bytes");
        }
        byte[] key = new byte[typed.length - 1];
        System.arraycopy(typed, 1, key, 0, key.length);
        NoteVerifier verifier = new NoteVerifier(parts[0], typed[0], key);
        if (verifier.keyId != HexFormat.fromHexDigits(parts[1])) {
            throw new ProofException("the key id of the verifier key does not belong to its name and key");
        }
        return verifier;
    }

    private static int keyId(String name, byte type, byte[] key) {
        MessageDigest sha256 = Sha256.create();
        sha256.update(Utf8.encode(name, "a key's name"));
        sha256.update((byte) '\n');
        sha256.update(type);
        return ByteBuffer.wrap(sha256.digest(key)).getInt();
    }

    /** The text form, without newline. */
    public String vkey() {
        byte[] typed = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(keyId) + "+" + StrictBase64.encode(typed);
    }

    /**
     * Whether this key signed the note. Signatures that share only its name or only its id are another's and are
     * passed over; one that shares both is verified wherever it stands, and if it fails the note is refused as a whole,
     * whoever else signed it (C2SP signed-note, "Signatures"). A repeated line counts once.
     */
    public boolean signed(SignedNote note) {
        boolean found = false;
        for (NoteSignature signature : note.signatures()) {
            if (understood() && signature.name().equals(name) && signature.keyId() == keyId) {
                if (!verifies(note.text(), signature.signature())) {
                    throw new ProofException("the signature of " + name + " on the note is wrong: do not believe it");
                }
                found = true;
            }
        }
        return found;
    }

    /** The checkpoint of a note that this key must have signed under its own origin; anything else is refused. */
    public Checkpoint checkpoint(SignedNote note) {
        if (!signed(note)) {
            throw new ProofException("the note is not signed by " + name);
        }
        Checkpoint checkpoint = note.checkpoint();
        if (!checkpoint.origin().equals(name)) {
            throw new ProofException("the checkpoint names another log than " + name);
        }
        return checkpoint;
    }

    /** When this witness cosigned, in seconds since 1970 (POSIX); empty if it did not. */
    public OptionalLong cosigned(SignedNote note) {
        if (type != COSIGNATURE || !signed(note)) {
            return OptionalLong.empty();
        }
        return note.signatures().stream()
                .filter(s -> s.name().equals(name) && s.keyId() == keyId)
                .mapToLong(s -> ByteBuffer.wrap(s.signature()).getLong())
                .max();
    }

    private boolean verifies(String text, byte[] signature) {
        if (type == ED25519) {
            return Ed25519.verify(Ed25519.publicKey(key), text.getBytes(StandardCharsets.UTF_8), signature);
        }
        if (signature.length != COSIGNATURE_BYTES) {
            return false;
        }
        ByteBuffer timestamped = ByteBuffer.wrap(signature);
        long time = timestamped.getLong();
        byte[] ed25519 = new byte[COSIGNATURE_BYTES - 8];
        timestamped.get(ed25519);
        return time >= 0 && Ed25519.verify(Ed25519.publicKey(key), cosignedMessage(time, text), ed25519);
    }

    /** C2SP tlog-cosignature, "Ed25519 signed message". */
    static byte[] cosignedMessage(long time, String text) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean understood() {
        return type == ED25519 || type == COSIGNATURE;
    }

    /** The bare key without its type byte. */
    byte[] rawKey() {
        return key.clone();
    }

    /** The name of the key; a log's is its origin. */
    public String name() {
        return name;
    }

    /** One of {@link #ED25519}, {@link #COSIGNATURE}, {@link #ML_DSA_44}. */
    public byte type() {
        return type;
    }

    /** First four bytes of SHA-256(name || 0x0A || type || key), as a big-endian number (C2SP signed-note). */
    public int keyId() {
        return keyId;
    }

    /** Whether the two wrap one public key, under whatever names and types (C2SP tlog-policy: "duplicate"). */
    public boolean sameKey(NoteVerifier other) {
        return MessageDigest.isEqual(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier verifier && vkey().equals(verifier.vkey());
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return vkey();
    }
}
