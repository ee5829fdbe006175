package org.narrowgate.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Records and bars that differ, at random, only where nothing was disclosed. */
final class OtherRecords {
    private static final int WAYS = 6;
    private final Random random;
    private final Path persons;

    OtherRecords(Random random, Path persons) {
        this.random = random;
        this.persons = persons;
    }

    /**
     * Changes the files, and gives the bars.
     *
     * @param withheld numbers of people who were looked up and of whom nothing went
     * @param unseen numbers stated in rows that were never looked up
     */
    String make(Set<String> withheld, Set<String> unseen, String bars) throws Exception {
        List<Set<String>> ways = new ArrayList<>();
        for (int i = 0; i < WAYS; i++) {
            ways.add(new TreeSet<>());
        }
        withheld.forEach(number -> ways.get(random.nextInt(WAYS)).add(number));
        forget(persons, ways.get(0));
        Path addresses = persons.resolveSibling("addresses.parquet");
        String keys =
                "(SELECT person_key FROM read_parquet('" + persons + "') WHERE tin IN " + listed(ways.get(1)) + ")";
        rewrite(
                addresses,
                "* REPLACE (CASE WHEN person_key IN " + keys
                        + " THEN '1 Elsewhere Lane' ELSE address_line END AS address_line)",
                "true");
        String others =
                "(SELECT person_key FROM read_parquet('" + persons + "') WHERE tin IN " + listed(ways.get(2)) + ")";
        rewrite(
                addresses,
                "* REPLACE (CASE WHEN person_key IN " + others
                        + " THEN 'third-party' ELSE furnished_by END AS furnished_by)",
                "person_key NOT IN " + keys + " OR last_year % 2 = " + random.nextInt(2));
        namesakes(ways.get(3));
        Set<String> barred = onRecord(ways.get(4));
        unseen.stream().filter(number -> random.nextBoolean()).forEach(barred::add);
        Set<String> contested = onRecord(ways.get(5));
        unseen.stream().filter(number -> random.nextBoolean()).forEach(contested::add);
        return withBars(withBars(bars, "informant", barred), "protected-status", contested);
    }

    /** Those that a record has; the others can be barred by nobody. */
    private Set<String> onRecord(Set<String> numbers) throws Exception {
        Set<String> found = new TreeSet<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT tin FROM read_parquet('" + persons + "') WHERE tin IN " + listed(numbers))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    static void forget(Path persons, Set<String> numbers) throws Exception {
        rewrite(persons, "*", "tin IS NULL OR tin NOT IN " + listed(numbers));
    }

    /** A second person under the same number, so that the number says nothing. */
    private void namesakes(Set<String> numbers) throws Exception {
        String table = "read_parquet('" + persons + "')";
        execute(
                persons,
                "SELECT * FROM " + table + " UNION ALL BY NAME SELECT * REPLACE (person_key + (SELECT"
                        + " max(person_key) + 1 FROM " + table + ") AS person_key) FROM " + table + " WHERE tin IN "
                        + listed(numbers));
    }

    private static void rewrite(Path table, String columns, String where) throws Exception {
        execute(table, "SELECT " + columns + " FROM read_parquet('" + table + "') WHERE " + where);
    }

    private static void execute(Path table, String query) throws Exception {
        Path made = table.resolveSibling("made.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + made + "' (FORMAT parquet)");
        }
        Files.move(made, table, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String listed(Set<String> numbers) {
        return numbers.stream().map(n -> ", '" + n + "'").collect(Collectors.joining("", "(''", ")"));
    }

    static String withBars(String yaml, String kind, Set<String> numbers) {
        StringBuilder more = new StringBuilder(yaml.stripTrailing()).append('\n');
        int count = 0;
        for (String number : numbers) {
            more.append("  - {id: ")
                    .append(kind)
                    .append('-')
                    .append(++count)
                    .append(", kind: ")
                    .append(kind)
                    .append(", citation: \"26 U.S.C. 6103(i)(6)\", scope: person, numbers: {tin: \"")
                    .append(number)
                    .append("\"}}\n");
        }
        return more.toString();
    }
}
