package org.narrowgate.ledger.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;

/**
 * What a log sends to a witness: the size that the witness has seen, the proof that the log has only grown since, and
 * the newest checkpoint (C2SP tlog-witness, "add-checkpoint"). With cosignatures under the checkpoint it tells anybody
 * who holds one of the old size that witnesses have seen what it became.
 *
 * @param oldSize of the older tree, in entries
 * @param proof of consistency between the two, at most 63 hashes
 * @param checkpoint what the note says
 */
public record CheckpointRequest(long oldSize, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {
    /** Any real one is far smaller: 63 hashes and 100 signatures are some 20,000 bytes. */
    public static final int MAXIMUM_BYTES = 64 * 1024;

    private static final int MAXIMUM_PROOF = 63;
    private static final String OLD = "old ";

    public CheckpointRequest {
        proof = List.copyOf(proof);
        if (proof.size() > MAXIMUM_PROOF) {
            throw new ProofException("more than " + MAXIMUM_PROOF + " proof lines");
        }
    }

    /** The request that brings this proof and this newest checkpoint. */
    public static CheckpointRequest of(ConsistencyProof proof, SignedNote note) {
        return new CheckpointRequest(proof.first(), proof.path(), note, note.checkpoint());
    }

    /** Reads a body to its last byte; nothing in it may be believed yet. */
    public static CheckpointRequest parse(byte[] body) {
        String text = decode(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new ProofException("the body is: \"old\" and a size, proof lines, an empty line, a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.parse(lines[i]));
        }
        SignedNote note = SignedNote.parse(text.substring(blank + 2));
        long old = Checkpoint.decimal(lines[0].substring(OLD.length()), "the old size");
        return new CheckpointRequest(old, proof, note, note.checkpoint());
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProofException("the body is not UTF-8", e);
        }
    }

    /** What {@link #parse} reads again. */
    public byte[] body() {
        StringBuilder out = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> out.append(hash.base64()).append('\n'));
        return out.append('\n').append(note.format()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
