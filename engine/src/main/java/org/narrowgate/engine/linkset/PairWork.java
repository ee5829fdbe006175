package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.Arrays;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.run.Progress;

/** Goes through the chosen pairs on all cores, request by request. */
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

    /** One worker's share; results are taken up in the order of the requests. */
    interface Share<R> {
        R begin();

        void pair(int record, int request, R into);
    }

    <R> void each(String stage, Share<R> share, OrderedWork.Sink<R> sink) throws IOException {
        int requests = set.requests().size();
        progress.stage(stage, requests);
        try (OrderedWork<R> work = new OrderedWork<>(sink)) {
            for (int first = 0; first < requests; first += REQUESTS_A_PIECE) {
                int from = first;
                int to = Math.min(requests, first + REQUESTS_A_PIECE);
                work.submit(() -> piece(from, to, share));
                progress.done(from);
            }
            work.finish();
        }
        progress.done(requests);
    }

    private <R> R piece(int from, int to, Share<R> share) {
        R into = share.begin();
        int[] seen = new int[set.records().size()];
        Arrays.fill(seen, -1);
        for (int request = from; request < to; request++) {
            int asked = request;
            chosen.records(request, seen, record -> share.pair(record, asked, into));
        }
        return into;
    }
}
