package org.narrowgate.core.office;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an office holder may sign or do; written in small letters with hyphens. */
public enum Act {
    /** Sign a request for records. */
    REQUEST,
    /** Answer for the decisions on a request. */
    DECIDE,
    /** Authorise a release. */
    RELEASE,
    /** Answer a question that rows are held for. */
    FINDING,
    /** Adopt a pack or a reading, and settle a question about an office: the custodian's counsel. */
    OPINION,
    /** Draft an agreement or a change of one, answer an objection. */
    PROPOSE,
    /** Sign an agreement, and suspend, renew, end or affirm it. */
    AGREEMENT,
    REVIEW_COUNSEL,
    REVIEW_PRIVACY,
    REVIEW_SAFEGUARDS,
    /** Look on, and say so: an inspector. */
    OBSERVE,
    /** Receive what is released. */
    RECEIVE,
    /** File papers on offices and persons. */
    ROSTER;

    /** As documents write it, e.g. {@code review-privacy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Act::word).toList();
    }
}
