package org.narrowgate.ledger.disk;

import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A file of a {@link LossyDisk}. */
final class LossyFile extends LossyNode {
    private static final int SECTOR = 512;

    /** Bytes written at a place, or the file cut to that length. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Change(long at, byte[] bytes, boolean cut) {}

    private final List<Change> unsynced = new ArrayList<>();
    private byte[] synced = {};
    private byte[] content = {};

    byte[] content() {
        return content;
    }

    void write(long at, byte[] bytes) {
        change(new Change(at, bytes, false));
    }

    void cut(long length) {
        change(new Change(length, new byte[0], true));
    }

    private void change(Change change) {
        unsynced.add(change);
        content = apply(content, change);
    }

    @Override
    void sync() {
        synced = content;
        unsynced.clear();
    }

    @Override
    PosixFileAttributes attributes() {
        return new LossyAttributes(this, false, content.length);
    }

    private static byte[] apply(byte[] to, Change change) {
        if (change.cut) {
            return Arrays.copyOf(to, (int) change.at);
        }
        byte[] changed = Arrays.copyOf(to, (int) Math.max(to.length, change.at + change.bytes.length));
        System.arraycopy(change.bytes, 0, changed, (int) change.at, change.bytes.length);
        return changed;
    }

    @Override
    LossyNode after(Loss loss, SplittableRandom random, Map<LossyNode, LossyNode> made) {
        if (made.containsKey(this)) {
            return made.get(this);
        }
        LossyFile left = new LossyFile();
        made.put(this, left);
        left.content = switch (loss) {
            case ALL -> synced;
            case NONE -> content;
            case TAIL -> beginning(random);
            case SECTORS, GARBAGE -> sectors(loss == Loss.GARBAGE, random);
        };
        left.synced = left.content;
        return left;
    }

    private byte[] beginning(SplittableRandom random) {
        byte[] left = synced;
        int whole = random.nextInt(unsynced.size() + 1);
        for (Change change : unsynced.subList(0, whole)) {
            left = apply(left, change);
        }
        if (whole < unsynced.size() && !unsynced.get(whole).cut) {
            Change torn = unsynced.get(whole);
            byte[] part = Arrays.copyOf(torn.bytes, random.nextInt(torn.bytes.length + 1));
            left = apply(left, new Change(torn.at, part, false));
        }
        return left;
    }

    private byte[] sectors(boolean garbage, SplittableRandom random) {
        byte[] left = synced;
        for (Change change : unsynced) {
            if (change.cut) {
                left = random.nextBoolean() ? apply(left, change) : left;
                continue;
            }
            for (int from = 0; from < change.bytes.length; ) {
                long at = change.at + from;
                int to = (int) Math.min(change.bytes.length, from + SECTOR - at % SECTOR);
                if (random.nextBoolean()) {
                    left = apply(left, new Change(at, Arrays.copyOfRange(change.bytes, from, to), false));
                } else if (garbage && random.nextBoolean()) {
                    byte[] noise = new byte[to - from];
                    random.nextBytes(noise);
                    left = apply(left, new Change(at, noise, false));
                }
                from = to;
            }
        }
        return left;
    }
}
