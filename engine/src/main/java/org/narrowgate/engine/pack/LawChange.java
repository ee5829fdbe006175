package org.narrowgate.engine.pack;

import java.util.Optional;

/**
 * One difference between two packs, or between two agreements.
 *
 * @param part what it is in, e.g. {@code element}, {@code threshold}, {@code reading}
 * @param id of the element, threshold, reading ...; empty where there is one alone
 * @param what was there and what is there now
 */
public record LawChange(Effect effect, String part, String id, String what) {
    /** What the second lets happen, compared with the first. */
    public enum Effect {
        /** More can be disclosed, or decided without a person. */
        WIDER,
        /** Less can. */
        NARROWER,
        /** Neither is known of it: both texts must be read. */
        OTHER;

        /** That of the same change to what stands in the way, or is turned round. */
        Effect reversed() {
            return switch (this) {
                case WIDER -> NARROWER;
                case NARROWER -> WIDER;
                case OTHER -> OTHER;
            };
        }

        /** What it means that something more, or something less, is let go. */
        static Effect ofMore(boolean more) {
            return more ? WIDER : NARROWER;
        }

        /** What it means that a threshold moved; empty if it did not. */
        static Optional<Effect> ofMove(Narrows narrows, long before, long after) {
            return before == after ? Optional.empty() : Optional.of(ofMore(!narrows.allows(before, after)));
        }

        /** What it means that a limit rose or fell; empty if it did neither. */
        static Optional<Effect> ofLimit(long before, long after) {
            return before == after ? Optional.empty() : Optional.of(ofMore(after > before));
        }
    }
}
