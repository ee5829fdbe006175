package org.narrowgate.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.CompactRange;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Tree;
import org.narrowgate.core.proof.TreeHasher;

/**
 * One pass over a log, level by level. Where a tile and what lies below it disagree, the hash one level up says which
 * of the two is damaged; at the right edge, where there is no level above, the signed root does.
 */
final class Auditor {
    private static final String FROM_COPY = "Restore this file from a copy";
    private static final String AGAIN = "What lies below it is sound: the file can be computed again from there";

    private final Path directory;
    private final TileFiles files;
    private final TreeHasher hasher = new TreeHasher();
    private final CompactRange range = new CompactRange();
    private final List<LogAudit.Damage> damages = new ArrayList<>();
    private final Set<Path> held = new HashSet<>();
    private boolean edgeSound;
    private long size;

    Auditor(Path directory) {
        this.directory = directory;
        this.files = new TileFiles(directory);
    }

    LogAudit audit(NoteVerifier verifier) {
        Checkpoint checkpoint;
        try {
            checkpoint = LogFiles.checkpoint(directory, verifier).checkpoint();
        } catch (LedgerException e) {
            return new LogAudit(Optional.empty(), List.of(LogAudit.Damage.of(e)), Set.of());
        }
        size = checkpoint.size();
        edgeSound = edgeSound(checkpoint);
        Hashes level = entries();
        for (int above = 1; level.count > 0; above++) {
            level = tiles(above, level);
        }
        if (!range.root().equals(checkpoint.root())) {
            damages.add(new LogAudit.Damage(
                    directory.resolve(LogFiles.CHECKPOINT),
                    "the log's entries do not hash to the signed root",
                    "Restore the log's directory from a copy, and keep this one as evidence"));
        }
        new OlderPartials(damages, held).audit(directory);
        journal();
        key(verifier);
        return new LogAudit(Optional.of(checkpoint), damages, held);
    }

    private boolean edgeSound(Checkpoint checkpoint) {
        try {
            return Tree.root(new TileTrees(files).at(size), size).equals(checkpoint.root());
        } catch (LedgerException e) {
            // The missing or short file is met again, and named, when its level is walked.
            return false;
        }
    }

    /** Bundles against the tiles of level 0; gives the roots of the full ones. */
    private Hashes entries() {
        Hashes roots = new Hashes();
        for (long tile = 0; tile * TilePath.FULL < size; tile++) {
            int width = TilePath.width(size, 0, tile);
            held.add(lying(new TilePath(TilePath.ENTRIES, tile, width)));
            byte[] believed = judge(0, tile, width, leaves(tile, width));
            for (int at = 0; at < believed.length; at += Hash.BYTES) {
                range.append(Hash.of(believed, at));
            }
            if (width == TilePath.FULL) {
                roots.add(root(believed));
            }
        }
        return roots;
    }

    /** The hashes of one level, computed from below, against its tiles; gives the roots of the full ones. */
    private Hashes tiles(int level, Hashes computed) {
        Hashes roots = new Hashes();
        for (int first = 0; first < computed.count; first += TilePath.FULL) {
            int width = Math.min(TilePath.FULL, computed.count - first);
            byte[] below = Arrays.copyOfRange(computed.bytes, first * Hash.BYTES, (first + width) * Hash.BYTES);
            byte[] believed = judge(level, first / TilePath.FULL, width, below);
            if (width == TilePath.FULL) {
                roots.add(root(believed));
            }
        }
        return roots;
    }

    /** A partial form that is gone has become the full one. */
    private Path lying(TilePath path) {
        Path file = path.in(directory);
        return Files.exists(file) ? file : path.full().in(directory);
    }

    private byte @Nullable [] leaves(long tile, int width) {
        try {
            byte[] leaves = new byte[width * Hash.BYTES];
            int at = 0;
            for (byte[] entry : files.entries(tile, width)) {
                hasher.leaf(entry).write(leaves, at);
                at += Hash.BYTES;
            }
            return leaves;
        } catch (LedgerException e) {
            damages.add(LogAudit.Damage.of(e));
            return null;
        }
    }

    /** The hashes to go on with, after naming what is damaged. */
    private byte[] judge(int level, long tile, int width, byte @Nullable [] below) {
        TilePath path = new TilePath(level, tile, width);
        held.add(lying(path));
        byte[] stored;
        try {
            stored = files.hashes(level, tile, width);
        } catch (LedgerException e) {
            damages.add(new LogAudit.Damage(e.file(), e.what(), below == null ? FROM_COPY : AGAIN));
            return below == null ? new byte[width * Hash.BYTES] : below;
        }
        if (below == null || Arrays.equals(below, stored)) {
            return stored;
        }
        if (trusted(path, stored)) {
            damages.add(below(path, below, stored));
            return stored;
        }
        damages.add(new LogAudit.Damage(path.in(directory), "its hashes are not those of what lies below", AGAIN));
        return below;
    }

    /** Whether the level above, or at the edge the signed root, vouches for the tile as it is stored. */
    private boolean trusted(TilePath path, byte[] stored) {
        if (path.width() < TilePath.FULL) {
            return edgeSound;
        }
        int level = path.level() + 1;
        long parent = path.index() / TilePath.FULL;
        int at = (int) (path.index() % TilePath.FULL);
        try {
            byte[] above = files.hashes(level, parent, TilePath.width(size, level, parent));
            return Hash.of(above, at * Hash.BYTES).equals(root(stored));
        } catch (LedgerException e) {
            // Named when that level is walked; without it nothing vouches for the tile.
            return false;
        }
    }

    private LogAudit.Damage below(TilePath path, byte[] below, byte[] stored) {
        int first = Arrays.mismatch(below, stored) / Hash.BYTES;
        long index = path.index() * TilePath.FULL + first;
        if (path.level() > 0) {
            TilePath child = new TilePath(path.level() - 1, index, TilePath.FULL);
            return new LogAudit.Damage(child.in(directory), "it does not hash to the tile above", FROM_COPY);
        }
        Path bundle = new TilePath(TilePath.ENTRIES, path.index(), path.width()).in(directory);
        return new LogAudit.Damage(bundle, "entry " + index + " is not the one that was published", FROM_COPY);
    }

    private Hash root(byte[] hashes) {
        CompactRange tile = new CompactRange();
        for (int at = 0; at < hashes.length; at += Hash.BYTES) {
            tile.append(Hash.of(hashes, at));
        }
        return tile.root();
    }

    /** The key lies beside its checkpoint: readers who hold none begin there, so it must be the right one. */
    private void key(NoteVerifier verifier) {
        held.add(directory.resolve(LogFiles.CHECKPOINT));
        held.add(directory.resolve(LogFiles.VKEY));
        try {
            if (!LogFiles.vkey(directory).equals(verifier)) {
                damages.add(new LogAudit.Damage(
                        directory.resolve(LogFiles.VKEY),
                        "it is another key than the one the log is signed with",
                        FROM_COPY));
            }
        } catch (LedgerException e) {
            damages.add(LogAudit.Damage.of(e));
        }
    }

    /** A published copy has neither lock nor journal; where somebody writes, both belong there. */
    private void journal() {
        if (!Files.exists(directory.resolve(LogLock.NAME)) && !Files.exists(directory.resolve(Journal.NAME))) {
            return;
        }
        try {
            var unused = JournalScan.of(directory.resolve(Journal.NAME), (first, entries) -> {});
        } catch (LedgerException e) {
            damages.add(LogAudit.Damage.of(e));
        }
    }

    /** Hashes of a level end to end: an object for each would be the larger part of the memory. */
    private static final class Hashes {
        private byte[] bytes = new byte[TilePath.FULL * Hash.BYTES];
        private int count;

        void add(Hash hash) {
            if ((count + 1) * Hash.BYTES > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            hash.write(bytes, count++ * Hash.BYTES);
        }
    }
}
