package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The officials named in a cell, held against the header's roster. */
final class RosterReader implements Function<String, FieldValue> {
    private final Map<String, Listed> listed;

    /**
     * An entry of the roster.
     *
     * @param inside if it is shown to be of the requester
     * @param alone what a cell says that names nobody else
     */
    private record Listed(Integer position, boolean inside, FieldValue.Roster alone) {}

    private RosterReader(Map<String, Listed> listed) {
        this.listed = listed;
    }

    static RosterReader of(RequestHeader header) {
        Map<String, Listed> listed = new HashMap<>();
        for (int position = 0; position < header.officials().size(); position++) {
            RequestHeader.Official official = header.officials().get(position);
            boolean staff =
                    official.kind() == RequestHeader.Kind.OFFICER || official.kind() == RequestHeader.Kind.EMPLOYEE;
            boolean inside = staff && HeaderFacts.same(official.employer(), header.requester());
            // An entry without a name is nobody's: whoever is named by its id does not stand on the roster.
            if (HeaderFacts.isNamed(official.name())) {
                String id = key(official.id());
                FieldValue.Roster alone =
                        new FieldValue.Roster(FieldStatus.STATED, id, 1, List.of(position), 0, inside ? 0 : 1);
                listed.putIfAbsent(id, new Listed(position, inside, alone));
            }
        }
        return new RosterReader(listed);
    }

    @Override
    public FieldValue apply(String cell) {
        if (cell.isBlank()) {
            return new FieldValue.Roster(FieldStatus.ABSENT, "", 0, List.of(), 0, 0);
        }
        Listed only = cell.indexOf(';') < 0 ? listed.get(key(cell)) : null;
        return only == null ? several(cell) : only.alone();
    }

    private FieldValue several(String cell) {
        List<String> ids = ids(cell);
        List<Integer> known = new ArrayList<>(ids.size());
        int outside = 0;
        for (String id : ids) {
            Listed entry = listed.get(id);
            if (entry != null) {
                known.add(entry.position());
            }
            // Who is not on the roster is not shown to be of the agency either.
            outside += entry == null || !entry.inside() ? 1 : 0;
        }
        FieldStatus status = known.isEmpty() ? FieldReader.statusOf(cell, Words.of(cell)) : FieldStatus.STATED;
        if (status != FieldStatus.STATED || ids.isEmpty()) {
            return new FieldValue.Roster(
                    status == FieldStatus.STATED ? FieldStatus.MALFORMED : status, "", 0, List.of(), 0, 0);
        }
        known.sort(null);
        return new FieldValue.Roster(
                FieldStatus.STATED,
                String.join(";", ids),
                ids.size(),
                List.copyOf(known),
                ids.size() - known.size(),
                outside);
    }

    /** In order, each once. */
    private static List<String> ids(String cell) {
        List<String> ids = new ArrayList<>();
        for (String item : FieldReader.items(cell)) {
            ids.add(key(item));
        }
        if (ids.size() < 2) {
            return ids;
        }
        ids.sort(null);
        List<String> distinct = new ArrayList<>(ids.size());
        for (String id : ids) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(id)) {
                distinct.add(id);
            }
        }
        return distinct;
    }

    static String key(String id) {
        return id.strip().toUpperCase(Locale.ROOT);
    }
}
