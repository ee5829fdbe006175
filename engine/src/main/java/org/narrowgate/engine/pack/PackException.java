package org.narrowgate.engine.pack;

import java.util.List;
import java.util.stream.Collectors;

/** A pack or an agreement that cannot be used, with everything that is wrong with it, in the order of its lines. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PackException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
