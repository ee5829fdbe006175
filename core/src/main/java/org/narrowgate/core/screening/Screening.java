package org.narrowgate.core.screening;

import java.util.List;
import java.util.function.Function;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;

/** What the request alone says about one row: admissible to the records, or stopped here. */
public sealed interface Screening permits Admissible, Inadmissible {
    RequestRow row();

    BatchFacts batch();

    /** The facts known without any record. */
    Facts facts();

    /** One finding for each element decided before release, in the rulebook's order; record elements not looked up. */
    List<Finding> findings();

    <T> T match(Function<Admissible, T> onAdmissible, Function<Inadmissible, T> onInadmissible);
}
