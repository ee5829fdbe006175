package org.narrowgate.engine.linkset;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.narrowgate.engine.tables.ReferenceTables;

/**
 * Makes two files as FEBRL's generator does (P. Christen, "Probabilistic Data Generation for Deduplication and Data
 * Linkage", IDEAL 2005): invented people, and for each of them a row with up to three slips a field and ten a row. Shares no
 * code with what it tries. Blanks stand behind commas, as they do in FEBRL's files.
 */
final class CorruptedPairs {
    static final String HEADER =
            "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state,"
                    + " date_of_birth, soc_sec_id";
    private static final int GIVEN = 0;
    private static final int FAMILY = 1;
    private static final int STREET = 3;
    private static final int STREET_2 = 4;
    private static final int POSTCODE = 6;
    private static final int BIRTH = 8;
    private static final int FIELDS = 10;
    private static final int SLIPS_A_FIELD = 3;
    /** How often a slip falls on each field. */
    private static final int[] SHARES = {14, 14, 6, 14, 10, 14, 8, 4, 8, 4};

    private static final String[][] SOUNDS = {
        {"ph", "f"},
        {"ck", "k"},
        {"ie", "y"},
        {"y", "i"},
        {"ll", "l"},
        {"nn", "n"},
        {"c", "k"},
        {"z", "s"},
        {"ee", "ea"}
    };
    private static final String[][] LOOKS = {
        {"m", "rn"}, {"w", "vv"}, {"l", "1"}, {"o", "0"}, {"h", "b"}, {"e", "c"}, {"g", "q"}, {"5", "s"}, {"8", "b"}
    };
    private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"};

    private final Random random;
    private final Drawn given;
    private final Drawn family;
    private final List<String> places;

    private CorruptedPairs(Random random) throws IOException {
        this.random = random;
        given = Drawn.of("names/us_given_names_ssa.csv", 3000, 3);
        family = Drawn.of("names/us_surnames_census1990.csv", 6000, 1);
        List<String> cities = new ArrayList<>();
        for (String[] line : table("address/us_zip_city_state.csv", 42_000)) {
            cities.add(line[1].toLowerCase(Locale.ROOT));
        }
        List<String> distinct =
                new ArrayList<>(cities.stream().distinct().sorted().toList());
        Collections.shuffle(distinct, random);
        places = distinct.subList(0, 1200);
    }

    /** Words with how often each is drawn. */
    private static final class Drawn {
        private final List<String> words;
        private final double[] upTo;

        private Drawn(List<String> words, double[] upTo) {
            this.words = words;
            this.upTo = upTo;
        }

        static Drawn of(String table, int most, int countedIn) throws IOException {
            List<String> words = new ArrayList<>();
            List<String[]> lines = table(table, most);
            double[] upTo = new double[lines.size()];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += Double.parseDouble(lines.get(i)[countedIn]);
                upTo[i] = sum;
                words.add(lines.get(i)[0].toLowerCase(Locale.ROOT));
            }
            return new Drawn(words, upTo);
        }

        String draw(Random random) {
            double at = random.nextDouble() * upTo[upTo.length - 1];
            int place = java.util.Arrays.binarySearch(upTo, at);
            return words.get(place < 0 ? -place - 1 : place);
        }
    }

    private static List<String[]> table(String name, int most) throws IOException {
        try (InputStream in = ReferenceTables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .limit(most)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    /** Writes {@code size} originals and a corrupted row of each, both in an order of their own. */
    static void write(Path originals, Path corrupted, int size, int slipsAtMost, long seed) throws IOException {
        Random random = new Random(seed);
        CorruptedPairs maker = new CorruptedPairs(random);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String[] person = maker.person();
            first.add("rec-" + i + "-org, " + String.join(", ", person));
            second.add("rec-" + i + "-dup-0, " + String.join(", ", maker.corrupted(person, slipsAtMost)));
        }
        Collections.shuffle(first, random);
        Collections.shuffle(second, random);
        write(originals, first);
        write(corrupted, second);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            to.write(HEADER + "\n");
            for (String line : lines) {
                to.write(line + "\n");
            }
        }
    }

    private String[] person() {
        String[] kinds = {"street", "street", "place", "crescent", "circuit", "avenue", "close"};
        String[] states = {"nsw", "nsw", "nsw", "vic", "vic", "qld", "qld", "wa", "sa", "tas", "act"};
        return new String[] {
            absent(0.02, given.draw(random)),
            absent(0.01, family.draw(random)),
            absent(0.05, String.valueOf(1 + (int) (250 * Math.pow(random.nextDouble(), 2)))),
            absent(0.02, family.draw(random) + " " + kinds[random.nextInt(kinds.length)]),
            absent(0.4, common(places) + (random.nextBoolean() ? " lodge" : "")),
            absent(0.01, common(places)),
            String.valueOf(2000 + (int) (5000 * Math.pow(random.nextDouble(), 1.6))),
            absent(0.1, states[random.nextInt(states.length)]),
            absent(
                    0.02,
                    LocalDate.of(1900, 1, 1)
                            .plusDays(random.nextInt(36_500))
                            .toString()
                            .replace("-", "")),
            String.valueOf(1_000_000 + random.nextInt(9_000_000))
        };
    }

    private String common(List<String> words) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.5)));
    }

    private String absent(double share, String text) {
        return random.nextDouble() < share ? "" : text;
    }

    private String[] corrupted(String[] person, int slipsAtMost) {
        String[] row = person.clone();
        int[] slips = new int[FIELDS];
        int due = 1 + random.nextInt(slipsAtMost);
        while (due > 0) {
            int field = field();
            if (slips[field] < SLIPS_A_FIELD) {
                slips[field]++;
                slip(row, field);
            }
            due--;
        }
        return row;
    }

    private int field() {
        int at = random.nextInt(java.util.Arrays.stream(SHARES).sum());
        int field = 0;
        while (at >= SHARES[field]) {
            at -= SHARES[field++];
        }
        return field;
    }

    private void slip(String[] row, int field) {
        int kind = random.nextInt(100);
        if (kind < 12) {
            row[field] = "";
        } else if (kind < 22 && (field == GIVEN || field == FAMILY)) {
            swap(row, GIVEN, FAMILY);
        } else if (kind < 18 && (field == STREET || field == STREET_2)) {
            swap(row, STREET, STREET_2);
        } else if (kind < 28 && field == BIRTH && row[field].length() == 8) {
            row[field] = row[field].substring(0, 4) + row[field].substring(6) + row[field].substring(4, 6);
        } else if (kind < 26) {
            row[field] = person()[field];
        } else if (kind < 40 && field < POSTCODE) {
            row[field] = replaced(row[field], SOUNDS);
        } else if (kind < 52) {
            row[field] = replaced(row[field], LOOKS);
        } else {
            row[field] = typed(row[field], field >= POSTCODE && field != 7);
        }
    }

    private static void swap(String[] row, int one, int other) {
        String kept = row[one];
        row[one] = row[other];
        row[other] = kept;
    }

    private String replaced(String text, String[][] pairs) {
        int from = random.nextInt(pairs.length);
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[(from + i) % pairs.length];
            if (text.contains(pair[0])) {
                return text.replaceFirst(pair[0], pair[1]);
            }
        }
        return text;
    }

    private String typed(String text, boolean figures) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        StringBuilder typed = new StringBuilder(text);
        switch (random.nextInt(5)) {
            case 0 -> typed.insert(at, key(figures));
            case 1 -> typed.deleteCharAt(at);
            case 2 -> typed.setCharAt(at, near(text.charAt(at), figures));
            case 3 -> typed.insert(at, figures ? key(true) : ' ');
            default -> {
                if (at + 1 < text.length()) {
                    typed.setCharAt(at, text.charAt(at + 1));
                    typed.setCharAt(at + 1, text.charAt(at));
                }
            }
        }
        return typed.toString().strip();
    }

    private char key(boolean figures) {
        return figures ? (char) ('0' + random.nextInt(10)) : (char) ('a' + random.nextInt(26));
    }

    private char near(char c, boolean figures) {
        for (String row : KEYS) {
            int at = row.indexOf(c);
            if (at >= 0) {
                return row.charAt(Math.max(0, Math.min(row.length() - 1, at + (random.nextBoolean() ? 1 : -1))));
            }
        }
        return key(figures);
    }

    /** For a run by hand: two files, rows, slips at most, seed. */
    public static void main(String[] args) throws IOException {
        write(
                Path.of(args[0]),
                Path.of(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Long.parseLong(args[4]));
    }
}
