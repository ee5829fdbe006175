package org.narrowgate.engine.linkset;

/** A whole name taken apart as most sets write it: {@code FAMILY, GIVEN MIDDLE}, or the family name last. */
record FullName(String given, String middle, String family) {

    static FullName of(String whole) {
        int comma = whole.indexOf(',');
        String family = comma < 0 ? "" : whole.substring(0, comma).strip();
        String rest = comma < 0 ? whole.strip() : whole.substring(comma + 1).strip();
        if (comma < 0) {
            int last = rest.lastIndexOf(' ');
            family = rest.substring(last + 1);
            rest = last < 0 ? "" : rest.substring(0, last).strip();
        }
        int first = rest.indexOf(' ');
        return first < 0
                ? new FullName(rest, "", family)
                : new FullName(
                        rest.substring(0, first), rest.substring(first + 1).strip(), family);
    }

    /** Of a row, in whichever form its file has the name. */
    static FullName of(Rows rows, int row) {
        String whole = rows.get(row, Particular.FULL_NAME);
        return whole.isEmpty()
                ? new FullName(
                        rows.get(row, Particular.GIVEN_NAME),
                        rows.get(row, Particular.MIDDLE_NAME),
                        rows.get(row, Particular.FAMILY_NAME))
                : of(whole);
    }
}
