package org.narrowgate.core.screening;

import org.narrowgate.core.law.FindingStatus;

/**
 * A named office holder's signed answer to a question that the law leaves to a person.
 *
 * @param question id of the question answered
 * @param row the row it was asked for; 0 when it was asked once for the run
 * @param answer MET or NOT_MET
 * @param by office and name of who answered, and the digest of the signed finding
 */
public record Judgment(String question, long row, FindingStatus answer, String by) {
    public Judgment {
        if (answer != FindingStatus.MET && answer != FindingStatus.NOT_MET) {
            throw new IllegalArgumentException("a finding that settles a question is MET or NOT_MET");
        }
    }
}
