package org.narrowgate.engine.office;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What became of a signature once it was asked who made it and by which office: it counts, or it does not and why. */
public sealed interface SignerCheck {
    /** It counts: every way in which the signer may do the act; never empty. */
    record Signed(List<Signatory> ways) implements SignerCheck {
        public Signed {
            ways = List.copyOf(ways);
        }

        public Signatory by() {
            return ways.get(0);
        }

        /** The way that is meant, where he has several. */
        public Signatory by(Predicate<Signatory> meant) {
            return ways.stream().filter(meant).findFirst().orElseGet(this::by);
        }
    }

    /** It counts for nothing; the reason names no file, the caller adds it. */
    record Refused(String reason) implements SignerCheck {}

    default Optional<Signed> signed() {
        return this instanceof Signed signed ? Optional.of(signed) : Optional.empty();
    }

    /** Why it does not count; empty if it does. */
    default Optional<String> refusal() {
        return this instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
