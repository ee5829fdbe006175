package org.narrowgate.app.demo;

import org.narrowgate.core.decision.Outcome;

/**
 * Rows of one kind.
 *
 * @param share rows of 100,000
 * @param outcome what must become of each of them
 * @param element id of the element that decides it; empty where nothing stands in the way
 */
public record Stratum(Defect defect, long share, Outcome outcome, String element) {
    Stratum decided(Outcome otherwise) {
        return new Stratum(defect, share, otherwise, element);
    }
}
