package org.narrowgate.core.linkage;

import java.util.Comparator;
import java.util.List;

/** What an estimation found, and how it got there. */
public record Estimate(LinkageModel model, List<Start> starts) {

    public Estimate {
        starts = List.copyOf(starts);
    }

    /**
     * One start.
     *
     * @param converged false if it was stopped by the number of rounds
     * @param path log-likelihood (natural) before the first round and after each
     */
    public record Start(long seed, boolean converged, List<Double> path) {
        public Start {
            path = List.copyOf(path);
        }

        public int rounds() {
            return path.size() - 1;
        }

        public double logLikelihood() {
            return path.get(path.size() - 1);
        }
    }

    /** The start that the model came from: the most likely one, the first of several. */
    public Start best() {
        return starts.stream()
                .max(Comparator.comparingDouble(Start::logLikelihood).thenComparing(start -> -starts.indexOf(start)))
                .orElseThrow();
    }

    public boolean converged() {
        return best().converged();
    }
}
