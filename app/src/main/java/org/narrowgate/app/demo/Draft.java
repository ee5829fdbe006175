package org.narrowgate.app.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A row while it is being made. */
final class Draft {
    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    Draft() {}

    Draft(Draft other) {
        cells.putAll(other.cells);
    }

    String get(Column column) {
        return cells.getOrDefault(column, "");
    }

    Draft set(Column column, String text) {
        cells.put(column, text);
        return this;
    }

    Draft clear(Column... columns) {
        for (Column column : columns) {
            cells.remove(column);
        }
        return this;
    }

    /** Replaces the whole address. */
    Draft address(String line, String city, String state, String zip) {
        return set(Column.ADDRESS_LINE, line)
                .set(Column.CITY, city)
                .set(Column.STATE, state)
                .set(Column.ZIP, zip);
    }

    List<String> line() {
        return Stream.of(Column.values()).map(this::get).toList();
    }
}
