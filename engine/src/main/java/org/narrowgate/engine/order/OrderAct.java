package org.narrowgate.engine.order;

import java.time.Instant;

/** What a paper on an order says. */
public sealed interface OrderAct {
    /** Id of the order. */
    String order();

    /** That a court made it. */
    record Entered(CourtOrder what) implements OrderAct {
        @Override
        public String order() {
            return what.id();
        }
    }

    /** How an order ended. */
    enum Ending {
        LIFTED,
        /** By a court above. */
        VACATED,
        EXPIRED
    }

    /**
     * That it binds no longer.
     *
     * @param from from when
     * @param citation of what ended it
     */
    record Lifted(String order, Ending ending, Instant from, String citation) implements OrderAct {}

    /**
     * That a person looked at a run that the order had reached, and lets it go on.
     *
     * @param run number of the run, decided after the order had ended
     */
    record Answered(String order, long run, String reason) implements OrderAct {}
}
