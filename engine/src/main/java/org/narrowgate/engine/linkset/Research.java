package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.util.List;
import org.narrowgate.core.linkage.LinkageModel;

/**
 * What the research route reaches on a set: links by score alone, for measurement and never for disclosure.
 *
 * @param possible pairs of different rows
 * @param compared of them
 * @param trueCompared true pairs among those compared: no model can find the others
 * @param largestBlock pairs of the largest block that was compared; all pairs if no blocks were made
 * @param threshold probability from which on a pair is a link
 * @param tally at the threshold
 * @param best at the threshold that gives the highest F1; found with the truth, and so nothing that an operator could reach
 * @param curve from the highest threshold to the lowest
 */
public record Research(
        LinkageModel model,
        long possible,
        long compared,
        long trueCompared,
        long largestBlock,
        List<Blocks.Count> blocks,
        double threshold,
        Tally tally,
        Point best,
        List<Point> curve,
        Links links) {

    public Research {
        blocks = List.copyOf(blocks);
        curve = List.copyOf(curve);
    }

    /** What a threshold would have given. */
    public record Point(double threshold, Tally tally) {}

    /** The links at the threshold and the true pairs that are none. */
    public interface Links {
        /**
         * Tells each that is not right.
         *
         * @throws IOException if who is told cannot take it
         */
        void errors(EachError each) throws IOException;
    }

    /** Is told of one error. */
    public interface EachError {
        /**
         * Takes one error.
         *
         * @param probability of the pair by itself; -1 if it was not compared, or weighed next to nothing
         */
        void error(boolean missed, String record, String request, double probability) throws IOException;
    }
}
