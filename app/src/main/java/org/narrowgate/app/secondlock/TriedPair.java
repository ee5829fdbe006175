package org.narrowgate.app.secondlock;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.JsonDocument;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/**
 * Two persons side by side, as one JSON document of {@code stated} and {@code record}, or as two lines of JSON in this
 * order. Cells are called as the columns of a request.
 */
public record TriedPair(StatedPerson stated, Candidate record) {
    /** As the packs of 26 U.S.C. 6103 declare it. */
    public static final String NUMBER = "tin";

    private static final NumberRule RULE = new NumberRule(NUMBER, List.of(NumberScheme.usSsn(), NumberScheme.usItin()));
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /** An invented pair with every cell. */
    public static String template() {
        return """
                {
                  "stated": {
                    "given_name": "Robert", "middle_name": "A.", "family_name": "Quillfeather", "name_suffix": "",
                    "birth_date": "1962-01-13", "tin": "224-65-0086", "sex": "M",
                    "address_line": "2749 Willowgrave Ln Apt 3", "city": "Honolulu", "state": "HI", "zip": "96824",
                    "country": "", "first_year": 2021, "last_year": 2022
                  },
                  "record": {
                    "given_name": "Robert", "middle_name": "Alan", "family_name": "Thistlewood", "name_suffix": "",
                    "former_names": [{"given_name": "Robert", "middle_name": "Alan", "family_name": "Quillfeather"}],
                    "birth_date": "1962-01-13", "tin": "224650086", "sex": "", "death_date": "",
                    "addresses": [
                      {"address_line": "18 Harrow St", "city": "Dallas", "state": "TX", "zip": "75201",
                       "first_year": 2012, "last_year": 2019},
                      {"address": "2749 Willowgrave Lane, Honolulu, HI 96824", "first_year": 2020}
                    ]
                  }
                }
                """;
    }

    /**
     * Reads a pair.
     *
     * @param name for messages, in which no cell is repeated
     * @throws DocumentException if it is none
     */
    public static TriedPair read(byte[] bytes, String name, AddressParser addresses) throws DocumentException {
        Problems problems = new Problems();
        Reader reader = new Reader(addresses, problems);
        Optional<TriedPair> read = reader.read(bytes, name);
        Problems told = new Problems();
        for (Problem problem : found(problems)) {
            told.add(new Problem(
                    problem.file(), problem.line(), problem.column(), problem.message(), problem.remedy(), ""));
        }
        told.throwIfAny();
        return read.orElseThrow();
    }

    private static List<Problem> found(Problems problems) {
        try {
            problems.throwIfAny();
            return List.of();
        } catch (DocumentException wrong) {
            return wrong.problems();
        }
    }

    private record Reader(AddressParser addresses, Problems problems) {
        Optional<TriedPair> read(byte[] bytes, String name) {
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (lines.size() == 2 && lines.stream().allMatch(Reader::isObject)) {
                Optional<Node> stated = document(lines.get(0), name + ", first object");
                Optional<Node> record = document(lines.get(1), name + ", second object");
                return stated.flatMap(one -> record.map(other -> pair(one, other)));
            }
            return JsonDocument.read(name, bytes, problems).flatMap(node -> {
                Section pair = Section.of("the pair", node, problems);
                Optional<Node> stated = pair.required("stated");
                Optional<Node> record = pair.required("record");
                pair.close();
                return stated.flatMap(one -> record.map(other -> pair(one, other)));
            });
        }

        private static boolean isObject(String line) {
            return line.strip().startsWith("{") && line.strip().endsWith("}");
        }

        private Optional<Node> document(String line, String name) {
            return JsonDocument.read(name, line.getBytes(StandardCharsets.UTF_8), problems);
        }

        private TriedPair pair(Node one, Node other) {
            Section stated = Section.of("the stated person", one, problems);
            StatedPerson person = new StatedPerson(
                    name(stated),
                    StatedDate.parse(cell(stated, RowLayout.BIRTH_DATE)),
                    Map.of(NUMBER, IdentityNumber.parse(cell(stated, NUMBER), RULE)),
                    addresses.parse(address(stated)),
                    cell(stated, "sex"),
                    year(stated, "first_year", FIRST_YEAR),
                    year(stated, "last_year", LAST_YEAR));
            stated.close();
            Section record = Section.of("the record", other, problems);
            Candidate held = record(record);
            record.close();
            return new TriedPair(person, held);
        }

        private Candidate record(Section record) {
            List<PersonName> names = new ArrayList<>(List.of(name(record)));
            record.sections("former_names", "a former name", former -> names.add(name(former)));
            List<HeldAddress> held = new ArrayList<>();
            StatedAddress own = address(record);
            if (!own.equals(new StatedAddress("", "", "", "", ""))) {
                held.add(held(own, FIRST_YEAR, LAST_YEAR));
            }
            record.sections(
                    "addresses",
                    "an address",
                    each -> held.add(held(
                            address(each), year(each, "first_year", FIRST_YEAR), year(each, "last_year", LAST_YEAR))));
            IdentityNumber number = IdentityNumber.parse(cell(record, NUMBER), RULE);
            return new Candidate(
                    "record",
                    number.isValid() ? Map.of(NUMBER, number.canonical()) : Map.of(),
                    names,
                    day(record, RowLayout.BIRTH_DATE),
                    cell(record, "sex"),
                    day(record, "death_date"),
                    held);
        }

        private HeldAddress held(StatedAddress address, int firstYear, int lastYear) {
            return new HeldAddress(addresses.parse(address), address, firstYear, lastYear, "");
        }

        private PersonName name(Section section) {
            List<String> parts = RowLayout.NAME_COLUMNS.stream()
                    .map(column -> cell(section, column))
                    .toList();
            return PersonName.of(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        }

        private StatedAddress address(Section section) {
            List<String> parts = RowLayout.ADDRESS_COLUMNS.stream()
                    .map(column -> cell(section, column))
                    .toList();
            String free = cell(section, RowLayout.FREE_ADDRESS);
            if (!free.isEmpty() && parts.stream().anyMatch(part -> !part.isEmpty())) {
                problems.add(
                        section.markOf(RowLayout.FREE_ADDRESS),
                        "the address is in one cell and in columns",
                        "leave one of the two out");
            }
            return free.isEmpty()
                    ? new StatedAddress(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4))
                    : new StatedAddress(free, "", "", "", "");
        }

        private OptionalLong day(Section section, String key) {
            StatedDate date = StatedDate.parse(cell(section, key));
            return date.isStated() ? OptionalLong.of(date.epochDay()) : OptionalLong.empty();
        }

        /** A text, which may be blank; nothing, which is the same as blank. */
        private String cell(Section section, String key) {
            Optional<Node> node = section.node(key);
            if (node.isEmpty()) {
                return "";
            }
            if (node.get() instanceof Node.Scalar scalar) {
                if (scalar.type() == Node.ScalarType.TEXT) {
                    return scalar.text();
                }
                if (scalar.type() == Node.ScalarType.NOTHING) {
                    return "";
                }
            }
            problems.add(node.get().mark(), "`" + key + "` is no text", "write it in quotes, with all its zeros");
            return "";
        }

        private int year(Section section, String key, int otherwise) {
            long year = section.has(key) ? section.number(key) : otherwise;
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                problems.add(section.markOf(key), "`" + key + "` is no calendar year", "write it in four digits");
                return otherwise;
            }
            return (int) year;
        }
    }
}
