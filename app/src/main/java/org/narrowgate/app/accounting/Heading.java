package org.narrowgate.app.accounting;

import java.util.Comparator;

/**
 * Under what requests and disclosures are counted together.
 *
 * @param requester name of the agency, as its requests state it; empty if none is on file
 * @param provision id of the statute pack; empty if none is on file
 */
public record Heading(String requester, String provision) implements Comparable<Heading> {
    static final Heading NOT_ON_FILE = new Heading("", "");
    private static final Comparator<Heading> ORDER =
            Comparator.comparing(Heading::requester).thenComparing(Heading::provision);

    boolean isOnFile() {
        return !requester.isEmpty();
    }

    @Override
    public int compareTo(Heading other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return isOnFile() ? requester + ", " + provision : "refused as a whole, and no copy says who asked";
    }
}
