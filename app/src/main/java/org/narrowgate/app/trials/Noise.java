package org.narrowgate.app.trials;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** How a row may depart from the record of the person whom it truly is about. */
public enum Noise {
    NONE("as on record"),
    CASE("capital or small letters throughout"),
    WORDS("street words spelled out or abbreviated"),
    ZIP_PLUS_4("ZIP+4"),
    NO_ZIP("no ZIP"),
    NO_UNIT("unit left out"),
    NO_MIDDLE("middle name left out"),
    MIDDLE_INITIAL("middle name as an initial"),
    NO_SUFFIX("Jr or Sr left out"),
    OLD_ADDRESS("an earlier address on record"),
    NICKNAME("another form of the given name"),
    FORMER_SURNAME("surname before marriage, on record"),
    NEW_SURNAME("surname by a marriage that is not on record"),
    ONE_SURNAME("one of two surnames left out"),
    NAMES_SWAPPED("given name and surname in each other's column"),
    KEYBOARD("a slip of the keyboard in a name"),
    OCR("a name misread by a machine"),
    PHONETIC("a name spelled as it sounds"),
    STREET_SLIP("a slip of the keyboard in the street"),
    DAY_FOR_MONTH("day and month of birth exchanged"),
    WRONG_DIGIT("one wrong digit in the number"),
    NEW_ADDRESS("an address that is not on record");

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("St", "Street"),
            Map.entry("Ave", "Avenue"),
            Map.entry("Rd", "Road"),
            Map.entry("Dr", "Drive"),
            Map.entry("Ln", "Lane"),
            Map.entry("Ct", "Court"),
            Map.entry("Blvd", "Boulevard"),
            Map.entry("Pl", "Place"),
            Map.entry("Cir", "Circle"),
            Map.entry("Ter", "Terrace"),
            Map.entry("N", "North"),
            Map.entry("S", "South"),
            Map.entry("E", "East"),
            Map.entry("W", "West"),
            Map.entry("Apt", "Apartment"));

    private static final Set<String> DESIGNATORS = Set.of("APT", "APARTMENT", "UNIT", "STE");

    /** The kinds that change the writing alone, from which rows about anybody are never free. */
    private static final Noise[] OF_WRITING = {
        NONE, NONE, NONE, CASE, WORDS, WORDS, ZIP_PLUS_4, NO_MIDDLE, MIDDLE_INITIAL, NO_UNIT, NICKNAME
    };

    private static final int TRIES = 16;

    private final String words;

    Noise(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The noise of writing, as rows about anybody have it. */
    static Statement ofWriting(Statement stated, World world, SplittableRandom random) {
        Noise noise = OF_WRITING[random.nextInt(OF_WRITING.length)];
        return noise == NICKNAME && random.nextInt(3) > 0 ? stated : noise.name(stated, world, random);
    }

    /** Whether this person's row can have it. */
    boolean suits(Person person, World world) {
        return switch (this) {
            case NO_UNIT -> !person.home().unit().isEmpty();
            case NO_MIDDLE -> !person.middle().isEmpty();
            case MIDDLE_INITIAL -> person.middle().length() > 1;
            case NO_SUFFIX -> !person.suffix().isEmpty();
            case OLD_ADDRESS -> person.residences().size() > 1;
            case NICKNAME -> world.names().hasOtherForm(person.given());
            case FORMER_SURNAME -> !person.former().isEmpty();
            case NEW_SURNAME -> !person.man();
            case DAY_FOR_MONTH -> {
                String born = Statement.date(person.birthDay());
                yield !Slips.dayForMonth(born).equals(born);
            }
            case ONE_SURNAME ->
                person.family().indexOf(' ') > 0 || person.family().indexOf('-') > 0;
            default -> true;
        };
    }

    /** The row of this person with this noise. */
    Statement of(Person person, World world, SplittableRandom random) {
        Statement plain = Statement.of(person);
        return switch (this) {
            case NO_SUFFIX -> plain.called(plain.given(), plain.middle(), plain.family(), "");
            case OLD_ADDRESS ->
                plain.at(person.residences()
                        .get(random.nextInt(person.residences().size() - 1))
                        .home());
            case FORMER_SURNAME -> plain.surname(person.former());
            case NEW_ADDRESS -> plain.at(world.homes().at(random.nextLong() >>> 2));
            case DAY_FOR_MONTH -> plain.born(Slips.dayForMonth(plain.birthDate()));
            case WRONG_DIGIT -> plain.numbered(Slips.wrongDigit(plain.number(), random));
            case NO_ZIP -> plain.at(plain.line(), plain.city(), plain.state(), "");
            default -> name(plain, world, random);
        };
    }

    private Statement name(Statement plain, World world, SplittableRandom random) {
        return switch (this) {
            case CASE -> cased(plain, random.nextBoolean());
            case WORDS -> plain.at(spelled(plain.line()), plain.city(), plain.state(), plain.zip());
            case ZIP_PLUS_4 ->
                plain.at(plain.line(), plain.city(), plain.state(), plain.zip() + "-" + random.nextInt(1000, 9999));
            case NO_UNIT -> plain.at(withoutUnit(plain.line()), plain.city(), plain.state(), plain.zip());
            case NO_MIDDLE -> plain.called(plain.given(), "", plain.family(), plain.suffix());
            case MIDDLE_INITIAL -> plain.called(plain.given(), initial(plain.middle()), plain.family(), plain.suffix());
            case NICKNAME -> plain.givenName(world.names().otherForm(plain.given(), random));
            case NEW_SURNAME -> plain.surname(world.names().family(random));
            case ONE_SURNAME -> plain.surname(one(plain.family(), random));
            case NAMES_SWAPPED -> plain.called(plain.family(), plain.middle(), plain.given(), plain.suffix());
            case STREET_SLIP -> plain.at(slipped(plain.line(), random), plain.city(), plain.state(), plain.zip());
            case KEYBOARD, OCR, PHONETIC -> misspelled(plain, random);
            default -> plain;
        };
    }

    /** In one of the names, whichever has room for it. */
    private Statement misspelled(Statement plain, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            boolean given = random.nextBoolean();
            String text = given ? plain.given() : plain.family();
            String changed = misspelled(text, random);
            if (!changed.equalsIgnoreCase(text)) {
                return given ? plain.givenName(changed) : plain.surname(changed);
            }
        }
        return plain;
    }

    private String misspelled(String text, SplittableRandom random) {
        return switch (this) {
            case KEYBOARD -> Slips.keyboard(text, random);
            case OCR -> Slips.ocr(text, random);
            default -> Slips.phonetic(text, random);
        };
    }

    private static Statement cased(Statement plain, boolean upper) {
        return plain.called(
                        cased(plain.given(), upper),
                        cased(plain.middle(), upper),
                        cased(plain.family(), upper),
                        cased(plain.suffix(), upper))
                .at(cased(plain.line(), upper), cased(plain.city(), upper), plain.state(), plain.zip());
    }

    private static String cased(String text, boolean upper) {
        return upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    private static String spelled(String line) {
        StringBuilder words = new StringBuilder(line.length() + 16);
        for (String word : line.split(" ", -1)) {
            words.append(words.isEmpty() ? "" : " ").append(SPELLED.getOrDefault(word, word));
        }
        return words.toString();
    }

    /** Whether the line is this one, words spelled out or not. */
    static boolean isWrittenAs(String stated, String line) {
        boolean number = stated.regionMatches(0, line, 0, line.indexOf(' ') + 1);
        return number && (stated.equalsIgnoreCase(line) || stated.equalsIgnoreCase(spelled(line)));
    }

    static String withoutUnit(String line) {
        int unit = line.lastIndexOf(' ');
        int designator = line.lastIndexOf(' ', unit - 1);
        return DESIGNATORS.contains(line.substring(designator + 1, unit).toUpperCase(Locale.ROOT))
                ? line.substring(0, designator)
                : line;
    }

    private static String initial(String middle) {
        return middle.isEmpty() ? "" : middle.substring(0, 1);
    }

    private static String one(String surnames, SplittableRandom random) {
        String[] both = surnames.split("[ -]", 2);
        return both[random.nextInt(both.length)];
    }

    private static String slipped(String line, SplittableRandom random) {
        int at = line.indexOf(' ');
        return line.substring(0, at + 1) + Slips.keyboard(line.substring(at + 1), random);
    }
}
