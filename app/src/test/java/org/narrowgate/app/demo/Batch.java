package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.Particulars;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;

/** Counts a small request in plain maps. */
final class Batch {
    private final Map<List<String>, Long> first = new HashMap<>();
    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<List<String>, Long> addresses = new HashMap<>();
    private final Map<String, Long> texts = new HashMap<>();
    private final long[] officials;

    private Batch(int roster) {
        officials = new long[roster];
    }

    static List<BatchFacts> of(List<RequestRow> rows, RequestHeader header) {
        Batch batch = new Batch(header.officials().size());
        rows.stream().filter(RequestRow::isReadable).forEach(batch::count);
        List<BatchFacts> facts = new ArrayList<>();
        rows.forEach(
                row -> facts.add(row.isReadable() ? batch.facts(row) : new BatchFacts(0, false, 0, List.of(), false)));
        return facts;
    }

    private void count(RequestRow row) {
        first.putIfAbsent(whole(row), row.number());
        ids.putIfAbsent(row.rowId(), whole(row));
        addresses.merge(address(row), 1L, Long::sum);
        for (int i = 0; i < row.values().size(); i++) {
            FieldValue value = row.values().get(i);
            if (value instanceof FieldValue.Roster roster) {
                roster.positions().forEach(at -> officials[at]++);
            } else {
                texts.merge(i + value.canonical(), 1L, Long::sum);
            }
        }
    }

    private BatchFacts facts(RequestRow row) {
        List<Long> fields = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            FieldValue value = row.values().get(i);
            FieldType type = row.layout().fields().get(i).type();
            if (value instanceof FieldValue.Roster roster) {
                fields.add(roster.positions().stream()
                        .mapToLong(at -> officials[at])
                        .max()
                        .orElse(0));
            } else {
                boolean counted = type == FieldType.TEXT || type == FieldType.CODE;
                fields.add(counted ? texts.getOrDefault(i + value.canonical(), 0L) : 0L);
            }
        }
        List<String> whole = whole(row);
        long earlier = first.getOrDefault(whole, row.number());
        List<String> address = address(row);
        boolean stated = address.stream().anyMatch(part -> !part.isEmpty());
        return new BatchFacts(
                earlier == row.number() ? 0 : earlier,
                !ids.getOrDefault(row.rowId(), whole).equals(whole),
                stated ? addresses.getOrDefault(address, 0L) : 0,
                fields,
                false);
    }

    private static List<String> whole(RequestRow row) {
        List<String> parts = new ArrayList<>();
        Particulars.whole(row, parts::add);
        return parts;
    }

    private static List<String> address(RequestRow row) {
        List<String> parts = new ArrayList<>();
        Particulars.address(row, parts::add);
        return parts;
    }
}
