package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.DocumentException;

class LinkSetMappingTest {
    private static final String GOOD = """
        records:
          columns:
            id: id
            family_name: last
        truth: {by: pairs}
        links: many
        """;

    @TempDir
    Path folder;

    private LinkSetMapping read(String yaml) throws IOException, DocumentException {
        return LinkSetMapping.read(Files.writeString(folder.resolve("m.yaml"), yaml));
    }

    private String refused(String yaml) {
        return catchThrowableOfType(DocumentException.class, () -> read(yaml)).getMessage();
    }

    @Test
    void the_template_is_a_mapping_and_so_is_the_least_one() throws Exception {
        LinkSetMapping template = read(LinkSetTemplate.text());
        assertThat(template.links()).isEqualTo(LinkSetMapping.Links.ONE_TO_ONE);
        assertThat(template.needsTruthFile()).isFalse();
        assertThat(template.has(Particular.STREET_2)).isTrue();
        LinkSetMapping least = read(GOOD);
        assertThat(least.links()).isEqualTo(LinkSetMapping.Links.MANY);
        assertThat(read(GOOD.replace("many", "clusters")).links()).isEqualTo(LinkSetMapping.Links.CLUSTERS);
        assertThat(least.needsTruthFile()).isTrue();
        assertThat(least.requests()).isEqualTo(least.records());
        assertThat(least.number().rule()).isEmpty();
    }

    @Test
    void every_part_of_the_template_that_is_commented_out_can_be_said() throws Exception {
        String all = LinkSetTemplate.text()
                .replace("  # other:", "  other:")
                .replace("  #   email", "    email")
                .replace("  by: id-pattern", "  # by")
                .replace("  pattern: 'rec", "  # 'rec")
                .replace("  # by: pairs", "  by: pairs")
                .replace("  # records: id_a", "  records: id_a")
                .replace("  # requests: id_b", "  requests: id_b")
                .replace("  # where", "  where");
        LinkSetMapping read = read(all);
        assertThat(read.records().others()).containsOnlyKeys("email");
        assertThat(read.truth().where()).hasSize(1);
        assertThat(read.truth().requests()).isPresent();
    }

    @Test
    void what_is_misspelt_is_told_with_its_place_and_what_was_probably_meant() {
        assertThat(refused(GOOD.replace("family_name", "famly_name")))
                .contains("m.yaml:4:5", "`famly_name` is not known", "did you mean `family_name`?");
        assertThat(refused(GOOD.replace("links", "linsk"))).contains("did you mean `links`?");
        assertThat(refused(GOOD.replace("many", "mamy"))).contains("did you mean `many`?");
        assertThat(refused(GOOD.replace("pairs", "pair"))).contains("did you mean `pairs`?");
        assertThat(refused(GOOD + "number: snn\n")).contains("did you mean `ssn`?");
        assertThat(refused(GOOD + "number: {pattern: '['}\n")).contains("no regular expression");
        assertThat(refused(GOOD.replace("  columns:", "  encoding: latin\n  columns:")))
                .contains("is not known");
        assertThat(refused(GOOD.replace("  columns:", "  dates: YY\n  columns:")))
                .contains("how days are written");
        assertThat(refused(GOOD.replace("  columns:", "  delimiter: ab\n  columns:")))
                .contains("cannot divide");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(refused("records: {columns: {famly_name: x}}\nlinks: few\ntruth: {by: hand}\n"))
                .contains("famly_name", "`few`", "`hand`");
        assertThat(refused("{}")).contains("lacks `records`", "lacks `links`", "lacks `truth`");
    }

    @Test
    void what_one_file_alone_has_is_refused_and_an_id_of_one_alone_is_not() throws Exception {
        String two = GOOD + "requests:\n  columns: {id: key, family_name: name, sex: sex}\n";
        assertThat(refused(two)).contains("only one of the files has `sex`");
        assertThat(refused(GOOD + "requests:\n  columns: {family_name: n}\n  other: {mail: m}\n"))
                .contains("`other` names different things");
        assertThat(read(GOOD + "requests:\n  columns: {family_name: name}\n").has(Particular.FAMILY_NAME))
                .isTrue();
    }

    @Test
    void the_truth_needs_what_it_is_told_by() {
        assertThat(refused(GOOD.replace("{by: pairs}", "{by: cluster}"))).contains("no column for `cluster`");
        assertThat(refused(GOOD.replace("{by: pairs}", "{by: id-pattern}"))).contains("lacks `pattern`");
        assertThat(refused(GOOD.replace("{by: pairs}", "{by: id-pattern, pattern: '('}")))
                .contains("no regular");
        assertThat(refused(GOOD.replace("{by: pairs}", "{by: pairs, pattern: 'a'}")))
                .contains("`pattern` is not known");
    }

    @Test
    void a_name_is_given_whole_or_in_parts() {
        assertThat(refused(GOOD.replace("family_name: last", "family_name: last\n    full_name: name")))
                .contains("both whole and in parts");
    }
}
