package org.narrowgate.engine.order;

import java.util.List;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;

/**
 * What an order reaches.
 *
 * @param name of the run, agreement, pack or agency; of persons the commitment to their list; of a class its marks; empty for
 *     everything
 */
public record OrderScope(Kind kind, String name) {
    /** The kinds of scope, as a paper writes them. */
    public enum Kind {
        EVERYTHING,
        /** One run, by its number. */
        RUN,
        /** Whatever goes under one agreement. */
        AGREEMENT,
        /** Whatever goes under one provision. */
        AUTHORITY,
        /** Whatever goes to one agency. */
        REQUESTER,
        /** Listed persons; the paper holds a salted commitment to the list alone. */
        PERSONS,
        /** Whoever is of a class, by what the record holds. */
        CLASS;

        /** Whether it is looked for in each row, so that no run as a whole is stopped by it. */
        public boolean isOfRows() {
            return this == PERSONS || this == CLASS;
        }
    }

    /** The name, for people: a commitment says nothing to them. */
    public String shown() {
        return kind == Kind.PERSONS ? "" : name;
    }

    /**
     * Whether it reaches a run of a request.
     *
     * @param line the run and those that it came from: what is decided again is reached as they are
     */
    public boolean reaches(List<Long> line, RequestHeader header) {
        return kind == Kind.RUN ? line.contains(Long.valueOf(name)) : reaches(header);
    }

    /** Whether it reaches whatever is decided on a request, in whichever run. */
    boolean reaches(RequestHeader header) {
        return switch (kind) {
            case EVERYTHING, PERSONS, CLASS -> true;
            case RUN -> false;
            case AGREEMENT -> names(header.agreement());
            case AUTHORITY -> names(header.authority());
            case REQUESTER -> names(header.requester());
        };
    }

    /** Whether it is what the order names; an agency word by word, however it is spaced or written large. */
    public boolean names(String other) {
        return kind == Kind.REQUESTER ? HeaderFacts.same(name, other) : name.equals(other);
    }
}
