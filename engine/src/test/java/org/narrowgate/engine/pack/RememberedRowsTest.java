package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept from one row for the next saves time and changes nothing: not one byte, in no order, by any threads. */
class RememberedRowsTest {
    private static final long SEED = 6103;
    private static final int ROWS = 120;
    private static final Path EXAMPLE = Path.of("..", "examples", "agreement", "agreement.yaml");

    private static Pack pack;
    private static AgreementDocument agreement;
    private static List<Map<String, String>> rows;
    private static List<String> alone;

    @BeforeAll
    static void decides_every_row_by_itself_with_nothing_to_remember() throws Exception {
        pack = StatutePacks.first();
        agreement = AgreementReader.read(EXAMPLE, pack);
        SplittableRandom random = new SplittableRandom(SEED);
        rows = new ArrayList<>();
        alone = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(cells(random));
        }
        // The same row again, and a cell that differs from another only in what its reading passes over.
        rows.addAll(rows.subList(0, ROWS / 3));
        for (int row = 0; row < rows.size(); row++) {
            alone.add(table().seat().decided(row + 1, rows.get(row)));
        }
    }

    @Test
    void the_rows_come_to_many_different_decisions() {
        Set<String> outcomes =
                alone.stream().map(d -> d.substring(0, d.indexOf('\n'))).collect(Collectors.toSet());
        assertThat(outcomes).contains("DISCLOSE", "CONFIRM", "WITHHOLD", "HOLD");
        assertThat(new LinkedHashSet<>(alone)).hasSizeGreaterThan(ROWS - 10);
        assertThat("opfO").hasSameHashCodeAs("open");
    }

    @Test
    void the_same_bytes_whether_rows_are_decided_alone_or_after_one_another_in_any_order() throws Exception {
        for (int order = 0; order < 5; order++) {
            DecisionTable.Seat shared = table().seat();
            for (int row : shuffled(order)) {
                assertThat(shared.decided(row + 1, rows.get(row)))
                        .as("row %d in order %d", row, order)
                        .isEqualTo(alone.get(row));
            }
        }
    }

    @Test
    void the_same_bytes_where_two_threads_share_what_is_kept() throws Exception {
        DecisionTable table = table();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                List<Integer> order = shuffled(10 + thread);
                DecisionTable.Seat seat = table.seat();
                all.add(threads.submit(() -> {
                    for (int row : order) {
                        assertThat(seat.decided(row + 1, rows.get(row))).isEqualTo(alone.get(row));
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static DecisionTable table() throws Exception {
        return new DecisionTable(Rulebooks.conjoin(pack, Optional.of(agreement)), ROWS);
    }

    private static List<Integer> shuffled(int seed) {
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            order.add(row);
        }
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static Map<String, String> cells(SplittableRandom random) {
        Map<String, String> cells = DecisionTable.clean();
        OTHERS.forEach((column, others) -> {
            if (random.nextInt(9) == 0) {
                cells.put(column, others.get(random.nextInt(others.size())));
            }
        });
        if (random.nextInt(6) == 0) {
            cells.put("address_line", "77 Invented Ave");
            cells.put("city", "Dallas");
            cells.put("zip", "75201");
        }
        cells.put("row_id", "r-" + HexFormat.of().toHexDigits(random.nextLong()));
        return cells;
    }

    /**
     * What stands in a column instead, now and then: cells that read alike, that read differently, that do not read, and
     * that have the hash of the clean cell ({@code opfO}), so that both compete for one place.
     */
    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("given_name", List.of("", "ILVANE", "Ilvane ", "Orsolya")),
            Map.entry("family_name", List.of("UNKNOWN", "Torrebruna-Pell", "torrebruna")),
            Map.entry("birth_date", List.of("", "1979-02-11", "11/02/1979", "1979-11-31")),
            Map.entry("tin", List.of("", "412558830", "412-55-8831", "000-00-0000")),
            Map.entry("address_line", List.of("77 Invented Ave", "Homeless", "PO Box 118", "Failed to Provide", "")),
            Map.entry("city", List.of("Dallas", "HOUSTON", "")),
            Map.entry("zip", List.of("75201", "77002-0000", "")),
            Map.entry("tax_periods", List.of("2023", "2023; 2024", "all years", "2031", "2019;2020", "")),
            Map.entry(
                    "offense",
                    List.of(
                            "8 USC 1326(a)",
                            "8 U/4.C. 1326(a)",
                            "8 U.S.C. 1227",
                            "8 U.S.C. 1253(a)(1)",
                            "26 U.S.C. 7203",
                            "")),
            Map.entry("case_id", List.of("HSI-2025-00418", "N/A", "")),
            Map.entry("case_status", List.of("closed", "opfO", "Open", "none opened", "")),
            Map.entry("order_date", List.of("2019-04-12", "unknown", "2027-01-01")),
            Map.entry("departed_on", List.of("2019-05-21", "", "2018-01-01")),
            Map.entry("reentered_on", List.of("", "2023-08-02")),
            Map.entry("review_pending", List.of("yes", "no")),
            Map.entry(
                    "reason",
                    List.of(
                            "",
                            "see file",
                            "Criminal investigation HSI-2025-00418 of reentry after removal: the address shows presence.",
                            "criminal investigation HSI-2025-00417 of reentry after removal: the address shows presence.",
                            "HSI-2025-00417: needed for civil arrest and removal")),
            Map.entry("officials", List.of("o-1", "o-2;o-1", "o-9", "")));
}
