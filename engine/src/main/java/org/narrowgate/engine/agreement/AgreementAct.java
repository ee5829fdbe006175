package org.narrowgate.engine.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.narrowgate.core.office.Act;

/** What one filed paper does to an agreement. */
public sealed interface AgreementAct {
    /** Id of the agreement. */
    String agreement();

    /**
     * A text is put forward, as a new agreement or a change of one.
     *
     * @param version 1, or one more than the last
     * @param text SHA-256 of the text
     * @param practiceReason why a long practice is changed; empty where none is
     * @param reason what for
     */
    record Proposed(String agreement, long version, String text, Optional<String> practiceReason, String reason)
            implements AgreementAct {}

    /** As whom somebody reviews. */
    enum Role {
        COUNSEL(Act.REVIEW_COUNSEL),
        PRIVACY(Act.REVIEW_PRIVACY),
        SAFEGUARDS(Act.REVIEW_SAFEGUARDS),
        INSPECTOR(Act.OBSERVE);

        private final Act act;

        Role(Act act) {
            this.act = act;
        }

        public Act act() {
            return act;
        }
    }

    /** What a reviewer says. */
    enum Position {
        CONCUR,
        OBJECT,
        /** An inspector looks on and neither concurs nor objects. */
        OBSERVE
    }

    /**
     * A reviewer's signed word on one version.
     *
     * @param sufficiency counsel's statement of legal sufficiency; empty if none is given
     */
    record Reviewed(
            String agreement, long version, Role role, Position position, String reasons, Optional<String> sufficiency)
            implements AgreementAct {}

    /** An answer to the objection that the named paper makes; it goes on standing. */
    record Answered(String agreement, String objection, String answer) implements AgreementAct {}

    /**
     * One side signs.
     *
     * @param text SHA-256 of the text
     * @param page SHA-256 of the signing page, on which every objection stands
     */
    record Signed(String agreement, long version, String text, String page) implements AgreementAct {}

    record Published(String agreement, long version, LocalDate on, String where) implements AgreementAct {}

    /** Either side alone may stop it from an instant on. */
    record Suspended(String agreement, Instant from, String reason) implements AgreementAct {}

    /** The side that suspended it lets it go on. */
    record Resumed(String agreement, Instant from, String reason) implements AgreementAct {}

    /** One side would have it last longer; it does once both sides would. */
    record Renewed(String agreement, long version, LocalDate until, String reason) implements AgreementAct {}

    /** Whoever now holds the office stands by what was signed for his side. */
    record Affirmed(String agreement, long version, String text, String reason) implements AgreementAct {}

    /** Either side alone may end it. */
    record Ended(String agreement, LocalDate on, String reason) implements AgreementAct {}
}
