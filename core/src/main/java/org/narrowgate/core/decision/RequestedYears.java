package org.narrowgate.core.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.narrowgate.core.request.FieldStatus;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.RequestRow;

/** The calendar years that a row asks for, in whichever field its pack declares for them. */
final class RequestedYears {
    /** An authority without a field for periods asks for whatever is on record. */
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 9999).boxed().toList();

    private RequestedYears() {}

    static Collection<Integer> of(RequestRow row) {
        boolean declared = false;
        TreeSet<Integer> years = new TreeSet<>();
        for (FieldValue value : row.values()) {
            if (value instanceof FieldValue.Periods periods) {
                declared = true;
                if (periods.status() == FieldStatus.STATED) {
                    Arrays.stream(periods.canonical().split(";"))
                            .map(Integer::valueOf)
                            .forEach(years::add);
                }
            }
        }
        return declared ? years : ALL;
    }
}
