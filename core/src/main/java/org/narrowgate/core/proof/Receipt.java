package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A court exhibit: a C2SP tlog-proof whose extra data open some slots of one row and give the other slots as
 * commitments, so that the log's entry can be rebuilt and found under the signed checkpoint. Its length depends on the
 * index, the tree's size, the number of slots and the opened values, and on nothing that is not opened.
 */
public final class Receipt {
    private static final int FORMAT = 1;

    private final RunId runId;
    private final List<Slot> slots;
    private final ProofFile proof;

    /** One slot of the row: its commitment, and its salt and value where it is opened. */
    public sealed interface Slot permits Opened, Closed {}

    /** A slot whose content is shown; the salt has 16 bytes, the value is canonical bytes. */
    public static final class Opened implements Slot {
        private final byte[] salt;
        private final byte[] value;

        private Opened(byte[] salt, byte[] value) {
            this.salt = salt;
            this.value = value;
        }

        public byte[] salt() {
            return salt.clone();
        }

        public byte[] value() {
            return value.clone();
        }
    }

    /** A slot that stays closed: only its commitment is shown. */
    public record Closed(Hash commitment) implements Slot {}

    private Receipt(RunId runId, List<Slot> slots, ProofFile proof) {
        this.runId = runId;
        this.slots = List.copyOf(slots);
        this.proof = proof;
    }

    /** Opens the slots with these numbers (from 1) and leaves the others closed. */
    public static Receipt of(Opening opening, Set<Integer> open, InclusionProof inclusion, SignedNote note) {
        if (inclusion.index() != opening.index()) {
            throw new ProofException("the opening and the inclusion proof speak of different entries");
        }
        if (open.stream().anyMatch(slot -> slot < 1 || slot > opening.slotCount())) {
            throw new ProofException("a receipt opens slots from 1 to " + opening.slotCount());
        }
        RowCommitments hasher = new RowCommitments();
        byte[] seed = opening.seed();
        List<Hash> commitments = hasher.commitments(seed, opening.values());
        List<Slot> slots = new ArrayList<>();
        for (int number = 1; number <= opening.slotCount(); number++) {
            slots.add(
                    open.contains(number)
                            ? new Opened(hasher.salt(seed, number), opening.slot(number))
                            : new Closed(commitments.get(number - 1)));
        }
        byte[] extra = encode(opening.runId(), slots);
        return new Receipt(opening.runId(), slots, ProofFile.of(extra, inclusion, note));
    }

    /** Reads a receipt; nothing in it is to be believed before {@link #verify}. */
    public static Receipt parse(byte[] utf8) {
        ProofFile proof = ProofFile.parse(utf8);
        if (proof.extraBase64().isEmpty()) {
            throw new ProofException("the proof opens nothing: a receipt has an extra line (line 2)");
        }
        CanonicalReader reader = new CanonicalReader(proof.extra());
        int format = reader.uint8();
        if (format != FORMAT) {
            throw new ProofException("a receipt of format " + format + "; this program reads format " + FORMAT);
        }
        RunId runId = RunId.of(reader.fixed(RunId.BYTES));
        List<Slot> slots = reader.list(Receipt::slot);
        reader.finish();
        if (slots.isEmpty() || slots.size() > RowCommitments.MAXIMUM_SLOTS) {
            throw new ProofException("a receipt shows 1 to 65535 slots, not " + slots.size());
        }
        return new Receipt(runId, slots, proof);
    }

    private static Slot slot(CanonicalReader reader) {
        return reader.flag()
                ? new Opened(reader.fixed(RowCommitments.SALT_BYTES), reader.bytes())
                : new Closed(Hash.of(reader.fixed(Hash.BYTES)));
    }

    private static byte[] encode(RunId runId, List<Slot> slots) {
        return new CanonicalWriter()
                .uint8(FORMAT)
                .fixed(runId.bytes())
                .list(slots, Receipt::writeSlot)
                .toBytes();
    }

    private static void writeSlot(CanonicalWriter writer, Slot slot) {
        if (slot instanceof Opened opened) {
            writer.flag(true).fixed(opened.salt).bytes(opened.value);
        } else if (slot instanceof Closed closed) {
            writer.flag(false).fixed(closed.commitment().bytes());
        }
    }

    /** The receipt as a file: text, UTF-8, of the form C2SP tlog-proof v1. */
    public byte[] bytes() {
        return Utf8.encode(proof.format(), "a receipt");
    }

    /** The log's entry, rebuilt from what is opened and the commitments of what is not. */
    public DecisionEntry entry() {
        RowCommitments hasher = new RowCommitments();
        List<Hash> commitments = new ArrayList<>();
        for (int number = 1; number <= slots.size(); number++) {
            Slot slot = slots.get(number - 1);
            if (slot instanceof Opened opened) {
                commitments.add(hasher.commitment(opened.salt, number, opened.value));
            } else if (slot instanceof Closed closed) {
                commitments.add(closed.commitment());
            }
        }
        return new DecisionEntry(runId, hasher.root(commitments));
    }

    /** Refuses unless the log signed a checkpoint that holds this entry; returns that checkpoint. */
    public Checkpoint verify(NoteVerifier log) {
        Checkpoint checkpoint = log.checkpoint(proof.note());
        proof.verifyInclusion(entry().encode(), checkpoint);
        return checkpoint;
    }

    /** As {@link #verify(NoteVerifier)}, under a recipient's own policy. */
    public Policy.Accepted verify(Policy policy) {
        Policy.Accepted accepted = policy.accept(proof.note());
        proof.verifyInclusion(entry().encode(), accepted.checkpoint());
        return accepted;
    }

    /** The value of a slot counted from 1, if the receipt opens it. */
    public Optional<byte[]> opened(int number) {
        return number >= 1 && number <= slots.size() && slots.get(number - 1) instanceof Opened opened
                ? Optional.of(opened.value())
                : Optional.empty();
    }

    /** Slot 1 first. */
    public List<Slot> slots() {
        return slots;
    }

    /** The run that decided the row. */
    public RunId runId() {
        return runId;
    }

    /** Where the entry stands in the log, counted from 0. */
    public long index() {
        return proof.index();
    }

    /** The signed checkpoint, as it was when the receipt was made. */
    public SignedNote note() {
        return proof.note();
    }
}
