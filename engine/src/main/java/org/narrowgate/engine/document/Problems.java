package org.narrowgate.engine.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Everything wrong with a document, collected so that its author hears of it in one go. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Mark mark, String message, String remedy) {
        add(Problem.at(mark, message, remedy));
    }

    public void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    public void add(String file, String message, String remedy) {
        problems.add(Problem.in(file, message, remedy));
    }

    /** Says that a name is not known, and which one was probably meant. */
    public void unknown(Mark mark, String what, String name, Collection<String> known) {
        add(mark, what + " `" + name + "` is not known", NearestName.remedy(name, known));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    public int count() {
        return problems.size();
    }

    public void throwIfAny() throws DocumentException {
        if (!problems.isEmpty()) {
            List<String> files = problems.stream().map(Problem::file).distinct().toList();
            // Files in the order in which they were read: what is wrong in one follows from those before it.
            throw new DocumentException(problems.stream()
                    .sorted(Comparator.<Problem>comparingInt(p -> files.indexOf(p.file()))
                            .thenComparingInt(Problem::line)
                            .thenComparingInt(Problem::column))
                    .toList());
        }
    }
}
