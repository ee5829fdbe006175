package org.narrowgate.engine.recall;

import java.time.LocalDate;
import java.util.List;

/** What a paper on a recall says. */
public sealed interface RecallAct {
    /** Name of the release, e.g. {@code run-9}. */
    String release();

    /** What a holder is asked to do. */
    enum Demand {
        /** Destroy it, and say how. */
        DISPOSE,
        /** Lock it away and use it for nothing, as a court that enjoins its use would have it. */
        QUARANTINE
    }

    /**
     * The custodian calls a release back.
     *
     * @param deadline last day on which every holder answers
     * @param holders names of those who hold it, as far as is known
     */
    record Noticed(String release, Demand demand, LocalDate deadline, List<String> holders, String reason)
            implements RecallAct {
        public Noticed {
            holders = List.copyOf(holders);
        }
    }

    /** What a holder did. */
    enum Disposition {
        DISPOSED,
        QUARANTINED,
        /** He never had it, or passed it on whole. */
        NOT_HELD
    }

    /**
     * A holder answers for what he had.
     *
     * @param holder his name; another of his agency signs where he no longer can
     * @param on day on which he did it
     * @param how by which method, or in which place
     * @param seenBy who has seen it
     * @param where on what it lay: systems, computers, paper
     * @param passedTo names of further holders, each of whom answers for himself
     */
    record Acknowledged(
            String release,
            String holder,
            Disposition disposition,
            LocalDate on,
            String how,
            String seenBy,
            String where,
            List<String> passedTo)
            implements RecallAct {
        public Acknowledged {
            passedTo = List.copyOf(passedTo);
        }
    }

    /**
     * The custodian closes a recall.
     *
     * @param evidence on what he relies
     */
    record Closed(String release, String evidence) implements RecallAct {}
}
