package org.narrowgate.engine.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with everything that is wrong with it, file by file in the order of lines. */
public final class DocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    DocumentException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
