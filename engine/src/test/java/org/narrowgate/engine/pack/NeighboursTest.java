package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;

/**
 * Neighbours of the catalogued situations at the doors beside (i)(2): other words, days, offices and provisions, as people
 * write them, each with what it must come to. The tables are data: {@code src/test/resources/neighbours}.
 */
class NeighboursTest {
    private static final Path TABLES = Path.of("src", "test", "resources", "neighbours");
    private static final int FEWEST = 6;

    /** These two have tests of their own, from files to decisions. */
    private static final Set<String> ELSEWHERE = Set.of("us/26-usc-6103-i-2", "us/18-usc-2721-b-1");

    /** The neighbours of one pack; {@code clean} is what they differ from. */
    private record Table(String pack, Map<String, String> clean, Map<String, Map<String, String>> neighbours) {}

    @Test
    void every_other_pack_has_at_least_six_neighbours_on_both_sides_of_its_line() throws Exception {
        Map<String, Table> tables = tables();
        Set<String> packs = StatutePacks.all().stream().map(Pack::id).collect(Collectors.toSet());
        packs.removeAll(ELSEWHERE);
        assertThat(tables.keySet()).containsExactlyInAnyOrderElementsOf(packs);
        tables.values().forEach(table -> {
            assertThat(table.neighbours()).as(table.pack()).hasSizeGreaterThanOrEqualTo(FEWEST);
            assertThat(table.neighbours().values().stream()
                            .map(n -> n.values().stream().anyMatch(NeighboursTest::isStatus))
                            .distinct())
                    .as("neighbours of %s that change a finding, and such that do not", table.pack())
                    .containsExactlyInAnyOrder(true, false);
        });
    }

    @TestFactory
    List<DynamicTest> a_neighbour_comes_to_what_its_table_says_and_all_else_stays_as_it_was() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Table table : tables().values()) {
            Pack pack = PackReader.read(StatutePacks.ROOT.resolve(table.pack()));
            Map<String, FindingStatus> before = new WrittenRequest(pack, table.clean()).findings();
            tests.add(DynamicTest.dynamicTest(table.pack() + ": nothing stands in the way", () -> assertThat(before)
                    .doesNotContainValue(FindingStatus.NOT_MET)
                    .doesNotContainValue(FindingStatus.NOT_SHOWN)));
            table.neighbours()
                    .forEach((name, said) -> tests.add(DynamicTest.dynamicTest(
                            table.pack() + ": " + name, () -> comesTo(pack, table.clean(), before, said))));
        }
        return tests;
    }

    private static void comesTo(
            Pack pack, Map<String, String> clean, Map<String, FindingStatus> before, Map<String, String> said) {
        Map<String, String> changes = new LinkedHashMap<>();
        Map<String, FindingStatus> expected = new LinkedHashMap<>(before);
        said.forEach((key, value) -> {
            if (isStatus(value)) {
                assertThat(before).as("elements of header and row").containsKey(key);
                expected.put(key, FindingStatus.valueOf(value));
            } else {
                changes.put(key, value);
            }
        });
        assertThat(changes).isNotEmpty();
        assertThat(new WrittenRequest(pack, clean).say(changes).findings()).isEqualTo(expected);
    }

    private static boolean isStatus(String value) {
        return Set.of("MET", "NOT_MET", "NOT_SHOWN", "OPEN").contains(value);
    }

    private static Map<String, Table> tables() throws IOException, DocumentException {
        Map<String, Table> tables = new TreeMap<>();
        try (var files = Files.list(TABLES)) {
            for (Path file : files.sorted().toList()) {
                Problems problems = new Problems();
                Node read = Yaml.read(file, problems).orElseThrow();
                problems.throwIfAny();
                Map<String, Node> keys = keys(read);
                Map<String, Map<String, String>> neighbours = new LinkedHashMap<>();
                keys(keys.get("neighbours")).forEach((name, said) -> neighbours.put(name, texts(said)));
                Table table = new Table(text(keys.get("pack")), texts(keys.get("clean")), neighbours);
                tables.put(table.pack(), table);
            }
        }
        return tables;
    }

    private static Map<String, Node> keys(Node node) {
        Map<String, Node> keys = new LinkedHashMap<>();
        ((Node.Keys) node).entries().forEach((key, entry) -> keys.put(key, entry.value()));
        return keys;
    }

    private static Map<String, String> texts(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys(node).forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
