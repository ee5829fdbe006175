package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;

class ParquetLinesTest {
    @TempDir
    private Path folder;

    private Path file(String query) throws Exception {
        Path file = folder.resolve("rows.parquet");
        RowsFiles.parquet(file, query);
        return file;
    }

    @Test
    void rows_have_the_lines_that_they_would_have_in_a_csv_file_and_null_states_nothing() throws Exception {
        assertThat(RowsFiles.read(file("SELECT * FROM (VALUES ('1', '007'), ('2', NULL), ('', 'x')) t(row_id, tin)")))
                .containsExactly("1:[row_id, tin]", "2:[1, 007]", "3:[2, ]", "4:[, x]");
    }

    @Test
    void a_file_of_columns_alone_has_no_rows() throws Exception {
        assertThat(RowsFiles.read(file("SELECT '1' AS row_id WHERE false"))).containsExactly("1:[row_id]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            412558001              | column 2, `tin`, is no text
            412558001::BIGINT      | column 2, `tin`, is no text
            true                   | column 2, `tin`, is no text
            DATE '1979-01-02'      | column 2, `tin`, is no text
            'x'::BLOB              | column 2, `tin`, is no text
            ['x']                  | column 2, `tin`, is no text
            {'a': 'x'}             | column 2, `tin`, is no text
            1.5                    | column 2, `tin`, is no text
            """)
    void a_column_that_is_no_text_refuses_the_file(String value, String told) throws Exception {
        Path file = file("SELECT '1' AS row_id, " + value + " AS tin");
        assertThatThrownBy(() -> RowsFiles.read(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("rows.parquet: " + told)
                .hasMessageContaining("write every column as text");
    }

    @Test
    void a_name_that_may_be_a_datum_is_not_repeated() throws Exception {
        Path file = file("SELECT '1' AS row_id, 5 AS \"412-55-8001\"");
        assertThatThrownBy(() -> RowsFiles.read(file))
                .hasMessageContaining("column 2 is no text")
                .hasMessageNotContaining("412");
    }

    @Test
    void a_column_called_like_the_engines_row_number_is_refused() throws Exception {
        Path file = file("SELECT '1' AS row_id, 'x' AS \"File_Row_Number\"");
        assertThatThrownBy(() -> RowsFiles.read(file)).hasMessageContaining("give it another name");
    }

    @Test
    void two_columns_of_one_name_never_pass_for_two_of_ours() throws Exception {
        Path file = file("SELECT '1' AS row_id, 'x' AS \"tin\", 'y' AS \"TIN\"");
        assertThat(RowsFiles.read(file).get(0)).isNotEqualTo("1:[row_id, tin, tin]");
    }

    @Test
    void rows_come_in_the_order_of_the_file_over_many_row_groups() throws Exception {
        Path file = folder.resolve("rows.parquet");
        RowsFiles.parquet(file, "SELECT i::VARCHAR AS row_id, hash(i)::VARCHAR AS reason FROM range(700000) r(i)");
        List<FileLine> lines = RowsFiles.lines(file);
        assertThat(lines).hasSize(700_001);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).cells().get(0).equals(String.valueOf(i - 1))
                    || lines.get(i).line() != i + 1) {
                throw new AssertionError("row " + i + " is out of place");
            }
        }
    }

    @Test
    void a_cell_of_megabytes_is_cut_to_one_that_is_too_long() throws Exception {
        Path file = file("SELECT '1' AS row_id, repeat('\u4E2D', 3000000) AS reason");
        List<String> cells = RowsFiles.lines(file).get(1).cells();
        assertThat(cells.get(1)).hasSize(RowParser.LONGEST_CELL + 1);
        Path longest = file("SELECT '1' AS row_id, repeat('\u4E2D', 4000) AS reason");
        assertThat(RowsFiles.lines(longest).get(1).cells().get(1)).hasSize(RowParser.LONGEST_CELL);
        Path pairs = file("SELECT '1' AS row_id, repeat('\uD83D\uDE00', 4000) AS reason");
        assertThat(RowsFiles.lines(pairs).get(1).cells().get(1)).hasSizeGreaterThan(RowParser.LONGEST_CELL);
    }

    @Test
    void a_damaged_file_is_refused_or_read_but_never_an_error_that_quotes_it() throws Exception {
        byte[] whole = Files.readAllBytes(
                file("SELECT i::VARCHAR AS row_id, hash(i)::VARCHAR AS reason FROM range(3000) r(i)"));
        SplittableRandom random = new SplittableRandom(3);
        Path file = folder.resolve("rows.parquet");
        for (int round = 0; round < 40; round++) {
            byte[] changed =
                    round % 2 == 0 ? Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 5)) : whole.clone();
            changed[4 + random.nextInt(changed.length - 4)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            try {
                RowsFiles.read(file);
                assertThat(round % 2).as("a file cut short was read").isOne();
            } catch (DocumentException refused) {
                assertThat(refused).hasMessageStartingWith("rows.parquet: ");
            }
        }
    }

    @Test
    void a_folder_whose_name_could_mean_several_is_refused() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("q[1]"));
        Path file = odd.resolve("rows.parquet");
        Files.copy(file("SELECT '1' AS row_id"), file);
        assertThatThrownBy(() -> RowsFiles.read(file)).hasMessageContaining("put the request into a folder without");
    }
}
