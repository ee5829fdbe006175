package org.narrowgate.core.person;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that say what kind of place, or of no place, a line names. */
final class PlaceWords {

    private static final Set<String> INSTITUTION = Set.of("""
            JAIL JAILS JAILHOUSE PRISON PENITENTIARY PENITENTIARIES DETENTION CORRECTIONAL CORRECTIONS
            CORRECTION REFORMATORY STOCKADE LOCKUP INMATE INMATES PRISONER DETAINEE DETAINED INCARCERATED
            CUSTODY SHERIFF SHERIFFS HOSPITAL HOSPITALS HOSP POD BED CELLBLOCK INFIRMARY SHELTER SHELTERS
            COURTHOUSE POLICE PROBATION PAROLE HALFWAY SANITARIUM CARCEL ALBERGUE REFUGIO USP FCI FDC MDC USMS
            JUZGADO EMBASSY EMBAJADA CONSULATE CONSULADO CLINIC PRISION PENITENCIARIA RECLUSORIO DETENIDO
            DETENIDA ENCARCELADO ENCARCELADA ERO EOIR ORR DHS USCIS CBP FMC FPC TDCJ CDCR
            """.strip().split("\\s+", -1));

    private static final Map<String, Set<String>> INSTITUTION_PAIRS = pairs(
            "PROCESSING CENTER",
            "PROCESSING CTR",
            "PROCESSING FACILITY",
            "HOLDING FACILITY",
            "HOLDING CENTER",
            "HOLDING ROOM",
            "HOLD ROOM",
            "JUSTICE CENTER",
            "JUSTICE CTR",
            "MEDICAL CENTER",
            "MEDICAL CTR",
            "RESCUE MISSION",
            "GOSPEL MISSION",
            "UNION MISSION",
            "CITY MISSION",
            "ANGELES MISSION",
            "SALVATION ARMY",
            "COURT HOUSE",
            "DISTRICT COURT",
            "COUNTY COURT",
            "CIRCUIT COURT",
            "IMMIGRATION COURT",
            "MUNICIPAL COURT",
            "SUPERIOR COURT",
            "FEDERAL COURT",
            "JUVENILE HALL",
            "JUVENILE CENTER",
            "STAGING FACILITY",
            "WORK RELEASE",
            "SAFETY COMPLEX",
            "SERVICE PROCESSING",
            "RESIDENTIAL CENTER",
            "TREATMENT CENTER",
            "ICE CUSTODY",
            "ICE FACILITY",
            "FAMILY CENTER",
            "CORRECTIVE CENTER",
            "CRIMINAL JUSTICE",
            "FIELD OFFICE",
            "CELL BLOCK",
            "RIKERS ISLAND",
            "HOMELAND SECURITY",
            "BORDER PATROL",
            "IMMIGRATION REVIEW",
            "CRIMINAL COURT",
            "CIVIL COURT",
            "FAMILY COURT",
            "JUSTICE COURT",
            "SUPREME COURT",
            "REHAB CENTER",
            "REHAB CTR",
            "REHABILITATION CENTER",
            "REHABILITATION CTR",
            "DETOX CENTER",
            "PSYCHIATRIC CENTER",
            "PSYCHIATRIC UNIT",
            "CATHOLIC CHARITIES",
            "MIGRANT CENTER",
            "RESPITE CENTER",
            "NAVIGATION CENTER",
            "WARMING CENTER",
            "PRISON CAMP",
            "BOOT CAMP",
            "WORK CAMP");

    private static final Set<String> NO_FIXED = with(
            AbsentAddress.homeless(),
            "HOMELESS",
            "HOMELES",
            "HOMLESS",
            "TRANSIENT",
            "TRANSIENTS",
            "VAGRANT",
            "UNHOUSED",
            "UNSHELTERED",
            "HOUSELESS",
            "NFA",
            "ITINERANT",
            "ENCAMPMENT",
            "UNDOMICILED",
            "INDIGENTE",
            "VAGABUNDO");

    private static final Map<String, Set<String>> NO_FIXED_PAIRS = pairs(
            "NO FIXED",
            "NO PERMANENT",
            "NO STABLE",
            "NO RESIDENCE",
            "NO HOME",
            "WITHOUT HOME",
            "GENERAL DELIVERY",
            "GEN DELIVERY",
            "GENERAL DEL",
            "GEN DEL",
            "GENL DELIVERY",
            "LIVES IN",
            "LIVING IN",
            "SLEEPS IN",
            "LIVES ON",
            "LIVES AT",
            "LIVES WITH",
            "LIVING ON",
            "LIVING WITH",
            "STAYS AT",
            "STAYS IN",
            "STAYS WITH",
            "STAYING AT",
            "STAYING IN",
            "STAYING WITH",
            "SLEEPING AT",
            "SLEEPING IN",
            "SLEEPING ON",
            "UNDER THE",
            "THE STREETS",
            "STREETS OF",
            "ON STREETS",
            "UNDER BRIDGE",
            "SIN HOGAR",
            "SIN TECHO",
            "SIN DOMICILIO",
            "COUCH SURFING",
            "TENT CITY",
            "LIVES OUTSIDE",
            "LIVING OUTSIDE",
            "POSTE RESTANTE",
            "LISTA CORREOS");

    private static final Map<String, Set<String>> HOMELESS_ABROAD = pairs(AbsentAddress.homelessPairs());

    /** A made-up street name counts even with a number before it. */
    private static final Set<String> BARE_STREET =
            Set.of("ST", "STREET", "AVE", "AVENUE", "RD", "ROAD", "DR", "DRIVE", "LN", "LANE", "CALLE", "AVENIDA");

    /** What forms print where something is to be written; no street is called so. */
    private static final Set<String> OF_FORMS = Set.of("ADDRESS", "ADDR", "NAME");

    /** With one of these the words around it say that there is none, whatever number stands before. */
    private static final Set<String> NEGATING = Set.of("NO", "SIN", "SEM", "SANS", "PAS", "PA", "NAO", "NE", "WALANG");

    private static final Set<String> ROADS = Set.of("RD", "ROAD", "HWY", "HIGHWAY", "RTE", "ROUTE", "RT");

    private static final Set<String> CARE = Set.of("C/O", "%", "ATTN", "ATTENTION", "CARE", "IN", "C", "CO");

    private PlaceWords() {}

    /**
     * Whether these words only say that there is no address. With a house number every word must be strong ("123
     * Unknown St"), without one it is enough that each is a word of that kind ("failed to provide", "same as above").
     */
    static boolean isPlaceholder(AddressTokens words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.is(i, Word.NOTHING)) {
                return i == 0 && isUnreadable(words);
            }
        }
        int end = words.size();
        boolean homeless = says(words, 0, end, Word.NO_FIXED, Set.of(), HOMELESS_ABROAD);
        return !homeless && (onlySaysNothing(words) || isUnreadable(words));
    }

    /** No word in Latin letters or digits: nothing that the post of this country delivers to. */
    private static boolean isUnreadable(AddressTokens words) {
        for (int i = 0; i < words.size(); i++) {
            if (Prose.isLatin(words.at(i))) {
                return false;
            }
        }
        return !saysNoFixedAddress(words, 0, words.size());
    }

    private static boolean onlySaysNothing(AddressTokens words) {
        boolean strong = false;
        boolean weak = false;
        boolean number = false;
        boolean form = false;
        boolean negated = false;
        boolean abroad = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.at(i);
            if (word.equals("N/A") || isAny(words, i) || isStrong(word)) {
                strong = true;
                abroad = false;
            } else if (AddressTokens.startsWithDigit(word)) {
                number = true;
            } else if (word.equals("X") || isWeak(word) || BARE_STREET.contains(word)) {
                // LA is a city to many.
                weak |= !BARE_STREET.contains(word) && (word.length() != 2 || Placeholders.isWeak(word));
                form |= OF_FORMS.contains(word);
                negated |= NEGATING.contains(word) && !isNumberSign(words, i) && !isNorth(words, i);
                abroad &= AbsentAddress.weak().contains(word);
            } else if (!word.equals("#") && !isLoneN(words, i)) {
                return false;
            }
        }
        boolean streetName = words.size() > 1 && BARE_STREET.contains(words.at(words.size() - 1));
        boolean alone = !number || abroad || (negated && words.size() > 2);
        return strong || (weak && (form || (!streetName && alone)));
    }

    /** {@code CALLE 5 NO 20}: the sign before a house number. */
    private static boolean isNumberSign(AddressTokens words, int i) {
        return i > 0 && words.at(i).equals("NO") && AddressTokens.startsWithDigit(words.at(i + 1));
    }

    /** {@code 22ND AVE NO}: a side of the town. */
    private static boolean isNorth(AddressTokens words, int i) {
        return i >= 3
                && i + 1 == words.size()
                && words.at(i).equals("NO")
                && BARE_STREET.contains(words.at(i - 1))
                && AddressTokens.hasDigit(words.at(i - 2));
    }

    /** Whether a word that no table has, and that has no digit, may be part of a placeholder. */
    static boolean mayBeNothing(String word) {
        return word.length() == 1 || Placeholders.isFiller(word) || Keyboard.isMash(word);
    }

    /** The kinds of a word among those that are asked about here. */
    static int kinds(String word) {
        boolean homeless =
                NO_FIXED.contains(word) || NO_FIXED_PAIRS.containsKey(word) || HOMELESS_ABROAD.containsKey(word);
        int kinds = INSTITUTION.contains(word) || INSTITUTION_PAIRS.containsKey(word) ? Word.INSTITUTION : 0;
        kinds |= homeless ? Word.NO_FIXED : 0;
        kinds |= CARE.contains(word) ? Word.CARE : 0;
        boolean nothing = mayBeNothing(word)
                || isStrong(word)
                || isWeak(word)
                || BARE_STREET.contains(word)
                || word.equals("N/A")
                || word.equals("ANY");
        return nothing ? kinds | Word.NOTHING : kinds;
    }

    /** Every word that is of such a kind. */
    static Set<String> all() {
        Set<String> all = new HashSet<>(Placeholders.words());
        for (Set<String> words : List.of(
                INSTITUTION,
                INSTITUTION_PAIRS.keySet(),
                NO_FIXED,
                NO_FIXED_PAIRS.keySet(),
                HOMELESS_ABROAD.keySet(),
                AbsentAddress.strong(),
                AbsentAddress.weak(),
                BARE_STREET,
                CARE,
                Set.of("ANY"))) {
            all.addAll(words);
        }
        return all;
    }

    /** One X may be the name of a street, as in AVENUE X. */
    private static boolean isStrong(String word) {
        return word.length() > 1
                && !AddressTokens.hasDigit(word)
                && (Placeholders.isStrong(word) || AbsentAddress.strong().contains(word) || Keyboard.isMash(word));
    }

    private static boolean isWeak(String word) {
        return Placeholders.isWeak(word) || AbsentAddress.weak().contains(word);
    }

    /** {@code ANY ST}, {@code ANY TOWN}, {@code NO STREET}: of sample addresses, or a word that there is none. */
    private static boolean isAny(AddressTokens words, int i) {
        String next = words.at(i + 1);
        return switch (words.at(i)) {
            case "ANY" -> BARE_STREET.contains(next) || next.equals("TOWN") || next.equals("CITY");
            case "NO" -> i + 2 == words.size() && BARE_STREET.contains(next);
            default -> false;
        };
    }

    /** "100 Main St N/A": somebody had no unit; the street stands. */
    static AddressTokens withoutTrailingNothing(AddressTokens words) {
        int end = words.size();
        while (end > 3 && AddressTokens.startsWithDigit(words.at(0)) && isNothing(words.at(end - 1))) {
            end--;
        }
        return words.slice(0, end);
    }

    private static boolean isNothing(String word) {
        return switch (word) {
            case "N/A", "NA", "NONE", "NULL", "NIL" -> true;
            default -> false;
        };
    }

    /** {@code N A}: the two letters apart. */
    private static boolean isLoneN(AddressTokens words, int i) {
        String word = words.at(i);
        return (word.equals("N") && words.at(i + 1).equals("A"))
                || (word.equals("A") && words.at(i - 1).equals("N"));
    }

    static boolean isBareStreet(String word) {
        return BARE_STREET.contains(word);
    }

    static boolean saysInstitution(AddressTokens words, int from, int to) {
        return says(words, from, to, Word.INSTITUTION, INSTITUTION, INSTITUTION_PAIRS);
    }

    static boolean saysNoFixedAddress(AddressTokens words, int from, int to) {
        return says(words, from, to, Word.NO_FIXED, NO_FIXED, NO_FIXED_PAIRS)
                || says(words, from, to, Word.NO_FIXED, Set.of(), HOMELESS_ABROAD);
    }

    private static boolean says(
            AddressTokens words, int from, int to, int kind, Set<String> single, Map<String, Set<String>> pairs) {
        for (int i = words.mayHave(kind) ? from : to; i < to; i++) {
            if (!words.is(i, kind)) {
                continue;
            }
            if (single.contains(words.at(i))) {
                return true;
            }
            Set<String> seconds = i + 1 < to ? pairs.get(words.at(i)) : null;
            if (seconds != null && seconds.contains(words.at(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> with(Set<String> more, String... words) {
        Set<String> all = new HashSet<>(more);
        all.addAll(List.of(words));
        return Set.copyOf(all);
    }

    /** "123 Homeless St": no street is called so. */
    static boolean isHomelessStreet(String street) {
        return street.equals("GENERAL DELIVERY")
                || street.equals("HOMELESS")
                || street.equals("TRANSIENT")
                || street.equals("UNHOUSED");
    }

    private static Map<String, Set<String>> pairs(String... pairs) {
        Map<String, Set<String>> byFirst = new HashMap<>();
        for (String pair : pairs) {
            int blank = pair.indexOf(' ');
            byFirst.computeIfAbsent(pair.substring(0, blank), first -> new HashSet<>())
                    .add(pair.substring(blank + 1));
        }
        return Map.copyOf(byFirst);
    }

    /** Whether "care of" or "attention" stands there. */
    static boolean isCare(AddressTokens words, int at) {
        if (!words.is(at, Word.CARE)) {
            return false;
        }
        return switch (words.at(at)) {
            case "C/O", "%", "ATTN", "ATTENTION" -> true;
            case "CARE" -> words.at(at + 1).equals("OF");
            case "IN" -> words.at(at + 1).equals("CARE") && words.at(at + 2).equals("OF");
            case "C" -> words.at(at + 1).equals("O") && !words.at(at + 2).isEmpty();
            case "CO" ->
                words.breakBefore(at) && !AddressTokens.hasDigit(words.at(at + 1)) && !isRoad(words.at(at + 1));
            default -> false;
        };
    }

    private static boolean isRoad(String word) {
        return word.isEmpty() || ROADS.contains(word);
    }
}
