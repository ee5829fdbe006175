package org.narrowgate.core.request;

/** A row while it is being read: what a text in it may speak about. */
final class StatedRow {
    private final RowLayout layout;
    private final String[] cells;
    private final RequestRow.Person person;
    private final FieldValue[] values;

    /** @param values filled by the reader as it goes; texts come last */
    StatedRow(RowLayout layout, String[] cells, RequestRow.Person person, FieldValue[] values) {
        this.layout = layout;
        this.cells = cells;
        this.person = person;
        this.values = values;
    }

    String cell(String column) {
        return cells[layout.place(column)];
    }

    RequestRow.Person person() {
        return person;
    }

    FieldValue value(int field) {
        return values[field];
    }
}
