package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.tables.ReferenceTables;

class ResearchRouteTest {
    private static final ReferenceTables TABLES = ReferenceTables.load();
    private static final int SIZE = 1800;

    @TempDir
    static Path folder;

    @BeforeAll
    static void makes_a_set() throws IOException {
        CorruptedPairs.write(folder.resolve("a.csv"), folder.resolve("b.csv"), SIZE, 10, 20261128);
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("b.csv")));
        lines.removeIf(line -> line.startsWith("rec-0-"));
        lines.add("rec-0-strange, zyx, qqqqq, 9999, nowhere road, , utterly elsewhere, 1111, zz, 18000101, 0000000");
        Files.write(folder.resolve("c2.csv"), lines);
    }

    private static Research run(String records, String requests, String mapping) throws IOException, DocumentException {
        Path file = Files.writeString(folder.resolve("m.yaml"), mapping);
        LinkSet set = LinkSet.read(
                folder.resolve(records), folder.resolve(requests), Optional.empty(), LinkSetMapping.read(file));
        return new ResearchRoute(set, TABLES.names(), Progress.silent()).run(0.5);
    }

    @Test
    void a_set_as_febrl_makes_them_is_linked_as_well_as_open_tools_link_febrls_fourth() throws Exception {
        Research research = run("a.csv", "b.csv", LinkSetTemplate.text());
        assertThat(research.tally().precision().value()).isGreaterThanOrEqualTo(0.999);
        assertThat(research.tally().recall().value()).isGreaterThanOrEqualTo(0.995);
        assertThat(research.best().tally().f1())
                .isGreaterThanOrEqualTo(research.tally().f1());
        assertThat(research.compared()).isLessThan(research.possible() / 10);
        assertThat(research.blocks()).extracting(Blocks.Count::key).contains("birth year", "number", "street");
        assertThat(research.curve()).hasSizeGreaterThan(10);
    }

    @Test
    void names_and_birth_date_alone_link_most_and_hardly_anybody_wrongly() throws Exception {
        Research research = run("a.csv", "b.csv", """
            records:
              dates: YYYYMMDD
              columns: {id: rec_id, given_name: given_name, family_name: surname, birth_date: date_of_birth}
            truth: {by: id-pattern, pattern: 'rec-([0-9]+)-'}
            links: one-to-one
            """);
        assertThat(research.tally().precision().value()).isGreaterThanOrEqualTo(0.99);
        assertThat(research.tally().recall().value()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void the_links_are_the_same_whatever_the_truth_says() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("b.csv"));
        List<String> relabelled = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 1; i < lines.size(); i++) {
            relabelled.add(
                    "rec-" + i + "-" + lines.get(i).substring(lines.get(i).indexOf("dup")));
        }
        Files.write(folder.resolve("c.csv"), relabelled);
        Tally told = run("a.csv", "b.csv", LinkSetTemplate.text()).tally();
        Tally other = run("a.csv", "c.csv", LinkSetTemplate.text()).tally();
        assertThat(other.right() + other.wrong()).isEqualTo(told.right() + told.wrong());
        assertThat(other.wrong()).isGreaterThan(SIZE / 2);
    }

    @Test
    void rows_of_one_file_are_linked_among_themselves_each_with_as_many_as_are_its_person() throws Exception {
        List<String> lines =
                new ArrayList<>(Files.readAllLines(folder.resolve("a.csv")).subList(0, 900));
        List<String> copies = Files.readAllLines(folder.resolve("b.csv"));
        lines.addAll(copies.subList(1, 600));
        Files.write(folder.resolve("one.csv"), lines);
        Research research =
                run("one.csv", "one.csv", LinkSetTemplate.text().replace("links: one-to-one", "links: many"));
        assertThat(research.compared()).isEqualTo(research.possible());
        assertThat(research.tally().precision().value()).isGreaterThanOrEqualTo(0.99);
        assertThat(research.tally().recall().value()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void rows_of_one_file_rival_each_other_where_each_is_one_other_at_most() throws Exception {
        List<String> lines =
                new ArrayList<>(Files.readAllLines(folder.resolve("a.csv")).subList(0, 600));
        lines.addAll(Files.readAllLines(folder.resolve("b.csv")).subList(1, 900));
        Files.write(folder.resolve("few.csv"), lines);
        String few = """
            records:
              dates: YYYYMMDD
              columns: {id: rec_id, given_name: given_name, family_name: surname, birth_date: date_of_birth}
            truth: {by: id-pattern, pattern: 'rec-([0-9]+)-'}
            links: one-to-one
            """;
        Tally rivals = run("few.csv", "few.csv", few).tally();
        Tally alone =
                run("few.csv", "few.csv", few.replace("one-to-one", "many")).tally();
        assertThat(rivals.precision().value()).isGreaterThanOrEqualTo(0.98);
        assertThat(rivals.right()).isGreaterThan(alone.right());
    }

    @Test
    void errors_are_told_by_the_ids_of_their_rows() throws Exception {
        Research research = run("a.csv", "c2.csv", LinkSetTemplate.text());
        List<String> told = new ArrayList<>();
        research.links()
                .errors((missed, record, request, probability) ->
                        told.add((missed ? "missed " : "false ") + record + " " + request));
        assertThat(told)
                .hasSize(Math.toIntExact(
                        research.tally().wrong() + research.tally().missed()));
        assertThat(told).contains("missed rec-0-org rec-0-strange");
    }

    @Test
    void a_set_without_persons_is_linked_by_whatever_it_has() throws Exception {
        StringBuilder left = new StringBuilder("id,name,phone,rec\n");
        StringBuilder right = new StringBuilder("id,name,phone,rec\n");
        for (int i = 0; i < 300; i++) {
            left.append(i)
                    .append(",cafe number ")
                    .append((char) ('a' + i % 26))
                    .append(i * 7)
                    .append(",555-")
                    .append(1000 + i * 13)
                    .append(",")
                    .append(i)
                    .append('\n');
            right.append(i)
                    .append(",kafe number ")
                    .append((char) ('a' + i % 26))
                    .append(i * 7)
                    .append(",555/")
                    .append(1000 + i * 13)
                    .append(",")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("l.csv"), left);
        Files.writeString(folder.resolve("r.csv"), right);
        Research research = run("l.csv", "r.csv", """
            records:
              columns: {id: id, cluster: rec}
              other: {name: name, phone: phone}
            truth: {by: cluster}
            links: one-to-one
            """);
        assertThat(research.tally().f1()).isGreaterThan(0.99);
    }

    @Test
    void a_set_with_nothing_or_too_much_to_compare_is_refused_with_a_remedy() {
        String few = """
            records: {columns: {id: rec_id}}
            truth: {by: id-pattern, pattern: 'rec-([0-9]+)-'}
            links: many
            """;
        assertThatThrownBy(() -> run("a.csv", "b.csv", few)).hasMessageContaining("no row has anything to compare");
        String others =
                IntStream.range(0, 16).mapToObj(i -> "f" + i + ": surname").collect(Collectors.joining(", "));
        String refused = few.replace("rec_id}}", "rec_id}, other: {" + others + "}}");
        assertThatThrownBy(() -> run("a.csv", "b.csv", refused)).hasMessageContaining("16 things would be compared");
    }
}
