package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Everything wrong with a document, collected so that its author hears of it in one go. */
final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    void add(Mark mark, String message, String remedy) {
        Problem problem = Problem.at(mark, message, remedy);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    void add(String file, String message, String remedy) {
        problems.add(Problem.in(file, message, remedy));
    }

    /** Says that a name is not known, and which one was probably meant. */
    void unknown(Mark mark, String what, String name, Collection<String> known) {
        add(mark, what + " `" + name + "` is not known", NearestName.remedy(name, known));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    int count() {
        return problems.size();
    }

    void throwIfAny() throws PackException {
        if (!problems.isEmpty()) {
            throw new PackException(problems.stream()
                    .sorted(Comparator.comparing(Problem::file)
                            .thenComparingInt(Problem::line)
                            .thenComparingInt(Problem::column))
                    .toList());
        }
    }
}
