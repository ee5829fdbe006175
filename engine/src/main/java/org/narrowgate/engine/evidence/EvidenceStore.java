package org.narrowgate.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RunId;

/** The evidence of one run: {@code evidence/<run id>/<first row>.blk}, each block encrypted and bound to its place. */
public final class EvidenceStore {
    private static final String SUFFIX = ".blk";
    private final Path folder;
    private final RunId run;
    private final ProtectedFile files;

    public EvidenceStore(Path evidence, RunId run, WorkspaceKey key) {
        this.folder = evidence.resolve(run.hex());
        this.run = run;
        this.files = new ProtectedFile(key);
    }

    /** A block made ready to be written; safe to make in many threads. */
    public Sealed seal(EvidenceBlock block) throws IOException {
        return seal(block.position(), block.firstRow(), List.of(new EvidencePacker().pack(block.rows())));
    }

    /**
     * A block made ready to be written from its rows, each in one of the sections; safe to make in many threads.
     *
     * @param position place of the first row among the run's entries, from 0
     */
    public Sealed seal(long position, long firstRow, List<ProtectedFile.Packed> sections) throws IOException {
        List<ProtectedFile.Packed> pieces = new ArrayList<>();
        pieces.add(ProtectedFile.Packed.of(EvidenceBlock.head(position)));
        pieces.addAll(sections);
        return new Sealed(firstRow, files.protect(pieces, context(firstRow)));
    }

    /** An encrypted block that is not yet on disk. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    public record Sealed(long firstRow, byte[] bytes) {
        @Override
        public String toString() {
            return "Sealed[" + firstRow + "]";
        }
    }

    /** Writes a block; when this returns it is durable. */
    public void write(Sealed block) throws IOException {
        AtomicFile.write(file(block.firstRow()), block.bytes());
    }

    public EvidenceBlock read(long firstRow) throws IOException {
        Path file = file(firstRow);
        try {
            return EvidenceBlock.decode(files.read(file, context(firstRow)));
        } catch (ProofException malformed) {
            throw new EvidenceException(file + ": it cannot be read; restore it from a backup", malformed);
        }
    }

    /**
     * Erases rows: every block that holds one is written again without it, under a new data key, and what stood there is
     * overwritten. Whatever cut it off, the same call finishes it.
     *
     * @param order id of the paper that ordered it
     * @return how many rows of the run are erased by it now
     */
    public long erase(Set<Long> rows, String order) throws IOException {
        long erased = 0;
        for (long first : blocks()) {
            AtomicFile.finishExchange(file(first));
            EvidenceBlock block = read(first);
            EvidenceBlock without = block.erased(rows, order);
            if (!without.equals(block)) {
                AtomicFile.exchange(file(first), seal(without).bytes());
            }
            erased += without.rows().stream()
                    .filter(row -> row instanceof EvidenceRow.Erased gone
                            && gone.order().equals(order))
                    .count();
        }
        return erased;
    }

    /**
     * Whether {@link #erase} of these rows came to its end: it takes blocks in their order, so that the last one with any
     * of them tells it.
     */
    public boolean isErased(SortedSet<Long> rows) throws IOException {
        List<Long> firsts = blocks();
        SortedSet<Long> left = rows;
        for (int i = firsts.size() - 1; i >= 0 && !left.isEmpty(); i--) {
            long first = firsts.get(i);
            SortedSet<Long> within = left.tailSet(first);
            if (!within.isEmpty()) {
                List<EvidenceRow> due = read(first).rows().stream()
                        .filter(row -> within.contains(row.row()))
                        .toList();
                if (!due.isEmpty()) {
                    return !AtomicFile.isExchanging(file(first))
                            && due.stream().noneMatch(row -> row.kept().isPresent());
                }
            }
            left = left.headSet(first);
        }
        return true;
    }

    /** First rows of all blocks, ascending. */
    public List<Long> blocks() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Long> firsts = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            listed.map(p -> p.getFileName().toString())
                    .filter(n -> n.matches("[0-9]{1,18}\\.blk"))
                    .forEach(n -> firsts.add(Long.valueOf(n.substring(0, n.length() - SUFFIX.length()))));
        }
        firsts.sort(Long::compare);
        return firsts;
    }

    /** What takes blocks. */
    public interface Taking {
        void of(EvidenceBlock block) throws IOException;
    }

    /**
     * The blocks of a run's first entries, in their order.
     *
     * @param entries how many; blocks behind them are passed over
     * @param whole whether all of them must be there, as everywhere but in an inspector's archive
     * @throws EvidenceException if rows of them are in no block: what is made from the others would be taken for all
     */
    public void forEach(long entries, boolean whole, Taking taking) throws IOException {
        long next = 0;
        for (long first : blocks()) {
            EvidenceBlock block = read(first);
            if (block.position() < entries) {
                requireRows(whole ? next : block.position(), block.position());
                taking.of(block);
                next = block.end();
            }
        }
        requireRows(whole ? next : entries, entries);
    }

    /**
     * Refuses a run some of whose rows are in no block.
     *
     * @param found how many rows blocks hold up to a place
     * @param due how many they held when they were written
     */
    public void requireRows(long found, long due) throws EvidenceException {
        if (found < due) {
            throw new EvidenceException(folder + ": " + (due - found) + " of its rows from the " + (found + 1)
                    + ". on are in no file; restore the folder from a backup");
        }
    }

    /** The block that holds a row, and so the row; empty if the run never decided it. */
    public Optional<EvidenceBlock> holding(long row) throws IOException {
        long first = -1;
        for (long candidate : blocks()) {
            if (candidate <= row) {
                first = candidate;
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        EvidenceBlock block = read(first);
        return block.rows().stream().anyMatch(r -> r.row() == row) ? Optional.of(block) : Optional.empty();
    }

    /** Recovery: removes blocks whose entries never became durable, the last one first; what stays is not opened. */
    public void dropFrom(long position) throws IOException {
        List<Long> firsts = blocks();
        int kept = firsts.size();
        while (kept > 0 && read(firsts.get(kept - 1)).position() >= position) {
            kept--;
            Files.delete(file(firsts.get(kept)));
        }
        if (kept < firsts.size()) {
            // One that came back after a loss of power would hide the rows that are decided again under its numbers.
            AtomicFile.syncFolder(folder);
        }
    }

    /** Where the block that begins with a row lies. */
    public Path file(long firstRow) {
        return folder.resolve(firstRow + SUFFIX);
    }

    private String context(long firstRow) {
        return "evidence/" + run.hex() + "/" + firstRow;
    }
}
