package org.narrowgate.engine.pack;

import java.util.Collection;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;

/** A fact that no request has: told with the one that was probably meant, or with where all of them stand. */
final class UnknownFact {
    private UnknownFact() {}

    static void tell(Problems problems, Mark mark, String name, Collection<String> known) {
        boolean near = NearestName.of(name, known).isPresent();
        problems.add(
                mark,
                "the fact `" + name + "` is not known",
                NearestName.remedy(name, known) + (near ? "" : "; docs/facts.md says what each of them is"));
    }
}
