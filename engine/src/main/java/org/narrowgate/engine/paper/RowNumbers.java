package org.narrowgate.engine.paper;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.narrowgate.engine.document.Section;

/** Numbers of rows as papers write them: {@code 7,9,12}, the first row being 1. */
public final class RowNumbers {
    private RowNumbers() {}

    /** Reads those of a key; what is none becomes a problem of the paper. */
    public static SortedSet<Long> read(Section body, String key) {
        List<String> rows = List.of(body.text(key).split(",", -1));
        if (!rows.stream().allMatch(row -> row.matches("[1-9][0-9]{0,8}"))) {
            body.problems().add(body.markOf(key), "`" + key + "` has no numbers of rows", "write them as `7,9,12`");
            return new TreeSet<>();
        }
        return rows.stream().map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    public static String write(Collection<Long> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
