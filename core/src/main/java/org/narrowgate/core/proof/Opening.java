package org.narrowgate.core.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What opens one entry of the {@code decisions} log entirely: its index there, its run and row number, the row's seed
 * and every slot's value. It is protected data; {@link #entry} recomputes the 49 bytes that the log must hold.
 */
public final class Opening {
    private final long index;
    private final RunId runId;
    private final long row;
    private final byte[] seed;
    private final List<byte[]> slots;

    private Opening(long index, RunId runId, long row, byte[] seed, List<byte[]> slots) {
        if (index < 0 || row < 1) {
            throw new ProofException("an opening has a log index from 0 and a row number from 1");
        }
        if (seed.length != RowSeeds.BYTES) {
            throw new ProofException("a row seed has 32 bytes, not " + seed.length);
        }
        this.index = index;
        this.runId = runId;
        this.row = row;
        this.seed = seed.clone();
        List<byte[]> copies = new ArrayList<>(slots.size());
        for (byte[] slot : slots) {
            copies.add(slot.clone());
        }
        this.slots = copies;
    }

    /** Slot 1 is the first of {@code slots}. */
    public static Opening of(long index, RunId runId, long row, byte[] seed, List<byte[]> slots) {
        return new Opening(index, runId, row, seed, slots);
    }

    /** The entry that the log must hold at {@link #index}. */
    public DecisionEntry entry() {
        return entry(new RowCommitments());
    }

    /** As {@link #entry()}, with a hasher that millions of rows share. */
    public DecisionEntry entry(RowCommitments hasher) {
        return new DecisionEntry(runId, hasher.root(seed, slots));
    }

    /** Where the entry stands in the log, counted from 0. */
    public long index() {
        return index;
    }

    public RunId runId() {
        return runId;
    }

    /** The row's number in its request; the first data row is 1. */
    public long row() {
        return row;
    }

    /** The row's 32 secret bytes, from which every salt follows ({@link RowSeeds}). */
    public byte[] seed() {
        return seed.clone();
    }

    public int slotCount() {
        return slots.size();
    }

    /** The value of a slot, counted from 1. */
    public byte[] slot(int number) {
        if (number < 1 || number > slots.size()) {
            throw new ProofException("the row has slots 1 to " + slots.size() + ", not " + number);
        }
        return slots.get(number - 1).clone();
    }

    List<byte[]> values() {
        return slots;
    }
}
