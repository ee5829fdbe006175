package org.narrowgate.engine.linkset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.linkset.LinkSetMapping.By;
import org.narrowgate.engine.linkset.LinkSetMapping.Truth;

/** Finds the true pairs of a linkage set. */
final class TruthReader {
    private final LinkSetMapping mapping;
    private final Rows records;
    private final Rows requests;
    private final boolean oneFile;
    private final LongStream.Builder found = LongStream.builder();
    private long unknown;

    TruthReader(LinkSetMapping mapping, Rows records, Rows requests, boolean oneFile) {
        this.mapping = mapping;
        this.records = records;
        this.requests = requests;
        this.oneFile = oneFile;
    }

    long unknown() {
        return unknown;
    }

    /** From a file of pairs of ids. */
    PairSet pairs(Path file, Map<String, Integer> recordsById, Map<String, Integer> requestsById)
            throws IOException, DocumentException {
        RowsReader reader = new RowsReader(file);
        Truth truth = mapping.truth();
        reader.read(mapping.records().delimiter(), StandardCharsets.UTF_8, header -> {
            int left = truth.records().map(c -> reader.place(c, header)).orElse(0);
            int right = truth.requests().map(c -> reader.place(c, header)).orElse(1);
            Map<Integer, String> where = new HashMap<>();
            truth.where().forEach((column, value) -> where.put(reader.place(column, header), value));
            return line -> {
                boolean counts = where.entrySet().stream()
                        .allMatch(e -> RowsReader.cell(line, e.getKey()).equals(e.getValue()));
                if (counts) {
                    add(recordsById.get(RowsReader.cell(line, left)), requestsById.get(RowsReader.cell(line, right)));
                }
            };
        });
        PairSet pairs = PairSet.of(found.build().toArray());
        if (pairs.size() == 0) {
            refuse(
                    Yaml.shown(file),
                    "no pair of it names a row of each file",
                    "name in the mapping's `truth` which of its columns holds ids of `records` and which of"
                            + " `requests`, and check the `id` of both files");
        }
        return pairs;
    }

    private void add(@Nullable Integer record, @Nullable Integer request) {
        if (record == null || request == null) {
            unknown++;
        } else if (!oneFile) {
            found.add(PairSet.pair(record, request));
        } else if (!record.equals(request)) {
            found.add(PairSet.pair(Math.min(record, request), Math.max(record, request)));
        }
    }

    /** From a column of both files, or from their ids. */
    PairSet derived() throws DocumentException {
        boolean byColumn = mapping.truth().by() == By.CLUSTER;
        Map<String, List<Integer>> persons = new HashMap<>();
        whom(records, byColumn, (row, whom) -> persons.computeIfAbsent(whom, k -> new ArrayList<>())
                .add(row));
        whom(requests, byColumn, (row, whom) -> {
            for (int record : persons.getOrDefault(whom, List.of())) {
                if (!oneFile || record < row) {
                    found.add(PairSet.pair(record, row));
                }
            }
        });
        PairSet pairs = PairSet.of(found.build().toArray());
        if (pairs.size() == 0) {
            refuse(
                    "truth",
                    "no two rows are of one person",
                    byColumn
                            ? "check which column `cluster` names in each file"
                            : "check the `pattern` of `truth`: its first group must be the same in the ids of one"
                                    + " person");
        }
        return pairs;
    }

    private interface Whom {
        void of(int row, String whom);
    }

    /** A row that does not say whose it is is nobody's. */
    private void whom(Rows rows, boolean byColumn, Whom each) {
        Optional<Pattern> pattern = mapping.truth().pattern();
        IntFunction<String> said =
                byColumn ? row -> rows.get(row, Particular.CLUSTER) : row -> part(rows.id(row), pattern.orElseThrow());
        for (int row = 0; row < rows.size(); row++) {
            String whom = said.apply(row);
            if (!whom.isEmpty()) {
                each.of(row, whom);
            }
        }
    }

    private static String part(String id, Pattern pattern) {
        Matcher found = pattern.matcher(id);
        if (!found.find()) {
            return "";
        }
        String part = found.groupCount() > 0 ? found.group(1) : found.group();
        return part == null ? "" : part;
    }

    private static void refuse(String file, String message, String remedy) throws DocumentException {
        Problems problems = new Problems();
        problems.add(file, message, remedy);
        problems.throwIfAny();
    }
}
