package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;

/** Which columns are committed to together, group by group: those of every request, then the groups of the pack. */
public final class StatedGroups {
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final List<String> names;
    private final RowLayout layout;
    /** For each group, the places of its columns in the layout. */
    private final int[][] places;

    private final int rowId;

    private StatedGroups(RowLayout layout, Map<String, List<String>> columns) {
        columns.forEach((name, group) -> this.columns.put(name, List.copyOf(group)));
        this.names = List.copyOf(columns.keySet());
        this.layout = layout;
        this.rowId = layout.place(RowLayout.ROW_ID);
        this.places = columns.values().stream()
                .map(group -> group.stream().mapToInt(layout::place).toArray())
                .toArray(int[][]::new);
    }

    public static StatedGroups of(RowLayout layout) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(RowLayout.ROW_ID, List.of(RowLayout.ROW_ID));
        columns.put("name", RowLayout.NAME_COLUMNS);
        columns.put("birth_date", List.of(RowLayout.BIRTH_DATE));
        columns.put(
                "numbers",
                layout.numbers().stream().map(NumberDeclaration::name).toList());
        List<String> address = new ArrayList<>(RowLayout.ADDRESS_COLUMNS);
        address.add(RowLayout.FREE_ADDRESS);
        columns.put("address", address);
        for (FieldDeclaration field : layout.fields()) {
            columns.computeIfAbsent(field.group(), g -> new ArrayList<>()).add(field.name());
        }
        return new StatedGroups(layout, columns);
    }

    public List<String> names() {
        return names;
    }

    /** The columns of a group, in the order of their cells. */
    public List<String> columns(String group) {
        return columns.getOrDefault(group, List.of());
    }

    /** How many cells the group at a place among {@link #names} has. */
    public int width(int group) {
        return places[group].length;
    }

    /** One cell of a group as a row states it; a malformed row states nothing but its id. */
    @SuppressWarnings("ReferenceEquality") // places of another layout, even of an equal one, were never looked up
    public String cell(RequestRow row, int group, int index) {
        if (row.layout() != layout) {
            throw new IllegalArgumentException("row #" + row.number() + " was read under another layout");
        }
        int place = places[group][index];
        return place == rowId ? row.rowId() : row.stated(place);
    }
}
