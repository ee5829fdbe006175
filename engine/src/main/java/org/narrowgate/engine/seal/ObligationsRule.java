package org.narrowgate.engine.seal;

import java.time.LocalDate;
import org.narrowgate.engine.registry.UseTerms;

/** What the page of obligations of a release says, and how long the release may be held at most. */
public interface ObligationsRule {
    /** The page, UTF-8; a function of the authorisation and its terms alone, whenever it is asked. */
    byte[] page(Authorisation authorisation, UseTerms terms);

    /** The most that may be granted from a day on: both the last day and the days between attestations only fall. */
    UseTerms longest(LocalDate from);

    /** An authorisation with its page bound to it. */
    default Authorisation bound(Authorisation authorisation, UseTerms terms) {
        return authorisation.with(BoundPage.of(terms, page(authorisation, terms)));
    }
}
