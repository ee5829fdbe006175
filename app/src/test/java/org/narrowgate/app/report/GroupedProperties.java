package org.narrowgate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.report.Axis;

/** Joining classes, whatever the counts are. */
class GroupedProperties {
    @Test
    void no_group_counts_a_few_rows_and_none_is_lost_however_rows_are_spread() {
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Axis.Kind kind = Axis.Kind.values()[random.nextInt(2)];
            Map<Integer, List<Long>> classes = classes(random);
            for (List<Column> columns : Column.SCHEMES) {
                Grouped grouped = Grouped.of(new Axis(kind, "x", ""), columns, classes);
                holds(seed, columns, classes, grouped);
            }
            Grouped.of(new Axis(kind, "x", ""), classes).groups().forEach(group -> assertThat(
                            GroupLabel.of(kind, group.classes()))
                    .isNotBlank());
        }
    }

    private static void holds(long seed, List<Column> columns, Map<Integer, List<Long>> classes, Grouped grouped) {
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            long all = classes.values().stream().mapToLong(columns.get(i)::of).sum();
            long shown = grouped.groups().stream()
                    .mapToLong(group -> group.rows().get(column))
                    .sum();
            assertThat(shown).as("seed " + seed).isIn(all, 0L);
            assertThat(grouped.groups())
                    .as("seed " + seed)
                    .hasSizeLessThanOrEqualTo(Grouped.MOST_GROUPS)
                    .allMatch(group ->
                            group.rows().get(column) == 0 || group.rows().get(column) >= Grouped.LEAST);
        }
        if (!grouped.groups().isEmpty()) {
            assertThat(grouped.groups().stream()
                            .mapToInt(g -> g.classes().size())
                            .sum())
                    .as("seed " + seed)
                    .isEqualTo(classes.size());
        }
    }

    private static Map<Integer, List<Long>> classes(SplittableRandom random) {
        Map<Integer, List<Long>> classes = new TreeMap<>();
        int many = random.nextInt(1, 700);
        int most = 1 << random.nextInt(1, 10);
        for (int i = 0; i < many; i++) {
            int of = random.nextInt(20) == 0 ? Axis.NOT_STATED + random.nextInt(2) : random.nextInt(26 * 26);
            Long[] rows = new Long[Outcome.values().length];
            Arrays.setAll(rows, o -> random.nextInt(3) == 0 ? (long) random.nextInt(most) : 0L);
            classes.put(of, List.of(rows));
        }
        return classes;
    }
}
