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

    private StatedGroups(Map<String, List<String>> columns) {
        columns.forEach((name, group) -> this.columns.put(name, List.copyOf(group)));
        this.names = List.copyOf(columns.keySet());
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
        return new StatedGroups(columns);
    }

    public List<String> names() {
        return names;
    }

    /** The columns of a group, in the order of their cells. */
    public List<String> columns(String group) {
        return columns.getOrDefault(group, List.of());
    }

    /** The stated cells of each group; a malformed row states nothing but its id. */
    public List<List<String>> cells(RequestRow row) {
        List<List<String>> all = new ArrayList<>(columns.size());
        columns.forEach(
                (name, names) -> all.add(name.equals(RowLayout.ROW_ID) ? List.of(row.rowId()) : cells(row, names)));
        return all;
    }

    private static List<String> cells(RequestRow row, List<String> names) {
        List<String> cells = new ArrayList<>(names.size());
        for (String name : names) {
            cells.add(row.stated(name));
        }
        return cells;
    }
}
