package org.narrowgate.core.request;

/** A row while it is being read: what a text in it may speak about. */
final class StatedRow {
    private final String[] cells;
    private final RequestRow.Person person;
    private final FieldValue[] values;

    /** @param values filled by the reader as it goes; texts come last */
    StatedRow(String[] cells, RequestRow.Person person, FieldValue[] values) {
        this.cells = cells;
        this.person = person;
        this.values = values;
    }

    /** @param place of its column in the layout */
    String cell(int place) {
        return cells[place];
    }

    RequestRow.Person person() {
        return person;
    }

    FieldValue value(int field) {
        return values[field];
    }
}
