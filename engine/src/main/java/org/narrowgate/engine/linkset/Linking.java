package org.narrowgate.engine.linkset;

/** Which pairs are links, as the threshold comes down. */
interface Linking {
    /** How links come about. */
    interface Step {
        /**
         * Takes one step.
         *
         * @param bits of the odds from which on these links hold
         * @param linked pairs that become links
         * @param right of them
         */
        void take(double bits, long linked, long right);
    }

    /** Each step, the most likely first. */
    void steps(Step each);

    /** All links whose odds have so many bits. */
    PairSet from(double bits);
}
