package org.narrowgate.engine.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.engine.document.DocumentException;

/** A small invented register, rows that ask about it, and the answer found the slow way. */
record InventedRecords(List<Person> persons, List<Address> addresses, List<Row> rows) {
    static final NumberRule TIN = new NumberRule("tin", List.of(NumberScheme.usSsn(), NumberScheme.usItin()));

    static final String CSV_MAPPING = """
            persons:
              csv: persons-*.csv
              columns:
                key: person_key
                given_name: given
                middle_name: middle
                family_name: family
                name_suffix: suffix
                birth_date: birth_date
                sex: sex
                death_date: death_date
              further_names:
                - family_name: former_family
              numbers:
                tin: tin
            addresses:
              csv: addresses-*.csv
              columns:
                person: person_key
                line: [house, street]
                city: city
                state: state
                zip: zip
                first_year: first_year
                last_year: last_year
                provenance: provenance
            """;

    static final String PARQUET_MAPPING = CSV_MAPPING
            .replace("csv: persons-*.csv", "parquet: persons.parquet")
            .replace("csv: addresses-*.csv", "parquet: addresses.parquet");

    static final String SQL_MAPPING = CSV_MAPPING
            .replace(
                    "csv: persons-*.csv",
                    "sql: SELECT * FROM read_csv({files}, all_varchar = true)\n  files: persons-0.csv")
            .replace(
                    "csv: addresses-*.csv",
                    "sql: SELECT * FROM read_csv({1}, all_varchar = true)\n  files: addresses-0.csv");

    record Person(
            String key,
            String given,
            String middle,
            String family,
            String suffix,
            String former,
            String birth,
            String sex,
            String death,
            String tin) {}

    record Address(
            String key,
            String house,
            String street,
            String city,
            String state,
            String zip,
            String first,
            String last,
            String provenance) {}

    record Row(long rowNumber, IdentityNumber number) {
        void askedOf(DuckDbLookUp lookUp) {
            lookUp.want(new Asked(rowNumber, List.of(number), List.of()));
        }
    }

    static InventedRecords of(SplittableRandom random, int size) {
        List<Person> persons = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String digits = String.format("%03d%02d%04d", 100 + i, 10 + random.nextInt(80), 1 + random.nextInt(9998));
            String stored = spelt(i, digits);
            String key = "K" + i;
            persons.add(new Person(
                    key,
                    i % 7 == 0 ? "Mary, \"Molly\"" : "Given" + i,
                    i % 3 == 0 ? "Q" : "",
                    "Family" + i % 50,
                    i % 11 == 0 ? "Jr" : "",
                    i % 4 == 0 ? "Former" + i : "",
                    "19" + (40 + i % 60) + "-02-1" + i % 10,
                    i % 2 == 0 ? "F" : "M",
                    i % 13 == 0 ? "2018-05-31" : "",
                    stored));
            if (i % 17 == 0) {
                persons.add(persons.get(persons.size() - 1)); // Twice in every particular: one record.
            }
            if (i % 19 == 0) {
                persons.add(new Person("D" + i, "Double", "", "Holder" + i, "", "", "1970-01-01", "", "", digits));
            }
            for (int k = 0; k < i % 4; k++) {
                addresses.add(address(key, 1 + random.nextInt(9000), k));
            }
            String asked = i % 10 == 9 ? "899" + digits.substring(3) : digits;
            rows.add(new Row(1 + 3L * i, IdentityNumber.parse(i % 23 == 22 ? "" : asked, TIN)));
        }
        return new InventedRecords(persons, addresses, rows);
    }

    /** Every way of writing a number that core reads. */
    private static String spelt(int i, String digits) {
        String area = digits.substring(0, 3);
        String rest = digits.substring(3, 5) + "-" + digits.substring(5);
        return switch (i % 20) {
            case 0, 5, 10, 15 -> area + "-" + rest;
            case 2 -> "'" + digits;
            case 4 -> digits + "\t";
            case 6 -> (area + "-" + rest).replace('-', '\u2013');
            case 8 -> (area + "-" + rest).replace('-', '\u00A0');
            case 12 ->
                digits.replace("1", "\uFF11")
                        .replace("7", "\u0667")
                        .replace("3", "\u09E9")
                        .replace("5", "\uD835\uDFD3")
                        .replace("2", "\u00B2");
            case 14 -> " \u2019" + digits + " ";
            case 16 -> area + " " + rest;
            case 18 -> " " + area + " " + rest.replace('-', ' ');
            default -> digits;
        };
    }

    private static Address address(String key, int house, int move) {
        return new Address(
                key,
                Integer.toString(house),
                "Larkspur St",
                "Town " + move,
                "IA",
                "5001" + move,
                Integer.toString(2015 + 2 * move),
                move == 2 ? "" : Integer.toString(2016 + 2 * move),
                "taxpayer");
    }

    InventedRecords shuffled(Random random) {
        InventedRecords copy =
                new InventedRecords(new ArrayList<>(persons), new ArrayList<>(addresses), new ArrayList<>(rows));
        Collections.shuffle(copy.persons, random);
        Collections.shuffle(copy.addresses, random);
        Collections.shuffle(copy.rows, random);
        return copy;
    }

    InventedRecords withPerson(Person added) {
        List<Person> more = new ArrayList<>(persons);
        more.add(added);
        return new InventedRecords(more, addresses, rows);
    }

    InventedRecords withDeath(int index, String death) {
        Person p = persons.get(index);
        List<Person> changed = new ArrayList<>(persons);
        changed.replaceAll(q -> q.equals(p)
                ? new Person(p.key, p.given, p.middle, p.family, p.suffix, p.former, p.birth, p.sex, death, p.tin)
                : q);
        return new InventedRecords(changed, addresses, rows);
    }

    InventedRecords withFirstYear(int index, String year) {
        Address a = addresses.get(index);
        List<Address> changed = new ArrayList<>(addresses);
        changed.set(index, new Address(a.key, a.house, a.street, a.city, a.state, a.zip, year, a.last, a.provenance));
        return new InventedRecords(persons, changed, rows);
    }

    void writeCsv(Path folder, int files) throws IOException {
        List<String> personLines = persons.stream()
                .map(p -> line(p.key, p.given, p.middle, p.family, p.suffix, p.former, p.birth, p.sex, p.death, p.tin))
                .toList();
        write(
                folder,
                "persons",
                files,
                "person_key,given,middle,family,suffix,former_family,birth_date,sex,death_date,tin",
                personLines);
        List<String> addressLines = addresses.stream()
                .map(a -> line(a.key, a.house, a.street, a.city, a.state, a.zip, a.first, a.last, a.provenance))
                .toList();
        write(
                folder,
                "addresses",
                files,
                "person_key,house,street,city,state,zip,first_year,last_year,provenance",
                addressLines);
    }

    static void toParquet(Path folder) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * REPLACE (CAST(birth_date AS DATE) AS birth_date) FROM read_csv('" + folder
                    + "/persons-0.csv', all_varchar = true)) TO '" + folder + "/persons.parquet'");
            statement.execute("COPY (SELECT * REPLACE (CAST(first_year AS SMALLINT) AS first_year) FROM read_csv('"
                    + folder + "/addresses-0.csv', all_varchar = true)) TO '" + folder + "/addresses.parquet'");
        }
    }

    DuckDbRecords open(Path folder, String mapping) throws IOException, DocumentException {
        Path file = Files.writeString(folder.resolve("records.yaml"), mapping);
        return open(RecordsMapping.read(file), new DuckDbRecords.Settings(folder.resolve("tmp"), "256MiB", 2));
    }

    private static DuckDbRecords open(RecordsMapping mapping, DuckDbRecords.Settings settings)
            throws DocumentException {
        return DuckDbRecords.open(mapping, List.of(TIN), InventedRecords::untouched, settings);
    }

    /** Candidates of every row, in the order of row numbers. */
    List<List<Candidate>> candidatesPerRow(Path folder, String mapping) throws IOException, DocumentException {
        try (DuckDbRecords records = open(folder, mapping)) {
            return candidatesPerRow(records);
        }
    }

    List<List<Candidate>> candidatesPerRow(RecordsMapping mapping, DuckDbRecords.Settings settings)
            throws DocumentException {
        try (DuckDbRecords records = open(mapping, settings)) {
            return candidatesPerRow(records);
        }
    }

    private List<List<Candidate>> candidatesPerRow(DuckDbRecords records) {
        try (DuckDbLookUp lookUp = records.begin()) {
            rows.forEach(r -> r.askedOf(lookUp));
            try (CandidateCursor cursor = lookUp.candidates()) {
                return sortedRows().stream().map(r -> cursor.at(r.rowNumber())).toList();
            }
        }
    }

    List<List<Candidate>> expectedPerRow() {
        return sortedRows().stream().map(this::expected).toList();
    }

    private List<Candidate> expected(Row row) {
        IdentityNumber asked = row.number();
        return persons.stream()
                .distinct()
                .filter(p -> asked.isValid()
                        && IdentityNumber.parse(p.tin, TIN).canonical().equals(asked.canonical()))
                .sorted(Comparator.comparing(Person::key))
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(Person p) {
        List<PersonName> names = new ArrayList<>();
        names.add(PersonName.of(p.given, p.middle, p.family, p.suffix));
        if (!p.former.isEmpty()) {
            names.add(PersonName.of(p.given, p.middle, p.former, p.suffix));
        }
        List<HeldAddress> held = addresses.stream()
                .filter(a -> a.key.equals(p.key))
                .sorted(Comparator.comparing((Address a) -> a.house + " " + a.street))
                .map(a -> new HeldAddress(
                        untouched(new StatedAddress(a.house + " " + a.street, a.city, a.state, a.zip, "")),
                        new StatedAddress(a.house + " " + a.street, a.city, a.state, a.zip, ""),
                        Integer.parseInt(a.first),
                        a.last.isEmpty() ? 9999 : Integer.parseInt(a.last),
                        a.provenance))
                .toList();
        return new Candidate(
                p.key,
                Map.of("tin", IdentityNumber.parse(p.tin, TIN).canonical()),
                names,
                OptionalLong.of(StatedDate.parse(p.birth).epochDay()),
                p.sex,
                p.death.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(StatedDate.parse(p.death).epochDay()),
                held);
    }

    private List<Row> sortedRows() {
        return rows.stream().sorted(Comparator.comparingLong(Row::rowNumber)).toList();
    }

    /** Stands for the parser, which is not what is tested here: every text stays where it was stated. */
    static PostalAddress untouched(StatedAddress a) {
        return new PostalAddress(
                a.line(),
                "",
                "",
                a.line(),
                "",
                "",
                "",
                "",
                a.city(),
                a.state(),
                a.zip(),
                "",
                "",
                a.city(),
                AddressStatus.STATED,
                Set.of(AddressStatus.STATED));
    }

    private static String line(String... cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            quoted.add(cell.contains(",") || cell.contains("\"") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        return String.join(",", quoted);
    }

    /** Every second file orders its columns the other way round, as files from another office may. */
    private static void write(Path folder, String name, int files, String header, List<String> lines)
            throws IOException {
        for (int f = 0; f < files; f++) {
            StringBuilder text = new StringBuilder(f % 2 == 0 ? header : reversed(header)).append('\n');
            for (int i = f; i < lines.size(); i += files) {
                text.append(f % 2 == 0 ? lines.get(i) : reversed(lines.get(i))).append('\n');
            }
            Files.writeString(folder.resolve(name + "-" + f + ".csv"), text);
        }
    }

    private static String reversed(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        Collections.reverse(cells);
        return String.join(",", cells);
    }
}
