package org.narrowgate.engine.order;

import org.narrowgate.core.request.RequestHeader;

/**
 * What an order reaches.
 *
 * @param name of the run, agreement, pack or agency; empty for everything
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
        REQUESTER
    }

    /** Whether it reaches a run, by its number, of a request. */
    public boolean reaches(long run, RequestHeader header) {
        return kind == Kind.RUN ? name.equals(String.valueOf(run)) : reaches(header);
    }

    /** Whether it reaches whatever is decided on a request, in whichever run. */
    boolean reaches(RequestHeader header) {
        return switch (kind) {
            case EVERYTHING -> true;
            case RUN -> false;
            case AGREEMENT -> name.equals(header.agreement());
            case AUTHORITY -> name.equals(header.authority());
            case REQUESTER -> name.equals(header.requester());
        };
    }
}
