package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.engine.document.DocumentException;

class RowStreamTest {
    private static final String HEADER = "row_id,family_name,reason\n";

    @Test
    void rows_keep_their_numbers_and_lines_whatever_stands_between_them() throws Exception {
        byte[] bytes = Requests.utf8("\uFEFF\n" + HEADER + """
                r-1,Torrebruna,one

                r-2,"Torrebruna,two
                r-3,Torrebruna
                r-4,"Torre""bruna","four
                lines"
                r-5,x"y,five
                ,Torrebruna,six
                r-7,Torrebruna,seven""");
        List<RequestRow> rows = rows(bytes, 7);
        assertThat(rows).extracting(RequestRow::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rows).extracting(RequestRow::line).containsExactly(3L, 5L, 6L, 7L, 9L, 10L, 11L);
        assertThat(rows)
                .extracting(RequestRow::isReadable)
                .containsExactly(true, false, false, true, false, false, true);
        assertThat(rows.get(3).stated("reason")).isEqualTo("four\nlines");
        assertThat(rows.get(2).problem().orElseThrow().message()).contains("2 cells, the header has 3");
        assertThat(rows.get(5).problem().orElseThrow().field()).isEqualTo("row_id");
        rows.stream().flatMap(row -> row.problem().stream()).forEach(problem -> {
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.toString()).doesNotContain("Torrebruna");
        });
    }

    @Test
    void a_malformed_line_anywhere_never_shifts_the_rows_after_it() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int count = 1 + random.nextInt(400);
            StringBuilder text = new StringBuilder(HEADER);
            List<String> ids = new ArrayList<>();
            for (int row = 1; row <= count; row++) {
                String bad = List.of(
                                "\"r-0,a,b", "r-0,\"a,b", "r-0,\"a\"b,c", "r-0,a\"b,c", "r-0,a", "r-0,a,b,c,d", "\"")
                        .get(random.nextInt(7));
                boolean good = random.nextInt(4) > 0;
                ids.add(good ? "r-" + row : "");
                text.append(good ? "r-" + row + ",Torrebruna,\"a, \"\"b\"\"\r\nc\"" : bad)
                        .append(random.nextInt(9) == 0 ? "\n\n" : "\n");
            }
            assertThat(rows(Requests.utf8(text.toString()), count))
                    .as("seed " + seed)
                    .extracting(row -> row.isReadable() ? row.rowId() : "")
                    .containsExactlyElementsOf(ids);
        }
    }

    @Test
    void a_file_that_was_cut_short_is_refused_at_whatever_byte() throws Exception {
        byte[] whole = Requests.utf8(HEADER + "r-1,Torrebruna,é\r\nr-2,\"Torrebruna\",b\r\n");
        assertThat(rows(whole, 2)).hasSize(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            DocumentException refused =
                    catchThrowableOfType(DocumentException.class, () -> rows(cut, Requests.sha256(whole), 2));
            assertThat(refused).as("at byte " + length).isNotNull();
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.file()).isEqualTo("rows.csv");
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.toString()).doesNotContain("Torre");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-3,a,b\n", "\n", " ", "r-3", "\"", "\r"})
    void a_file_that_grew_is_refused(String more) {
        String whole = HEADER + "r-1,a,b\nr-2,a,b\n";
        assertThatThrownBy(() -> rows(Requests.utf8(whole + more), Requests.sha256(Requests.utf8(whole)), 2))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.csv: the file ");
    }

    @Test
    void a_row_beyond_those_stated_is_never_given_out() throws Exception {
        byte[] bytes = Requests.utf8(HEADER + "r-1,a,b\nr-2,a,b\n");
        try (RowStream stream = open(bytes, Requests.sha256(bytes), 1)) {
            assertThat(stream.next().orElseThrow().rowId()).isEqualTo("r-1");
            assertThatThrownBy(stream::next)
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("more rows than the 1 ");
        }
    }

    @Test
    void a_file_refused_at_its_end_is_refused_however_often_it_is_asked() throws Exception {
        byte[] bytes = Requests.utf8(HEADER + "r-1,a,b\n");
        for (int count : new int[] {1, 2}) {
            try (RowStream stream = open(bytes, "0".repeat(64), count)) {
                assertThat(stream.next()).isPresent();
                for (int asked = 0; asked < 3; asked++) {
                    assertThatThrownBy(stream::next).isInstanceOf(DocumentException.class);
                }
            }
        }
    }

    @Test
    void a_whole_file_may_be_asked_for_its_end_again() throws Exception {
        byte[] bytes = Requests.utf8(HEADER + "r-1,a,b\n");
        try (RowStream stream = open(bytes, Requests.sha256(bytes), 1)) {
            assertThat(stream.next()).isPresent();
            assertThat(stream.next()).isEmpty();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void an_empty_file_and_a_broken_header_line_are_refused_with_a_remedy() {
        assertRefused("", "rows.csv: the file is empty", "line of column names");
        assertRefused("\uFEFF\n\n", "rows.csv: the file is empty", "line of column names");
        assertRefused("\n\"row_id,reason\nr-1,a\n", "rows.csv:2:1: a quote is opened and not closed", "close it");
        assertRefused("row_id,famly_name\n", "rows.csv:1:1: no column `famly_name`", "did you mean `family_name`?");
        assertRefused("row_id,reason,reason\n", "rows.csv:1:1: column `reason`: the column is named twice", "once");
        assertRefused("family_name\n", "column `row_id`: the column is missing", "id of its own");
        assertRefused("r-1,Torrebruna,1979-11-02\n", "none of its cells is the name of a column", "column names");
    }

    @Test
    void everything_wrong_with_the_header_line_is_told_at_once() {
        DocumentException refused = catchThrowableOfType(
                DocumentException.class, () -> open(Requests.utf8("reason,reason,famly_name\n"), "", 1));
        assertThat(refused.problems()).hasSize(3);
    }

    @Test
    void a_header_line_alone_is_a_file_of_no_rows() throws Exception {
        byte[] bytes = Requests.utf8(HEADER);
        assertThat(rows(bytes, 0)).isEmpty();
        assertThatThrownBy(() -> rows(bytes, 1))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("has 0 rows, but the request states 1");
    }

    private static void assertRefused(String text, String message, String remedy) {
        DocumentException refused =
                catchThrowableOfType(DocumentException.class, () -> open(Requests.utf8(text), "", 1));
        assertThat(refused).hasMessageContaining(message).hasMessageContaining(remedy);
        assertThat(refused.getMessage()).doesNotContain("Torrebruna");
    }

    private static List<RequestRow> rows(byte[] bytes, long count) throws Exception {
        return rows(bytes, Requests.sha256(bytes), count);
    }

    private static List<RequestRow> rows(byte[] bytes, String sha256, long count) throws Exception {
        List<RequestRow> rows = new ArrayList<>();
        try (RowStream stream = open(bytes, sha256, count)) {
            for (Optional<RequestRow> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static RowStream open(byte[] bytes, String sha256, long count) throws Exception {
        return RowStream.open(
                "rows.csv",
                CsvLines.of("rows.csv", new ByteArrayInputStream(bytes)),
                Requests.header(
                        new org.narrowgate.core.request.RequestHeader.RowsFile("rows.csv", "text/csv", sha256, count)),
                Requests.LAYOUT,
                RowStreamTest::address);
    }

    private static PostalAddress address(StatedAddress stated) {
        return new PostalAddress(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                AddressStatus.values()[0],
                Set.of(AddressStatus.values()[0]));
    }
}
