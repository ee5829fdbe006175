package org.narrowgate.core.law;

import java.util.List;
import java.util.Optional;

/**
 * The outcome for one element (or one branch of it), with the branch that decided it.
 *
 * @param branch id of the deciding check
 * @param facts names of the facts that were looked at
 * @param detail the absent fact, the exceptions applied, or who judged; empty when there is nothing to add
 */
public record Finding(
        Element element,
        FindingStatus status,
        String branch,
        Citation citation,
        String text,
        Basis basis,
        List<String> facts,
        String detail,
        Optional<Question> question,
        String cure) {
    public boolean met() {
        return status == FindingStatus.MET;
    }

    /** The same finding after a person answered its question. */
    public Finding judged(FindingStatus answer, String by) {
        return new Finding(
                element,
                answer,
                branch,
                citation,
                text,
                new Basis(Basis.Kind.JUDGED, by),
                facts,
                detail,
                Optional.empty(),
                cure);
    }
}
