package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.engine.document.DocumentException;

class CsvLinesTest {
    @Test
    void an_empty_file_and_one_of_blank_lines_hold_nothing() throws Exception {
        for (String text : List.of("", "\uFEFF", "\n", "\r", "\r\n\r\n", "\uFEFF\n\r\r\n")) {
            assertThat(read(text, -1))
                    .as(text.replace("\r", "CR").replace("\n", "LF"))
                    .isEmpty();
        }
    }

    @Test
    void a_mark_of_byte_order_is_skipped_only_at_the_very_beginning() throws Exception {
        assertThat(read("\uFEFFa,b\n\uFEFFc,d\n", 2)).containsExactly("1:[a, b]", "2:[\uFEFFc, d]");
    }

    @Test
    void every_kind_of_line_end_ends_a_line_and_the_last_line_needs_none() throws Exception {
        assertThat(read("a\nb\r\nc\rd", -1)).containsExactly("1:[a]", "2:[b]", "3:[c]", "4:[d]");
    }

    @Test
    void blank_lines_are_no_rows_but_are_counted_as_lines() throws Exception {
        assertThat(read("a\n\n\r\n\rb\n\n", -1)).containsExactly("1:[a]", "5:[b]");
    }

    @Test
    void a_blank_cell_alone_is_a_row_if_it_is_quoted() throws Exception {
        assertThat(read("\"\"\n,\n", -1)).containsExactly("1:[]", "2:[, ]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "b,c        | a quote is opened and not closed
                    b,"c        | a quote is opened and not closed
                    "b"x,c      | text follows a closing quote
                    b,"c""d"e   | text follows a closing quote
                    b"x",c      | a quote stands inside a cell that is not quoted
                    b, "c"      | a quote stands inside a cell that is not quoted
                    """)
    void a_malformed_line_is_one_row_and_the_next_line_is_the_next_row(String line, String message) throws Exception {
        assertThat(read("h,i\n" + line + "\nd,e\nf,g\n", 2))
                .containsExactly("1:[h, i]", "2:" + message, "3:[d, e]", "4:[f, g]");
        assertThat(read("h,i\r\n" + line, 2)).containsExactly("1:[h, i]", "2:" + message);
    }

    @Test
    void a_quote_left_open_never_swallows_the_people_after_it() throws Exception {
        assertThat(read("h,i\n1,\"a\n2,\"b\"\n3,c\n", 2))
                .containsExactly("1:[h, i]", "2:a quote is opened and not closed", "3:[2, b]", "4:[3, c]");
        // Closed by the quote of a later line, the record would have the wrong number of cells.
        assertThat(read("h,i,j\n1,\"a,x\n2,b,\"y\n3,c,z\n", 3))
                .containsExactly(
                        "1:[h, i, j]",
                        "2:a quote is opened and not closed",
                        "3:a quote is opened and not closed",
                        "4:[3, c, z]");
    }

    @Test
    void a_record_may_run_over_lines_if_it_closes_its_quotes_and_has_every_cell() throws Exception {
        assertThat(read("h,i\n1,\"a\r\nb\"\n2,\"c\rd\ne\"\n3,f\n", 2))
                .containsExactly("1:[h, i]", "2:[1, a\r\nb]", "4:[2, c\rd\ne]", "7:[3, f]");
    }

    @Test
    void a_wrong_number_of_cells_on_one_line_is_left_to_the_parser_of_rows() throws Exception {
        assertThat(read("h,i\n1\n1,2,3\n", 2)).containsExactly("1:[h, i]", "2:[1]", "3:[1, 2, 3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``  | x    | ``
                    ``  | ,    | ``
                    ``  | 漢    | ``
                    "   | x    | "
                    "   | ""   | "
                    ``  | "",  | x
                    ``  | ,""  | ``
                    """)
    void a_line_of_the_greatest_length_is_read_and_a_longer_one_is_one_malformed_row(
            String begin, String unit, String end) throws Exception {
        int units = (CsvLines.LONGEST_RECORD - begin.length() - end.length()) / unit.length();
        List<FileLine> longest = records(begin + unit.repeat(units) + end + "\nz,\n");
        assertThat(longest).hasSize(2).allMatch(line -> line.problem().isEmpty());
        for (int more : new int[] {2, 70_000, 300_000, 900_000}) {
            List<FileLine> lines = records(begin + unit.repeat(units + more) + end + "\nz,\n");
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0).problem().orElseThrow().message()).contains("more than 65536 characters");
            assertThat(lines.get(1).line()).isEqualTo(2);
            assertThat(lines.get(1).cells()).containsExactly("z", "");
        }
    }

    @Test
    void every_fault_names_its_line_and_a_remedy_and_nothing_of_the_cells() throws Exception {
        for (String line : List.of("\"Torrebruna", "\"Torrebruna\"x", "a\"Torrebruna", "Torrebruna".repeat(9_999))) {
            FileLine read = records("h\n\n" + line + "\n").get(1);
            assertThat(read.cells()).isEmpty();
            assertThat(read.problem().orElseThrow().line()).isEqualTo(3);
            assertThat(read.problem().orElseThrow().remedy()).isNotBlank();
            assertThat(read.problem().orElseThrow().toString()).doesNotContain("Torrebruna");
        }
    }

    @Test
    void a_file_whose_first_byte_is_bad_is_refused_and_closed() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream(new byte[] {(byte) 0xC0, 'a'}) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatThrownBy(() -> CsvLines.of("rows.csv", in).close())
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.csv:1:")
                .hasMessageContaining("save the file as UTF-8");
        assertThat(closed[0]).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "EDA080", "F5808080", "E282", "80", "FE", "F0908D"})
    void overlong_forms_surrogates_and_cut_characters_are_not_utf8(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String before : List.of("", "a\r", "a\n\"b\r\n")) {
            byte[] bytes = Requests.utf8(before);
            byte[] whole = Arrays.copyOf(bytes, bytes.length + bad.length);
            System.arraycopy(bad, 0, whole, bytes.length, bad.length);
            assertThatThrownBy(() -> {
                        try (CsvLines lines = CsvLines.of("rows.csv", new ByteArrayInputStream(whole))) {
                            while (lines.next().isPresent()) {
                                assertThat(lines).isNotNull();
                            }
                        }
                    })
                    .isInstanceOf(DocumentException.class)
                    .hasMessageStartingWith("rows.csv:" + NaiveCsv.lineAfter(before) + ":");
        }
    }

    /** Bytes allocated, not seconds: what is held must not grow with the line. */
    @ParameterizedTest
    @ValueSource(strings = {"x", ",", "\"", "\"\",", "\"\n"})
    @Tag("long")
    void a_line_of_300_megabytes_takes_no_more_memory_than_a_long_record(String unit) throws Exception {
        byte[] units = Requests.utf8("h\n" + unit.repeat(1 << 20));
        InputStream in = new InputStream() {
            private long given;

            @Override
            public int read() {
                return given < 300L << 20 ? units[(int) Math.min(given++, units.length - 1)] : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int count = (int) Math.min(length, (300L << 20) - given);
                for (int i = 0; i < count; i++) {
                    long at = given + i;
                    into[offset + i] = units[(int) (at < units.length ? at : 2 + (at - 2) % (units.length - 2))];
                }
                given += count;
                return count == 0 ? -1 : count;
            }
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        long rows = 0;
        try (CsvLines lines = CsvLines.of("rows.csv", in)) {
            lines.expect(1);
            for (Optional<FileLine> next = lines.next(); next.isPresent() && rows < 1_000; next = lines.next()) {
                rows++;
            }
        }
        assertThat(rows).isPositive();
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(64L << 20);
    }

    private static List<FileLine> records(String text) throws IOException, DocumentException {
        List<FileLine> read = new ArrayList<>();
        try (CsvLines lines = CsvLines.of("rows.csv", new ByteArrayInputStream(Requests.utf8(text)))) {
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                read.add(next.get());
            }
        }
        return read;
    }

    private static List<String> read(String text, int width) throws IOException, DocumentException {
        List<String> read = new ArrayList<>();
        try (CsvLines lines = CsvLines.of("rows.csv", new ByteArrayInputStream(Requests.utf8(text)))) {
            lines.expect(width);
            for (Optional<FileLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                FileLine line = next.get();
                read.add(line.line() + ":"
                        + line.problem().map(problem -> problem.message()).orElseGet(() -> line.cells()
                                .toString()));
            }
        }
        return read;
    }
}
