package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.FieldValue;
import org.narrowgate.core.request.Particulars;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.RowProblem;
import org.narrowgate.engine.tables.ReferenceTables;

/** {@link BatchCounter} against plain maps of whole texts; every person is invented. */
class BatchCounterProperties {
    private static final List<String> COLUMNS = List.of(
            "row_id",
            "given_name",
            "family_name",
            "tin",
            "address_line",
            "zip",
            "reason",
            "case_id",
            "case_status",
            "officials");
    private static final String[][] CELLS = {
        {"r-1", "r-2", "r-3", "r-4", "R-1", "r-5 ", "r-6", ""},
        {"Ilvane", "ILVANE", "Maro"},
        {"Torrebruna", "torrebruna ", "Ashgrove"},
        {"412-55-8830", "412558830", "", "n/a"},
        {"1418 Alder Creek Rd", "1418 ALDER CREEK ROAD", "7 Birch St", "", "Homeless", "somewhere"},
        {"77002", ""},
        {"Case one, reentry.", "case ONE reentry", "Another reason.", "", "see file"},
        {"HSI-1", "hsi 1", "HSI-2", "", "HSI1"},
        {"open", "active", "closed", ""},
        {"o-1", "o-1;o-2", "O-2", "o-9", "", "o-1;o-1;o-3"}
    };
    private static final byte[] KEY = new byte[16];
    private static final List<RequestHeader.Official> ROSTER = header().officials();

    private static RowParser parser;

    @BeforeAll
    static void read() {
        AddressParser addresses = new AddressParser(ReferenceTables.load().address(List.of()));
        RowLayout.Columns columns = (RowLayout.Columns) Requests.LAYOUT.read(COLUMNS);
        parser = RowParser.of(columns, header(), addresses::parse);
    }

    @Test
    void counts_as_plain_maps_do_with_many_duplicates_reused_ids_and_malformed_rows() {
        int duplicates = 0;
        int reused = 0;
        for (long seed = 0; seed < 600; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<RequestRow> rows = rows(random, 1 + random.nextInt(1 << random.nextInt(9)), 1 + random.nextInt(8));
            List<BatchFacts> expected = plain(rows);
            List<BatchFacts> found = count(rows, seed);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(found.get(i)).as("seed " + seed + ", row " + (i + 1)).isEqualTo(expected.get(i));
                duplicates += found.get(i).duplicateOf() > 0 ? 1 : 0;
                reused += found.get(i).idReused() ? 1 : 0;
            }
        }
        assertThat(Math.min(duplicates, reused)).isGreaterThan(1_000);
    }

    @Test
    void counts_many_rows_beyond_every_size_at_which_a_table_grows() {
        List<RequestRow> rows = rows(new SplittableRandom(77), 20_000, 4);
        assertThat(count(rows, 77)).isEqualTo(plain(rows));
    }

    @Test
    void the_key_decides_nothing_but_the_hashes() {
        List<RequestRow> rows = rows(new SplittableRandom(5), 500, 3);
        assertThat(count(rows, 1)).isEqualTo(count(rows, 2));
    }

    @Test
    void among_rows_alike_the_lowest_number_stands() {
        assertThat(count(List.of(row(1, "r-1", "Maro"), row(2, "r-2", "Maro"), row(3, "r-3", "MARO ")), 0))
                .extracting(BatchFacts::duplicateOf)
                .containsExactly(0L, 1L, 1L);
    }

    @Test
    void the_first_row_that_uses_an_id_has_it_and_the_order_decides_who_is_first() {
        List<BatchFacts> facts =
                count(List.of(row(1, "r-1", "Maro"), row(2, "r-1", "Ilvane"), row(3, "r-1", "Maro")), 0);
        assertThat(facts).extracting(BatchFacts::idReused).containsExactly(false, true, false);
        assertThat(facts).extracting(BatchFacts::duplicateOf).containsExactly(0L, 0L, 1L);
        assertThat(count(List.of(row(1, "r-1", "Ilvane"), row(2, "r-1", "Maro"), row(3, "r-1", "Maro")), 0))
                .extracting(BatchFacts::idReused)
                .containsExactly(false, true, true);
    }

    @Test
    void a_row_that_lost_its_id_never_displaces_a_good_one() {
        List<BatchFacts> facts =
                count(List.of(row(1, "r-1", "Ilvane"), row(2, "r-1", "Maro"), row(3, "r-3", "Maro")), 0);
        assertThat(facts).extracting(BatchFacts::idReused).containsExactly(false, true, false);
        assertThat(facts).extracting(BatchFacts::duplicateOf).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_malformed_row_is_counted_and_compared_with_nothing() {
        RequestRow malformed = parser.unreadable(1, new RowProblem(2, "", "cannot be read", "write it again"));
        RequestRow second = parser.unreadable(2, new RowProblem(3, "", "cannot be read", "write it again"));
        BatchCounter counter = BatchCounter.of(Requests.LAYOUT, ROSTER, KEY);
        List.of(malformed, second, row(3, "r-1", "Maro")).forEach(counter::add);
        BatchCounts counts = counter.finish();
        assertThat(counts.rows()).isEqualTo(3);
        BatchFacts none = new BatchFacts(0, false, 0, Collections.nCopies(5, 0L), false);
        assertThat(List.of(counts.of(malformed), counts.of(second))).containsOnly(none);
        assertThat(counts.of(row(3, "r-1", "Maro")).duplicateOf()).isZero();
    }

    @Test
    void one_person_under_two_ids_is_one_official() {
        RequestHeader.Official holt = ROSTER.get(0);
        List<RequestHeader.Official> twice = List.of(
                holt,
                new RequestHeader.Official("o-2", holt.name().toUpperCase(Locale.ROOT), holt.employer(), holt.kind()),
                new RequestHeader.Official("o-3", holt.name(), "Nairn Ltd", holt.kind()));
        BatchCounter counter = BatchCounter.of(Requests.LAYOUT, twice, KEY);
        List<RequestRow> rows = List.of(row(1, "o-1"), row(2, "o-2"), row(3, "o-1;o-2"), row(4, "o-3"));
        rows.forEach(counter::add);
        BatchCounts counts = counter.finish();
        assertThat(rows.stream().map(r -> counts.of(r).fieldRows().get(4))).containsExactly(3L, 3L, 3L, 1L);
    }

    private static RequestRow row(long number, String officials) {
        return parser.parse(
                number,
                number + 1,
                List.of("r-" + number, "Maro", "Torrebruna", "", "", "", "Case one.", "", "", officials));
    }

    @Test
    void a_row_left_out_or_given_twice_is_an_error_and_so_is_one_never_counted() {
        BatchCounter counter = BatchCounter.of(Requests.LAYOUT, ROSTER, KEY);
        counter.add(row(1, "r-1", "Maro"));
        for (long number : new long[] {1, 3}) {
            assertThatThrownBy(() -> counter.add(row(number, "r-2", "Ilvane")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("row 2 was due")
                    .hasMessageNotContaining("Ilvane");
        }
        BatchCounts counts = counter.finish();
        assertThatThrownBy(() -> counts.of(row(2, "r-2", "Ilvane"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_without_rows_has_no_facts() {
        assertThat(BatchCounter.of(Requests.LAYOUT, List.of(), KEY).finish().rows())
                .isZero();
    }

    /** Half a hash alike is no hash alike, and whoever has none is like nobody. */
    @Test
    void columns_of_hashes_tell_every_96_bits_apart() {
        HashColumn column = new HashColumn();
        long[] high = {9, 1, 7, 7, 0, 7, 1, 0};
        int[] low = {9, 0, 1, 2, 0, 1, 0, 0};
        column.add(high, low, 1, 4);
        column.add(high, low, 5, 3);
        assertThat(column.counts()).containsExactly(2, 2, 1, 0, 2, 2, 0);
        assertThat(column.firsts(row -> false)).containsExactly(0, 1, 2, 3, 1, 0, 6);
        assertThat(column.firsts(row -> row == 1)).containsExactly(0, 1, 2, 3, 4, 0, 6);
        assertThat(column.isNone(0)).isFalse();
        assertThat(column.isNone(3)).isTrue();
    }

    @Test
    void columns_of_hashes_go_on_over_many_stretches() {
        HashColumn column = new HashColumn();
        int different = 20_011;
        int[] added = {1, 16_383, 2, 40_000, 7_777, 1};
        for (int count : added) {
            int first = column.rows();
            column.add(
                    IntStream.range(first, first + count)
                            .mapToLong(row -> 1L + row % different)
                            .toArray(),
                    new int[count],
                    0,
                    count);
        }
        int rows = column.rows();
        assertThat(rows).isEqualTo(IntStream.of(added).sum());
        assertThat(column.firsts(row -> false))
                .containsExactly(
                        IntStream.range(0, rows).map(row -> row % different).toArray());
        assertThat(column.counts())
                .containsExactly(IntStream.range(0, rows)
                        .map(row -> (rows - 1 - row % different) / different + 1)
                        .toArray());
    }

    @Test
    void columns_of_hashes_count_as_a_map_does() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            HashColumn column = new HashColumn();
            Map<List<Long>, Integer> counts = new HashMap<>();
            List<List<Long>> hashes = new ArrayList<>();
            int different = 1 + random.nextInt(3_000);
            for (int row = random.nextInt(4_000); row > 0; row--) {
                // Multiples of a power of two share their place in a table that masks.
                long high = (1L + random.nextInt(different)) << random.nextInt(40);
                long low = random.nextInt(2);
                column.add(new long[] {high}, new int[] {(int) low}, 0, 1);
                hashes.add(List.of(high, low));
                counts.merge(List.of(high, low), 1, Integer::sum);
            }
            assertThat(column.counts())
                    .as("seed " + seed)
                    .containsExactly(hashes.stream().mapToInt(counts::get).toArray());
            assertThat(column.firsts(row -> false))
                    .as("seed " + seed)
                    .containsExactly(hashes.stream().mapToInt(hashes::indexOf).toArray());
        }
    }

    private static List<BatchFacts> count(List<RequestRow> rows, long seed) {
        byte[] key = new byte[16];
        new SplittableRandom(seed).nextBytes(key);
        BatchCounter counter = BatchCounter.of(Requests.LAYOUT, ROSTER, key);
        rows.forEach(counter::add);
        BatchCounts counts = counter.finish();
        assertThat(counts.rows()).isEqualTo(rows.size());
        return rows.stream().map(counts::of).toList();
    }

    /** The rule, in maps of whole texts. */
    private static List<BatchFacts> plain(List<RequestRow> rows) {
        Map<String, List<String>> owners = new HashMap<>();
        Map<List<String>, Long> addresses = new HashMap<>();
        Map<String, Long> texts = new HashMap<>();
        long[] officials = new long[3];
        for (RequestRow row : rows) {
            if (!row.isReadable()) {
                continue;
            }
            owners.putIfAbsent(row.rowId(), whole(row));
            addresses.merge(address(row), 1L, Long::sum);
            for (int i = 0; i < row.values().size(); i++) {
                FieldValue value = row.values().get(i);
                texts.merge(i + " " + value.canonical(), 1L, Long::sum);
                if (value instanceof FieldValue.Roster roster) {
                    roster.positions().forEach(at -> officials[at]++);
                }
            }
        }
        Map<List<String>, Long> standing = new HashMap<>();
        List<BatchFacts> facts = new ArrayList<>();
        for (RequestRow row : rows) {
            if (!row.isReadable()) {
                facts.add(new BatchFacts(0, false, 0, Collections.nCopies(5, 0L), false));
                continue;
            }
            List<String> whole = whole(row);
            boolean reused = !owners.getOrDefault(row.rowId(), List.of()).equals(whole);
            long first = reused ? row.number() : standing.computeIfAbsent(whole, w -> row.number());
            List<String> address = address(row);
            boolean stated = !String.join("", address).isEmpty();
            facts.add(new BatchFacts(
                    first == row.number() ? 0 : first,
                    reused,
                    stated ? addresses.getOrDefault(address, 0L) : 0,
                    fields(row, texts, officials),
                    false));
        }
        return facts;
    }

    private static List<Long> fields(RequestRow row, Map<String, Long> texts, long[] officials) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            FieldValue value = row.values().get(i);
            long count = 0;
            if (value instanceof FieldValue.Roster roster) {
                for (int at : roster.positions()) {
                    count = Math.max(count, officials[at]);
                }
            } else if ((value instanceof FieldValue.Text || value instanceof FieldValue.Code)
                    && !value.canonical().isEmpty()) {
                count = texts.getOrDefault(i + " " + value.canonical(), 0L);
            }
            counts.add(count);
        }
        return counts;
    }

    /** {@code variety} spellings at most are used of every cell, so that little variety makes many duplicates. */
    private static List<RequestRow> rows(SplittableRandom random, int count, int variety) {
        List<RequestRow> rows = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String[] cells = new String[CELLS.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = CELLS[i][random.nextInt(Math.min(variety, CELLS[i].length))];
            }
            if (random.nextInt(3) > 0) {
                cells[0] = "own-" + number;
            }
            long line = number + 1L;
            rows.add(
                    random.nextInt(12) == 0
                            ? parser.unreadable(number, new RowProblem(line, "", "cannot be read", "write it again"))
                            : parser.parse(number, line, Arrays.asList(cells)));
        }
        return rows;
    }

    private static RequestRow row(long number, String id, String givenName) {
        return parser.parse(
                number, number + 1, List.of(id, givenName, "Torrebruna", "", "", "", "Case one.", "", "", ""));
    }

    private static RequestHeader header() {
        return Requests.header(Requests.rows(new byte[0], 1));
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
