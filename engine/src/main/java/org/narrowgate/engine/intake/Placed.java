package org.narrowgate.engine.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.intake.RequestMapping.Source;

/** The mapping's columns as places in the lines of one file. */
final class Placed {
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final int width;
    private final List<String> header;

    /** {@code header} is the line of names; empty if the file has none. */
    Placed(List<Source> sources, int width, List<String> header) {
        sources.forEach(s -> this.sources.put(s.column(), s));
        this.width = width;
        this.header = header;
    }

    /** Finds a column of theirs; one that is not there is a problem at its place in the mapping. */
    void put(String column, RequestMapping.Theirs theirs, Problems problems, String file) {
        int place = header.isEmpty() ? Integer.parseInt(theirs.name()) - 1 : header.indexOf(theirs.name());
        if (place < 0 || place >= width) {
            problems.add(
                    theirs.mark(),
                    header.isEmpty()
                            ? "the lines of " + file + " have only " + width + " cells"
                            : file + " has no column `" + theirs.name() + "`",
                    header.isEmpty()
                            ? "write the number of a column that is there, the first being 1"
                            : NearestName.remedy(theirs.name(), header));
        } else if (!header.isEmpty() && header.lastIndexOf(theirs.name()) != place) {
            problems.add(
                    theirs.mark(),
                    file + " has several columns `" + theirs.name() + "`",
                    "rename them, so that it is clear which one is meant");
        } else {
            places.computeIfAbsent(column, c -> new ArrayList<>()).add(place);
        }
    }

    /** Our cell; blank if nothing comes to the column, and the row's number where it has no id of its own. */
    String cell(String column, List<String> cells, long number) {
        Source source = sources.get(column);
        if (source == null) {
            return column.equals(RowLayout.ROW_ID) ? String.valueOf(number) : "";
        }
        List<Integer> at = places.getOrDefault(column, List.of());
        if (at.isEmpty()) {
            return source.constant();
        }
        return at.size() == 1
                ? cells.get(at.get(0))
                : at.stream()
                        .map(place -> cells.get(place).strip())
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(source.joint()));
    }

    /** Their columns that nothing comes from. */
    List<String> leftOut() {
        Set<Integer> used = new HashSet<>();
        places.values().forEach(used::addAll);
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (!used.contains(i)) {
                boolean nameLike = !header.isEmpty() && header.get(i).matches("[A-Za-z][A-Za-z0-9_ ./#-]{0,39}");
                leftOut.add(nameLike ? header.get(i) : "column " + (i + 1));
            }
        }
        return leftOut;
    }
}
