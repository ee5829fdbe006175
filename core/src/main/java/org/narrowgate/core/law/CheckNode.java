package org.narrowgate.core.law;

import java.util.List;
import java.util.function.UnaryOperator;

/** A check made ready to be asked of many rows. */
interface CheckNode {
    Finding finding(Facts facts, UnaryOperator<Finding> judge);

    /** Adds every branch that keeps the check from being met. */
    default void unmet(Facts facts, UnaryOperator<Finding> judge, List<Finding> into) {
        Finding finding = finding(facts, judge);
        if (!finding.met()) {
            into.add(finding);
        }
    }
}
