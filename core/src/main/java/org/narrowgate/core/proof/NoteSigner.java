package org.narrowgate.core.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A private Ed25519 key that signs notes as a log (type 0x01) or cosigns them as a witness (type 0x04, C2SP
 * tlog-cosignature). Its text form is two lines, {@code PRIVATE+KEY+name+keyid+base64(type || seed)} as Go's
 * sumdb/note writes it, and the vkey, and belongs into a file that only its owner can read.
 */
public final class NoteSigner {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
        byte[] probe = "narrowgate key check".getBytes(StandardCharsets.UTF_8);
        if (!Ed25519.verify(Ed25519.publicKey(verifier.rawKey()), probe, Ed25519.sign(key, probe))) {
            throw new ProofException("the private key does not belong to the verifier key of " + verifier.name());
        }
    }

    /** A log's signer; {@code name} is the log's origin. */
    public static NoteSigner log(String name, KeyPair pair) {
        return of(name, NoteVerifier.ED25519, pair);
    }

    /** A witness's signer. */
    public static NoteSigner witness(String name, KeyPair pair) {
        return of(name, NoteVerifier.COSIGNATURE, pair);
    }

    private static NoteSigner of(String name, byte type, KeyPair pair) {
        return new NoteSigner(pair.getPrivate(), NoteVerifier.of(name, type, Ed25519.raw(pair.getPublic())));
    }

    /** Reads the text form; the message of a refusal never quotes it. */
    public static NoteSigner parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[2].isEmpty() || !lines[0].startsWith(PREFIX)) {
            throw new ProofException("a signing key is two lines: PRIVATE+KEY+name+keyid+base64, and its verifier key");
        }
        NoteVerifier verifier = NoteVerifier.parse(lines[1]);
        String named = PREFIX + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.keyId()) + "+";
        if (!lines[0].startsWith(named)) {
            throw new ProofException("the signing key and the verifier key below it have different names or ids");
        }
        byte[] typed = StrictBase64.decode(lines[0].substring(named.length()), "the signing key");
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != verifier.type()) {
            throw new ProofException("the signing key is not a type byte, as in its verifier key, and 32 bytes");
        }
        if (typed[0] != NoteVerifier.ED25519 && typed[0] != NoteVerifier.COSIGNATURE) {
            throw new ProofException("keys of types 01 and 04 can sign on this platform, not of type " + typed[0]);
        }
        return new NoteSigner(Ed25519.privateKey(Arrays.copyOfRange(typed, 1, typed.length)), verifier);
    }

    /** The text form, secret: two lines. */
    public String text() {
        byte[] typed = ByteBuffer.allocate(1 + Ed25519.KEY_BYTES)
                .put(verifier.type())
                .put(Ed25519.seed(key))
                .array();
        String id = HexFormat.of().toHexDigits(verifier.keyId());
        return PREFIX + verifier.name() + "+" + id + "+" + StrictBase64.encode(typed) + "\n" + verifier.vkey() + "\n";
    }

    /** The public half. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** Signs the text as a log does. */
    public SignedNote sign(String text) {
        require(NoteVerifier.ED25519);
        byte[] signature = Ed25519.sign(key, Utf8.encode(text, "a note"));
        return new SignedNote(text, List.of(NoteSignature.of(verifier.name(), verifier.keyId(), signature)));
    }

    /** Adds a witness's cosignature; {@code time} in seconds since 1970 (POSIX), not negative. */
    public SignedNote cosign(SignedNote note, long time) {
        require(NoteVerifier.COSIGNATURE);
        if (time < 0) {
            throw new ProofException("the time of a cosignature is not negative");
        }
        byte[] signature = Ed25519.sign(key, NoteVerifier.cosignedMessage(time, note.text()));
        byte[] timestamped = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array();
        return note.with(NoteSignature.of(verifier.name(), verifier.keyId(), timestamped));
    }

    private void require(byte type) {
        if (verifier.type() != type) {
            throw new ProofException("a log signs with a key of type 01, a witness with one of type 04");
        }
    }
}
