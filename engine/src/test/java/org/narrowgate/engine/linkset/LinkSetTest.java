package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.DocumentException;

class LinkSetTest {
    private static final String BY_PATTERN = """
        records: {columns: {id: rec_id, family_name: surname}}
        truth: {by: id-pattern, pattern: 'rec-([0-9]+)-'}
        links: one-to-one
        """;
    private static final String BY_PAIRS = """
        records: {columns: {id: rec_id, family_name: surname}}
        truth: {by: pairs}
        links: many
        """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private LinkSet read(String mapping, String records, String requests, String truth)
            throws IOException, DocumentException {
        return LinkSet.read(
                file("a.csv", records),
                file("b.csv", requests),
                truth.isEmpty() ? Optional.empty() : Optional.of(file("t.csv", truth)),
                LinkSetMapping.read(file("m.yaml", mapping)));
    }

    private String refused(String mapping, String records, String requests, String truth) {
        return catchThrowableOfType(DocumentException.class, () -> read(mapping, records, requests, truth))
                .getMessage();
    }

    @Test
    void blanks_around_cells_quotes_a_byte_order_mark_and_lines_too_short_are_forgiven() throws Exception {
        LinkSet set = read(
                BY_PATTERN,
                "\uFEFFrec_id, surname, x\r\nrec-1-org, smith, y\r\n\r\nrec-2-org\r\n",
                "rec_id,surname\nrec-1-dup-0, \"smyth\"\nrec-2-dup-0,NA\n",
                "");
        assertThat(set.recordRows()).isEqualTo(2);
        assertThat(set.records().get(0, Particular.FAMILY_NAME)).isEqualTo("smith");
        assertThat(set.requests().get(0, Particular.FAMILY_NAME)).isEqualTo("smyth");
        assertThat(set.records().get(1, Particular.FAMILY_NAME)).isEmpty();
        assertThat(set.requests().get(1, Particular.FAMILY_NAME)).isEmpty();
        assertThat(set.truePairs()).isEqualTo(2);
        assertThat(set.truth().contains(0, 0)).isTrue();
        assertThat(set.truth().contains(0, 1)).isFalse();
    }

    @Test
    void pairs_of_ids_are_found_by_row_and_those_that_name_nobody_are_counted_apart() throws Exception {
        String rows = "rec_id,surname\n1,a\n2,b\n";
        LinkSet set = read(BY_PAIRS, rows, rows, "left,right\n1,2\n2,7\n1,2\n");
        assertThat(set.truePairs()).isEqualTo(1);
        assertThat(set.truth().contains(0, 1)).isTrue();
        assertThat(set.unknownTruth()).isEqualTo(1);
    }

    @Test
    void labels_tell_which_lines_are_true_pairs_and_columns_can_be_named() throws Exception {
        String mapping = BY_PAIRS.replace("{by: pairs}", "{by: pairs, records: r, requests: q, where: {label: \"1\"}}");
        String rows = "rec_id,surname\n1,a\n2,b\n";
        LinkSet set = read(mapping, rows, rows, "q,r,label\n1,2,1\n2,1,0\n");
        assertThat(set.truePairs()).isEqualTo(1);
        assertThat(set.truth().contains(1, 0)).isTrue();
    }

    @Test
    void rows_of_one_file_are_paired_among_themselves_once_and_never_with_themselves() throws Exception {
        Path one = file("one.csv", "rec_id,surname,c\n1,a,x\n2,b,x\n3,c,x\n4,d,\n5,e,\n");
        LinkSet set = LinkSet.read(one, one, Optional.empty(), LinkSetMapping.read(file("m.yaml", """
            records: {columns: {family_name: surname, cluster: c}}
            truth: {by: cluster}
            links: many
            """)));
        assertThat(set.oneFile()).isTrue();
        assertThat(set.truePairs()).isEqualTo(3);
        assertThat(set.possiblePairs()).isEqualTo(10);
        assertThat(set.records().id(4)).isEqualTo("5");
    }

    @Test
    void faults_of_a_file_are_told_with_what_to_do() throws Exception {
        String rows = "rec_id,surname\nrec-1-a,x\n";
        assertThat(refused(BY_PATTERN, "rec_id,surnam\nrec-1-a,x\n", rows, ""))
                .contains("m.yaml:1:", "no column `surname`", "did you mean `surnam`?");
        assertThat(refused(BY_PATTERN, "rec_id,surname,surname\nrec-1-a,x,y\n", rows, ""))
                .contains("twice");
        assertThat(refused(BY_PATTERN, "", rows, "")).contains("no column `rec_id`");
        assertThat(refused(BY_PATTERN, rows, "rec_id,surname\nrec-2-a,x\n", ""))
                .contains("no two rows are of one person");
        assertThat(refused(BY_PAIRS, rows, rows, "a,b\n7,8\n")).contains("t.csv", "no pair of it names a row");
        assertThat(refused(BY_PAIRS, rows + "rec-1-a,y\n", rows, "a,b\n7,8\n"))
                .contains("1 rows have an id that another");
        Path windows = folder.resolve("w.csv");
        Files.writeString(windows, "rec_id,surname\nrec-1-a,M\u00fcller\n", Charset.forName("windows-1252"));
        assertThat(catchThrowableOfType(
                                DocumentException.class,
                                () -> LinkSet.read(
                                        windows,
                                        windows,
                                        Optional.empty(),
                                        LinkSetMapping.read(file("m.yaml", BY_PATTERN))))
                        .getMessage())
                .contains("bytes that UTF-8 does not have", "encoding: windows-1252");
    }
}
