package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.Arrays;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.run.Progress;

/** Goes through the chosen pairs on all cores, piece by piece of the requests, always in the same order. */
final class PairWork {
    private static final int REQUESTS_A_PIECE = 500;

    private final LinkSet set;
    private final Chosen chosen;
    private final Progress progress;

    PairWork(LinkSet set, Chosen chosen, Progress progress) {
        this.set = set;
        this.chosen = chosen;
        this.progress = progress;
    }

    /** What is done with each pair. */
    interface EachPair {
        void pair(int record, int request);
    }

    /** What comes of one piece. */
    interface Work<R> {
        R of(Piece piece);
    }

    /** Some of the requests, with the records to compare with each. */
    final class Piece {
        private final int number;
        private final int from;
        private final int to;

        private Piece(int from) {
            this.number = from / REQUESTS_A_PIECE;
            this.from = from;
            this.to = Math.min(set.requestRows(), from + REQUESTS_A_PIECE);
        }

        /** From 0. */
        int number() {
            return number;
        }

        void forEach(EachPair each) {
            int[] seen = new int[set.recordRows()];
            Arrays.fill(seen, -1);
            for (int request = from; request < to; request++) {
                int asked = request;
                chosen.records(request, seen, record -> each.pair(record, asked));
            }
        }
    }

    /** Results are taken up in the order of the pieces. */
    <R> void each(String stage, Work<R> work, OrderedWork.Sink<R> sink) throws IOException {
        progress.stage(stage, set.requestRows());
        try (OrderedWork<R> pieces = new OrderedWork<>(sink)) {
            for (int from = 0; from < set.requestRows(); from += REQUESTS_A_PIECE) {
                Piece piece = new Piece(from);
                pieces.submit(() -> work.of(piece));
                progress.done(from);
            }
            pieces.finish();
        }
        progress.done(set.requestRows());
    }
}
