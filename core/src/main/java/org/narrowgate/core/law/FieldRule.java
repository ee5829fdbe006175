package org.narrowgate.core.law;

import java.util.Set;

/**
 * A datum of the record that the authority lets go, and on what footing.
 *
 * @param name as the agreement lists it, e.g. {@code mailing_address}
 * @param source where the record holds it
 * @param category the statute's class of information; empty if the pack gives none, and then the field stays
 * @param carvedIn whether the category goes whatever its provenance (26 U.S.C. 6103(i)(2)(C))
 * @param provenances who must have furnished it, if it is not carved in
 */
public record FieldRule(
        String name,
        Source source,
        String number,
        String category,
        Citation citation,
        boolean carvedIn,
        Set<String> provenances) {
    /** Which part of a candidate record the field is. */
    public enum Source {
        NAME,
        ADDRESS,
        NUMBER
    }

    /** Whether a datum of this provenance ({@code ""}: unknown) may go. */
    public boolean mayGo(String provenance) {
        return !category.isEmpty() && (carvedIn || (!provenance.isEmpty() && provenances.contains(provenance)));
    }
}
