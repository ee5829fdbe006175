package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
    private static final double EVEN = 0;

    @TempDir
    Path folder;

    private LinkSet set(String records, String requests) throws Exception {
        Path left = Files.writeString(folder.resolve("a.csv"), "who\n" + String.join("\n", records.split("", -1)));
        Path right = requests.isEmpty()
                ? left
                : Files.writeString(folder.resolve("b.csv"), "who\n" + String.join("\n", requests.split("", -1)));
        Path mapping = Files.writeString(folder.resolve("m.yaml"), """
            records: {columns: {cluster: who}}
            truth: {by: cluster}
            links: clusters
            """);
        return LinkSet.read(left, right, Optional.empty(), LinkSetMapping.read(mapping));
    }

    /** Each is record, request and bits; pairs that are not named weigh -5. */
    private static Clusters clusters(LinkSet set, double[]... odds) {
        WeighedPairs weighed = new WeighedPairs();
        for (double[] one : odds) {
            weighed.add(PairSet.pair((int) one[0], (int) one[1]), one[2]);
        }
        return new Clusters(set, weighed.heaviestFirst(), -5);
    }

    private static double[] pair(int record, int request, double bits) {
        return new double[] {record, request, bits};
    }

    private static Tally tally(LinkSet set, Clusters clusters, double threshold) {
        return new Measured(set, clusters, new WeighedPairs(), threshold).tally();
    }

    @Test
    void what_two_rows_lack_a_third_makes_up_for() throws Exception {
        LinkSet set = set("AAAB", "");
        Clusters clusters = clusters(set, pair(0, 1, 10), pair(1, 2, 8));
        assertThat(clusters.from(EVEN).pairs())
                .containsExactly(PairSet.pair(0, 1), PairSet.pair(0, 2), PairSet.pair(1, 2));
        assertThat(tally(set, clusters, 0.5)).isEqualTo(new Tally(3, 0, 0));
        assertThat(tally(set, clusters, 0.9))
                .as("the mean of 8 and -5 is 1.5 bits")
                .isEqualTo(new Tally(1, 0, 2));
    }

    @Test
    void one_false_link_does_not_chain_two_persons() throws Exception {
        LinkSet set = set("AAABBB", "");
        Clusters clusters = clusters(
                set,
                pair(0, 1, 9),
                pair(0, 2, 9),
                pair(1, 2, 9),
                pair(3, 4, 9),
                pair(3, 5, 9),
                pair(4, 5, 9),
                pair(2, 3, 4));
        assertThat(tally(set, clusters, 0.5)).isEqualTo(new Tally(6, 0, 0));
        assertThat(tally(set, clusters, 0.05)).as("-4 bits on average").isEqualTo(new Tally(6, 9, 0));
    }

    @Test
    void rows_of_one_file_are_put_together_by_those_of_the_other_and_pairs_are_of_both_files() throws Exception {
        LinkSet set = set("AAB", "AAC");
        Clusters clusters = clusters(set, pair(0, 0, 9), pair(1, 0, 9), pair(1, 1, 7));
        assertThat(clusters.from(EVEN).pairs())
                .containsExactly(PairSet.pair(0, 0), PairSet.pair(0, 1), PairSet.pair(1, 0), PairSet.pair(1, 1));
        assertThat(tally(set, clusters, 0.5)).isEqualTo(new Tally(4, 0, 0));
    }

    @Test
    void what_is_counted_step_by_step_is_what_is_linked_in_the_end() throws Exception {
        LinkSet set = set("AABBCCDDAABB", "");
        List<double[]> odds = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (int j = i + 1; j < 12; j++) {
                double bits = (i * 31 + j * 17) % 23 - 12;
                odds.add(pair(i, j, i % 8 / 2 == j % 8 / 2 ? bits + 9 : bits));
            }
        }
        Clusters clusters = clusters(set, odds.toArray(double[][]::new));
        for (double bits : new double[] {6, 3, 0, -2, -4}) {
            PairSet links = clusters.from(bits);
            long[] counted = new long[2];
            clusters.steps((at, linked, right) -> {
                counted[0] += at >= bits ? linked : 0;
                counted[1] += at >= bits ? right : 0;
            });
            assertThat(counted[0]).isEqualTo(links.size());
            long right = java.util.Arrays.stream(links.pairs())
                    .filter(set.truth()::contains)
                    .count();
            assertThat(counted[1]).isEqualTo(right);
        }
    }
}
