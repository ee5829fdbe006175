package org.narrowgate.engine.erasure;

import java.util.List;
import org.narrowgate.core.proof.Hash;

/**
 * An order to erase evidence, as its paper says.
 *
 * @param id that of the paper
 * @param cites the court's order, or what else demands it
 */
public record ErasureOrder(String id, Ground ground, String cites, Scope scope) {
    /** On what it rests. */
    public enum Ground {
        /** A court said so. */
        COURT_ORDER,
        /** What is not accurate, or not needed, is not kept (5 U.S.C. 552a(d)(2), (e)(1), (e)(5)). */
        PRIVACY_ACT,
        /** The agreement lets it be kept no longer. */
        RETENTION
    }

    /** What an order reaches. */
    public sealed interface Scope {
        /** Its name in papers and commands. */
        String word();
    }

    /** Rows of one request, by their numbers. */
    public record Rows(long run, List<Long> numbers) implements Scope {
        public Rows {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String word() {
            return "rows";
        }
    }

    /** Whatever concerns listed persons. {@code list} is a salted commitment; what opens it is destroyed at the end. */
    public record Persons(Hash list) implements Scope {
        @Override
        public String word() {
            return "persons";
        }
    }

    /** Rows of which nothing was disclosed, of requests decided longer ago than their agreement's {@code retention_days}. */
    public record Retention() implements Scope {
        @Override
        public String word() {
            return "retention";
        }
    }
}
