package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.engine.document.DocumentException;

class JsonLinesTest {
    private static final String FIRST = "{\"row_id\":\"1\",\"tin\":\"007\"}\n";

    @TempDir
    private Path folder;

    private List<String> read(String text) throws Exception {
        Path file = folder.resolve("rows.jsonl");
        Files.writeString(file, text);
        return RowsFiles.read(file);
    }

    @Test
    void the_keys_of_the_first_object_are_the_columns_and_it_is_a_row_as_well() throws Exception {
        assertThat(read(FIRST + "{\"tin\":\"008\",\"row_id\":\"2\"}"))
                .containsExactly("1:[row_id, tin]", "1:[1, 007]", "2:[2, 008]");
    }

    @Test
    void null_and_a_missing_key_state_nothing() throws Exception {
        assertThat(read(FIRST + "{\"row_id\":\"2\",\"tin\":null}\n{\"row_id\":\"3\"}\n{}\n"))
                .containsExactly("1:[row_id, tin]", "1:[1, 007]", "2:[2, ]", "3:[3, ]", "4:[, ]");
    }

    @Test
    void blank_lines_are_no_rows_but_are_counted_as_lines() throws Exception {
        assertThat(read("\uFEFF\n \t\r\n" + FIRST + "\r\n\n{\"row_id\":\"2\"}\r\n  "))
                .containsExactly("3:[row_id, tin]", "3:[1, 007]", "6:[2, ]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"row_id":"2","tin":7}              | 2!tin: the value is a number, not text; write it between quotes
                    {"row_id":"2","tin":-7.5e9}         | 2!tin: the value is a number
                    {"row_id":"2","tin":true}           | 2!tin: the value is true or false
                    {"row_id":"2","tin":["7"]}          | 2!tin: the value is a list
                    {"row_id":"2","tin":{"a":"7"}}      | 2!tin: the value is an object
                    {"row_id":"2","tin":NaN}            | 2!: the line is no JSON
                    {"row_id":"2","tni":"7"}            | 2!: the key `tni` is not among those of the first object; did you mean `tin`?
                    {"row_id":"2","412558001":"7"}      | 2!: a key is not among those of the first object; the first object names
                    {"row_id":"2","tin":"7","tin":"8"}  | 2!tin: the key is given twice; remove one
                    {"row_id":"2","tin":null,"tin":"8"} | 2!tin: the key is given twice; remove one
                    {"row_id":"2","tin":"\\ud800"}      | 2!tin: the value holds half a character
                    {"row_id":"2","tin":"\\udc00x"}     | 2!tin: the value holds half a character
                    {"row_id":"2","tin":"7"             | 2!: the line is no JSON
                    {"row_id":"2","tin":"7}             | 2!: the line is no JSON
                    {"row_id":"2",}                     | 2!: the line is no JSON
                    {'row_id':'2'}                      | 2!: the line is no JSON
                    {"row_id":"2"}{"row_id":"3"}        | 2!: something stands behind the object; give each object a line
                    {"row_id":"2"},                     | 2!: the line is no JSON
                    ["2","7"]                           | 2!: the line is no JSON object; write one object
                    "2"                                 | 2!: the line is no JSON object
                    2007                                | 2!: the line is no JSON object
                    2,007                               | 2!: the line is no JSON
                    /* no */ {"row_id":"2"}             | 2!: the line is no JSON
                    """)
    void a_malformed_line_is_one_row_and_the_next_line_is_the_next_row(String line, String told) throws Exception {
        List<String> read = read(FIRST + line + "\n{\"row_id\":\"3\"}\n");
        assertThat(read).hasSize(4).startsWith("1:[row_id, tin]", "1:[1, 007]").endsWith("3:[3, ]");
        assertThat(read.get(2)).startsWith(told);
    }

    @Test
    void a_first_row_whose_keys_can_be_read_names_the_columns_even_if_it_is_malformed() throws Exception {
        assertThat(read("{\"row_id\":1,\"tin\":{\"a\":[1]}}\n{\"row_id\":\"2\"}\n"))
                .hasSize(3)
                .startsWith("1:[row_id, tin]")
                .endsWith("2:[2, ]")
                .element(1)
                .asString()
                .startsWith("1!row_id: the value is a number");
    }

    @Test
    void a_nest_of_a_million_brackets_is_one_malformed_row() throws Exception {
        String nest = "[".repeat(400_000);
        assertThat(read(FIRST + "{\"tin\":" + nest + "\n" + nest + "\n{\"row_id\":\"4\"}\n"))
                .hasSize(5)
                .endsWith("4:[4, ]");
        assertThatThrownBy(() -> read("{\"tin\":" + nest))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.jsonl:1:");
    }

    @Test
    void a_line_as_long_as_may_be_is_read_and_one_longer_is_one_malformed_row() throws Exception {
        String start = "{\"row_id\":\"2\"";
        String longest = start + " ".repeat(JsonLines.LONGEST_LINE - start.length() - 2) + "}\n";
        assertThat(read(FIRST + longest + FIRST))
                .containsExactly("1:[row_id, tin]", "1:[1, 007]", "2:[2, ]", "3:[1, 007]");
        for (String longer : List.of(" " + longest, " ".repeat(3 * JsonLines.LONGEST_LINE) + longest)) {
            List<String> read = read(FIRST + longer + FIRST);
            assertThat(read).hasSize(4).endsWith("3:[1, 007]");
            assertThat(read.get(2)).startsWith("2!: the line has more than 524288 characters");
            assertThat(read(FIRST + longer.strip() + " ".repeat(JsonLines.LONGEST_LINE)))
                    .hasSize(3);
        }
    }

    @Test
    void a_row_longer_than_any_csv_line_is_malformed_here_too() throws Exception {
        String cell = "x".repeat(CsvLines.LONGEST_RECORD);
        assertThat(read(FIRST + "{\"tin\":\"" + cell + "\"}\n").get(2)).startsWith("2:[, x");
        assertThat(read(FIRST + "{\"tin\":\"" + cell + "y\"}\n").get(2))
                .startsWith("2!: the row has more than 65536 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"row_id,tin\n1,007\n", "[]", "{}", "{", "{\"row_id\":\"1\"", "1", "\u0000", "{}{}"})
    void a_first_line_that_names_no_columns_refuses_the_file(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.jsonl:1:1: the first line is no JSON object")
                .hasMessageContaining("if the file is CSV, let its name end in `.csv`");
    }

    @Test
    void an_empty_file_is_refused() {
        for (String text : List.of("", "\n \n", "\uFEFF")) {
            assertThatThrownBy(() -> read(text)).hasMessageContaining("rows.jsonl:1:1: the file is empty");
        }
    }

    @Test
    void bytes_that_are_not_utf8_refuse_the_file_at_their_line() throws Exception {
        byte[] bytes = (FIRST + "{\"row_id\":\"P\u00E9\"}\n").getBytes(StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("rows.jsonl");
        Files.write(file, bytes);
        assertThatThrownBy(() -> RowsFiles.read(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.jsonl:2:1: the line holds bytes that are not UTF-8");
    }
}
