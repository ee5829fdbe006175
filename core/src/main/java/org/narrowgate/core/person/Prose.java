package org.narrowgate.core.person;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the name of a street from other words that may stand behind a number: counts, dates, citations, sentences. The
 * parts stay as they were read; only whether they may pass for a street is said here.
 */
final class Prose {

    /** No street has one of these in its name, whatever follows. */
    private static final Set<String> NEVER = words("""
            FROM WITH AFTER BEFORE HIS HER THEIR HIM THEY WAS WERE HAS HAD WILL WOULD WHICH BECAUSE UNTIL SINCE ABOUT DURING
            BEEN LIVES LIVED LIVING STAYS STAYED RESIDES RESIDED NOTICE REQUIRED
            """);

    /** Words that begin no name of a street. */
    private static final Set<String> FIRST = words("""
            OF OR TO & AND AM PM USC USCA CFR STAT FED CR CV % DAY HOUR MINUTE MONTH YEAR WEEK BOND CAR CARS
            """);

    /** What is counted where a number stands before it, near or far. */
    private static final Set<String> COUNTED = words("""
            ARREST ARRESTS REMOVAL REMOVALS PRIOR CHILD LETTERS LETTER MALE FEMALE Y/O YO SUBDIVISION SUBDIV PRIORS
            CONVICTIONS DETAINERS WARRANTS ENTRIES PERSON
            SECONDS MINUTES MINS HOURS HRS DAYS WEEKS WEEKENDS MONTHS YEARS YRS TIMES PAGES LINES ITEMS COPIES ATTEMPTS
            COUNTS CHARGES VISITS CALLS ADDRESSES RESIDENCES LOCATIONS HOUSES DOORS BLOCKS MILES FEET YARDS METERS
            KIDS CHILDREN PEOPLE PERSONS ADULTS MEN WOMEN WITNESSES OFFICERS DEFENDANTS SUBJECTS LBS POUNDS DOLLARS PERCENT
            """);

    /** What a number behind it belongs to. */
    private static final Set<String> NUMBERED = words("""
            BOX BLOCK BLK SECTION TRACT PARCEL CASE FILE PHONE TEL EXT LOCAL TERMINAL GATE EXIT ROW PAGE ITEM LINE DISTRICT
            PRECINCT WARD ZONE TROOP DOCK PIER OFFICER AGENT BADGE SUBJECT ORDER INVOICE DOCKET CAUSE FORM TAB VERSION FLIGHT
            BUS REC RECORD ENTRY CHECK ACCT ACCOUNT ID ROUTING COUNT TITLE SCHEDULE BALANCE DEPOSIT RENT FINE BOND
            """);

    private static final Set<String> MONTHS = words("""
            JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB APR JUN JUL AUG
            SEP SEPT OCT NOV DEC ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SEPTIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE
            """);

    /** Within a name they say that the street is where something else is. */
    private static final Set<String> WHERE = words("IN ON AT NEAR FOR TO PAST BEHIND OFF INTO TOWARD TOWARDS");

    /** Words of other languages with which names of several words and without a suffix are made. */
    private static final Set<String> ABROAD =
            words("EL LA LOS LAS DEL DE DU DES LE RUE VIA CALLE CAMINO PASEO AVENIDA KING");

    private Prose() {}

    private static Set<String> words(String words) {
        return Arrays.stream(words.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Words that the vocabulary must mark, so that most names are passed over at once. */
    static Set<String> marked() {
        Set<String> marked = new HashSet<>(NEVER);
        marked.addAll(WHERE);
        return marked;
    }

    /** The kinds of a word among those that are asked about here. */
    static int kinds(String word) {
        return (NEVER.contains(word) ? Word.PROSE : 0) | (WHERE.contains(word) ? Word.WHERE : 0);
    }

    /** Whether the words {@code [from, to)}, read as the name of a street behind a number, are hardly one. */
    static boolean isNoStreet(AddressTokens line, int from, int to, StreetParts parts) {
        if (line.mayHave(Word.PROSE)) {
            for (int i = from; i < to; i++) {
                if (line.is(i, Word.PROSE)) {
                    return true;
                }
            }
        }
        boolean directional = !parts.predirectional.isEmpty() || !parts.postdirectional.isEmpty();
        if (line.mayHave(Word.WHERE) && isWhere(line, from, to)) {
            return true;
        }
        if (!parts.suffix.isEmpty() || from >= to) {
            return !hasLetterOrDigit(line, from, to);
        }
        boolean alone = isLone(line, from, to) || isDate(line, from, parts) || isSentence(line, from, to);
        boolean sentence = to - from >= 4 && isSentence(line, from, to);
        if (directional ? sentence : alone || startsWithNumber(line, from)) {
            return true;
        }
        return FIRST.contains(line.at(from))
                || counts(line, from, to)
                || !hasLetterOrDigit(line, from, to)
                || onlyNumbers(line, from, to);
    }

    /** {@code 3 CARS ON ELM ST}: where something is; but {@code BROADWAY AT 57TH ST}, BIRD IN HAND RD, DRIVE IN RD. */
    private static boolean isWhere(AddressTokens line, int from, int to) {
        boolean on = line.at(from).equals("ON") || line.at(from).equals("AT");
        for (int i = on ? from : from + 1; i < to - 1; i++) {
            if (line.is(i, Word.WHERE) && !isOfName(line, from, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(AddressTokens line, int from, int at) {
        return StreetWords.nameStreet(line, from, at)
                || (at > from && StreetName.isPlain(line, at - 1))
                || line.at(at + 1).equals("HAND")
                || line.at(at + 1).equals("THE");
    }

    /** Whether a number behind the word is the word's own. */
    static boolean isNumbered(String word) {
        return NUMBERED.contains(word);
    }

    private static boolean isLone(AddressTokens line, int from, int to) {
        return to - from == 1 && line.at(from).length() == 1;
    }

    /** {@code 4 MARCH 1985}, {@code 1985 MARCH 4}, {@code 4 DE MARZO DE 1985}. */
    private static boolean isDate(AddressTokens line, int from, StreetParts parts) {
        String month = line.at(from).equals("DE") ? line.at(from + 1) : line.at(from);
        boolean day = parts.number.length() <= 2 || AddressTokens.isNumber(parts.unitId);
        return day && MONTHS.contains(month);
    }

    /** {@code 214 555-0100}, {@code 510 180 LBS}; but {@code 8 MILE} is a road, and {@code 3RD} a street. */
    private static boolean startsWithNumber(AddressTokens line, int from) {
        return line.is(from, Word.DIGIT)
                && AddressTokens.startsWithDigit(line.at(from))
                && !line.is(from, Word.ORDINAL)
                && !line.at(from + 1).equals("MILE");
    }

    private static boolean counts(AddressTokens line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (COUNTED.contains(line.at(i))) {
                return true;
            }
        }
        return false;
    }

    /** Three words and more, none of which is a word of streets. */
    private static boolean isSentence(AddressTokens line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.is(i, Word.SUFFIX | Word.DIRECTIONAL | Word.DIGIT | Word.ROAD) || ABROAD.contains(line.at(i))) {
                return false;
            }
        }
        return to - from >= 3;
    }

    private static boolean onlyNumbers(AddressTokens line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!AddressTokens.isNumber(line.at(i))) {
                return false;
            }
        }
        return to - from >= 2;
    }

    /** The post writes streets in Latin letters and digits; an address of the net has its sign. */
    private static boolean hasLetterOrDigit(AddressTokens line, int from, int to) {
        boolean found = false;
        for (int i = from; i < to; i++) {
            String word = line.at(i);
            if (word.indexOf('@') >= 0) {
                return false;
            }
            found |= isLatin(word);
        }
        return found;
    }

    static boolean isLatin(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c >= 'A' && c <= 'Z') || AddressTokens.isDigit(c)) {
                return true;
            }
        }
        return false;
    }
}
