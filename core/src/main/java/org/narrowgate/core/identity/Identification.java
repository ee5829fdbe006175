package org.narrowgate.core.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person of a row is, strictly, one record, and which rule said so; only {@link Identifier} makes one.
 */
public final class Identification {

    /** Identified, or the kind of reason why not; two candidates are never "the better one". */
    public enum Status {
        IDENTIFIED,
        /** No record, or nothing by which to find or verify one. */
        NOT_FOUND,
        /** More than one record. */
        AMBIGUOUS,
        /** One record, and something in it differs from what was stated. */
        CONFLICTING
    }

    private final Status status;
    private final String rule;
    private final Map<String, String> levels;
    private final @Nullable Candidate candidate;

    Identification(Status status, String rule, Map<String, String> levels, @Nullable Candidate candidate) {
        if ((status == Status.IDENTIFIED) != (candidate != null)) {
            throw new IllegalStateException("a candidate belongs to an identification and to nothing else");
        }
        this.status = status;
        this.rule = rule;
        this.levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
        this.candidate = candidate;
    }

    public Status status() {
        return status;
    }

    public boolean isIdentified() {
        return status == Status.IDENTIFIED;
    }

    /** The rule that decided, a stable code of {@link IdentityRule}. */
    public String rule() {
        return rule;
    }

    /** What each comparison showed, in the order made; those after a deciding absence were not made. */
    public Map<String, String> levels() {
        return levels;
    }

    /** The record; present only when identified. */
    public Optional<Candidate> candidate() {
        return Optional.ofNullable(candidate);
    }

    @Override
    public String toString() {
        return "Identification[" + status + ", " + rule + "]";
    }
}
