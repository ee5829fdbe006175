package org.narrowgate.core.decision;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.narrowgate.core.request.FieldStatus;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.RequestRow;

/** The calendar years that a row asks for, in whichever field its pack declares for them. */
final class RequestedYears {
    /** An authority without a field for periods asks for whatever is on record. */
    private static final SortedSet<Integer> ALL = Collections.unmodifiableSortedSet(
            IntStream.rangeClosed(1, 9999).boxed().collect(Collectors.toCollection(TreeSet::new)));

    private RequestedYears() {}

    static SortedSet<Integer> of(RequestRow row) {
        boolean declared = false;
        SortedSet<Integer> years = new TreeSet<>();
        for (FieldValue value : row.values()) {
            if (value instanceof FieldValue.Periods periods) {
                declared = true;
                if (periods.status() == FieldStatus.STATED) {
                    for (String year : periods.canonical().split(";", -1)) {
                        years.add(Integer.valueOf(year));
                    }
                }
            }
        }
        return declared ? years : ALL;
    }
}
