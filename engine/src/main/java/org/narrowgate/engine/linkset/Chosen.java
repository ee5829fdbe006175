package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** The pairs that the research route compares: all of them in a small set, else those that some key brings together. */
final class Chosen {
    /** Up to here every pair is compared. */
    private static final long ALL_UP_TO = 3_000_000;
    /** No more pairs than this come out of blocks, those that several keys bring together counted for each. */
    private static final long MOST_PAIRS = 25_000_000;

    private final LinkSet set;
    private final List<Blocks> blocks = new ArrayList<>();
    private final long largest;

    Chosen(LinkSet set, FoldedRows records, FoldedRows requests, List<String> others) {
        this.set = set;
        if (set.possiblePairs() <= ALL_UP_TO) {
            largest = set.possiblePairs();
            return;
        }
        LongStream.Builder sizes = LongStream.builder();
        for (BlockKey key : BlockKey.all(others)) {
            Blocks found = new Blocks(key, records, requests, set.oneFile());
            found.sizes(sizes::add);
            blocks.add(found);
        }
        largest = largest(sizes.build().toArray());
        blocks.forEach(b -> b.keepUpTo(largest));
    }

    /** So large that all blocks up to it have no more pairs than may be compared. */
    private static long largest(long[] sizes) {
        Arrays.sort(sizes);
        long pairs = 0;
        for (int i = 0; i < sizes.length; i++) {
            pairs += sizes[i];
            if (pairs > MOST_PAIRS) {
                long tooLarge = sizes[i];
                return tooLarge - 1;
            }
        }
        return sizes.length == 0 ? 0 : sizes[sizes.length - 1];
    }

    boolean isWhole() {
        return blocks.isEmpty();
    }

    /** Pairs of the largest block that was compared; all pairs if no blocks were made. */
    long largest() {
        return largest;
    }

    List<Blocks.Count> counts() {
        return blocks.stream()
                .map(Blocks::count)
                .filter(count -> count.blocks() + count.leftOut() > 0)
                .toList();
    }

    boolean has(int record, int request) {
        return isWhole() || blocks.stream().anyMatch(b -> b.brings(record, request));
    }

    /**
     * The records to compare with one request, each once; in a set of one file, those that come before it.
     *
     * @param seen as long as there are records, kept by one worker from request to request and filled with -1 at first
     */
    void records(int request, int[] seen, IntConsumer each) {
        int before = set.oneFile() ? request : set.records().size();
        if (isWhole()) {
            for (int record = 0; record < before; record++) {
                each.accept(record);
            }
            return;
        }
        for (Blocks of : blocks) {
            int from = of.from(request);
            for (int place = from; place >= 0 && place < of.to(request); place++) {
                int record = of.record(place);
                if (record < before && seen[record] != request) {
                    seen[record] = request;
                    each.accept(record);
                }
            }
        }
    }
}
