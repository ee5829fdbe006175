package org.narrowgate.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.narrowgate.engine.report.Axis;

/**
 * A breakdown of a run fit to be shown: classes are joined until no count but zero is below {@link #LEAST}, so that no
 * cell speaks of a few persons whom somebody could know by their State or the day of their order. Nothing is left out
 * and nothing rounded: the groups add up to the run, so that nothing can be found by subtraction either.
 *
 * @param columns what is counted apart
 * @param groups empty if the run has too few rows to be broken down
 */
record Grouped(Axis axis, List<Column> columns, List<Group> groups) {
    /** The usual bound below which agencies suppress a cell of a published table. */
    static final long LEAST = 10;

    /** More groups than this are no chart that anybody reads; ten years of weeks. */
    static final int MOST_GROUPS = 520;

    /** Telling outcomes apart may leave one class in so many. */
    private static final int WORTH = 4;

    /**
     * Classes counted together.
     *
     * @param rows one count for each column
     */
    record Group(List<Integer> classes, List<Long> rows) {
        long sum() {
            return rows.stream().mapToLong(Long::longValue).sum();
        }

        private Group with(Group other) {
            List<Integer> all = new ArrayList<>(classes);
            all.addAll(other.classes);
            return new Group(
                    List.copyOf(all),
                    IntStream.range(0, rows.size())
                            .mapToObj(i -> rows.get(i) + other.rows.get(i))
                            .toList());
        }

        private boolean isSmall(long least) {
            return rows.stream().anyMatch(count -> count > 0 && count < least);
        }
    }

    /** Keeps outcomes apart as far as that does not cost most of the classes. */
    static Grouped of(Axis axis, Map<Integer, List<Long>> classes) {
        List<Grouped> all = Column.SCHEMES.stream()
                .map(columns -> of(axis, columns, classes))
                .toList();
        int most =
                all.stream().mapToInt(grouped -> grouped.groups().size()).max().orElse(0);
        return all.stream()
                .filter(grouped -> grouped.groups().size() * WORTH >= most)
                .findFirst()
                .orElseThrow();
    }

    static Grouped of(Axis axis, List<Column> columns, Map<Integer, List<Long>> classes) {
        List<Group> single = classes.entrySet().stream()
                .map(e -> new Group(
                        List.of(e.getKey()),
                        columns.stream().map(c -> c.of(e.getValue())).toList()))
                .toList();
        boolean fit = single.stream()
                .reduce(Group::with)
                .filter(whole -> !whole.isSmall(LEAST))
                .isPresent();
        return new Grouped(axis, columns, fit ? joined(axis, single) : List.of());
    }

    private static List<Group> joined(Axis axis, List<Group> single) {
        if (axis.kind() == Axis.Kind.STATE) {
            return largestFirst(single);
        }
        long least = LEAST;
        List<Group> groups = neighbours(single, least);
        while (groups.size() > MOST_GROUPS) {
            least *= 2;
            groups = neighbours(single, least);
        }
        return groups;
    }

    /** Joins each class with those after it until the group will do; what is left over joins those before. */
    private static List<Group> neighbours(List<Group> single, long least) {
        List<Group> groups = new ArrayList<>();
        Group open = null;
        for (Group next : single) {
            open = open == null ? next : open.with(next);
            if (!open.isSmall(least)) {
                groups.add(open);
                open = null;
            }
        }
        // A group without anybody of an outcome gets the few that are left over, and then needs more itself.
        while (open != null && open.isSmall(least) && !groups.isEmpty()) {
            open = groups.remove(groups.size() - 1).with(open);
        }
        if (open != null) {
            groups.add(open);
        }
        return List.copyOf(groups);
    }

    /** Joins every class that will not do into one group, and the next smallest ones as long as that will not do. */
    private static List<Group> largestFirst(List<Group> single) {
        Map<Boolean, List<Group>> bySize = single.stream().collect(Collectors.partitioningBy(g -> g.isSmall(LEAST)));
        List<Group> groups = new ArrayList<>(bySize.getOrDefault(false, List.of()));
        groups.sort(Comparator.comparingLong(Group::sum).reversed());
        List<Group> small = bySize.getOrDefault(true, List.of());
        if (!small.isEmpty()) {
            Group others = small.stream().reduce(Group::with).orElseThrow();
            while (others.isSmall(LEAST) && !groups.isEmpty()) {
                others = others.with(groups.remove(groups.size() - 1));
            }
            groups.add(others);
        }
        return List.copyOf(groups);
    }

    /** Whether any two classes had to be joined. */
    boolean isJoined() {
        return groups.stream().anyMatch(group -> group.classes().size() > 1);
    }
}
