package org.narrowgate.core.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The address tables, turned once into the look-ups that the parser makes for every word. */
final class Lexicon {

    /** Abbreviations seen in the wild that Publication 28 does not list. */
    private static final Map<String, String> MORE_UNITS = Map.ofEntries(
            Map.entry("APMT", "APT"),
            Map.entry("APTS", "APT"),
            Map.entry("APTMT", "APT"),
            Map.entry("APART", "APT"),
            Map.entry("APPT", "APT"),
            Map.entry("APTO", "APT"),
            Map.entry("UNT", "UNIT"),
            Map.entry("BLD", "BLDG"),
            Map.entry("BDG", "BLDG"),
            Map.entry("FLR", "FL"),
            Map.entry("SUIT", "STE"),
            Map.entry("SUITES", "STE"),
            Map.entry("UNITS", "UNIT"),
            Map.entry("ROOMS", "RM"),
            Map.entry("LEVEL", "LEVEL"),
            Map.entry("WING", "WING"),
            Map.entry("TOWER", "TOWER"),
            Map.entry("LEFT", "LEFT"),
            Map.entry("RIGHT", "RIGHT"),
            Map.entry("SU", "STE"),
            Map.entry("SP", "SPC"),
            Map.entry("DPTO", "APT"),
            Map.entry("DEPTO", "APT"),
            Map.entry("PMB", "PMB"),
            Map.entry("UPSTAIRS", "UPPR"),
            Map.entry("DOWNSTAIRS", "LOWR"));

    /** Publication 28 has the last three, the table has not. */
    private static final Map<String, String> MORE_SUFFIXES = Map.of(
            "HGWY",
            "HWY",
            "HWAY",
            "HWY",
            "STREE",
            "ST",
            "AVUE",
            "AVE",
            "RAOD",
            "RD",
            "BLV",
            "BLVD",
            "LANDING",
            "LNDG",
            "COMMONS",
            "CMNS",
            "CROSSROAD",
            "XRD",
            "CROSSROADS",
            "XRDS");

    /** The style of before 1963, and short names; one whose code the table lacks is left out. */
    private static final Map<String, String> MORE_STATES = Map.ofEntries(
            Map.entry("ALA", "AL"),
            Map.entry("ARIZ", "AZ"),
            Map.entry("ARK", "AR"),
            Map.entry("CAL", "CA"),
            Map.entry("CALIF", "CA"),
            Map.entry("COLO", "CO"),
            Map.entry("CONN", "CT"),
            Map.entry("DEL", "DE"),
            Map.entry("FLA", "FL"),
            Map.entry("ILL", "IL"),
            Map.entry("IND", "IN"),
            Map.entry("KANS", "KS"),
            Map.entry("MASS", "MA"),
            Map.entry("MICH", "MI"),
            Map.entry("MINN", "MN"),
            Map.entry("MISS", "MS"),
            Map.entry("MONT", "MT"),
            Map.entry("NEBR", "NE"),
            Map.entry("NEV", "NV"),
            Map.entry("OKLA", "OK"),
            Map.entry("ORE", "OR"),
            Map.entry("PENNA", "PA"),
            Map.entry("TENN", "TN"),
            Map.entry("TEX", "TX"),
            Map.entry("WASH", "WA"),
            Map.entry("WIS", "WI"),
            Map.entry("WISC", "WI"),
            Map.entry("W VA", "WV"),
            Map.entry("N MEX", "NM"),
            Map.entry("N DAK", "ND"),
            Map.entry("S DAK", "SD"),
            Map.entry("WYO", "WY"),
            Map.entry("US VIRGIN ISLANDS", "VI"),
            Map.entry("ARMED FORCES EUROPE", "AE"));

    /** A ZIP's place with its name in comparable form. */
    record Place(String city, String cityKey, String state, double latitude, double longitude, Set<String> states) {

        /** Whether the table does not know the ZIP. */
        boolean isNowhere() {
            return state.isEmpty();
        }
    }

    static final Place NOWHERE = new Place("", "", "", 0, 0, Set.of());

    private final Map<String, String> suffixes = new HashMap<>();
    private final Map<String, String> inFull = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Set<String> unitsWithRange = new HashSet<>();
    private final Map<String, String> directionals = new HashMap<>();
    private final Map<String, String> stateNames = new HashMap<>();
    private final Set<String> stateEndings = new HashSet<>();
    private final Set<String> stateCodes = new HashSet<>();
    /** By the ZIP as a number: an address is asked for its ZIP more often than for anything else. */
    private final Place[] zips = new Place[100_000];

    private final Map<String, Set<String>> zip3States;
    private final Map<String, Map<String, List<Place>>> cities = new HashMap<>();
    private final Set<String> allCities = new HashSet<>();

    private final Map<String, Set<String>> statesAlone = new HashMap<>();
    private final HashFilter stateFilter;
    private final HashFilter cityFilter;
    private final Countries countries;
    private final Vocabulary vocabulary;

    Lexicon(AddressTables tables) {
        tables.suffixes().forEach((variant, standard) -> suffixes.put(Folding.upper(variant), Folding.upper(standard)));
        MORE_SUFFIXES.forEach(suffixes::putIfAbsent);
        writeOut(suffixes);
        tables.directionals().forEach((word, abbreviation) -> {
            directionals.put(Folding.upper(word), Folding.upper(abbreviation));
            directionals.put(Folding.upper(abbreviation), Folding.upper(abbreviation));
        });
        writeOut(directionals);
        for (AddressTables.Unit unit : tables.units()) {
            String abbreviation = Folding.upper(unit.abbreviation());
            units.put(Folding.upper(unit.designator()), abbreviation);
            units.put(abbreviation, abbreviation);
            if (unit.rangeRequired()) {
                unitsWithRange.add(abbreviation);
            }
        }
        MORE_UNITS.forEach(units::putIfAbsent);
        unitsWithRange.addAll(Set.of("PMB", "LEVEL", "WING", "TOWER"));
        tables.states().forEach(this::addState);
        MORE_STATES.forEach((name, code) -> {
            if (stateCodes.contains(code)) {
                addState(name, code);
            }
        });
        zip3States = tables.zip3States();
        countries = new Countries(tables.countries());
        vocabulary = new Vocabulary(allWords());
        Arrays.fill(zips, NOWHERE);
        tables.zips().forEach(this::addPlace);
        stateFilter = new HashFilter(stateNames.keySet());
        Set<String> written = new HashSet<>(allCities);
        written.addAll(CityKeys.always());
        cityFilter = new HashFilter(written);
    }

    private List<Word> allWords() {
        Set<String> texts = new HashSet<>();
        List.of(suffixes, directionals, units, stateNames).forEach(table -> texts.addAll(table.keySet()));
        texts.addAll(stateCodes);
        texts.addAll(stateEndings);
        texts.addAll(countries.endings());
        texts.addAll(CityKeys.words());
        texts.addAll(Highways.starters());
        texts.addAll(BoxReader.starters());
        texts.addAll(PlaceWords.all());
        texts.addAll(Prose.marked());
        texts.addAll(StreetKeys.words());
        texts.addAll(UnitReader.MARKS);
        List<Word> words = new ArrayList<>(texts.size());
        texts.forEach(text -> words.add(word(text)));
        return words;
    }

    private Word word(String text) {
        Word.Meaning meaning = new Word.Meaning(
                suffixes.getOrDefault(text, ""),
                directionals.getOrDefault(text, ""),
                units.getOrDefault(text, ""),
                CityKeys.form(text));
        int kinds = Word.LISTED | Word.shape(text) | PlaceWords.kinds(text);
        kinds |= Prose.kinds(text);
        kinds |= isSuffix(text) ? Word.SUFFIX : 0;
        kinds |= isDirectional(text) ? Word.DIRECTIONAL : 0;
        kinds |= meaning.unit().isEmpty() ? 0 : Word.UNIT | Word.SECONDARY;
        kinds |= UnitReader.isMark(text) || !StreetKeys.ordinal(text).isEmpty() ? Word.SECONDARY : 0;
        kinds |= isStateCode(text) ? Word.STATE_CODE : 0;
        kinds |= BoxReader.starters().contains(text) ? Word.BOX : 0;
        boolean state = isStateCode(text) || stateNames.containsKey(text);
        kinds |= state ? Word.STATE | Word.ROAD : 0;
        kinds |= Highways.starters().contains(text) ? Word.ROAD : 0;
        kinds |= isStateCode(text) || stateEndings.contains(text) ? Word.STATE_END : 0;
        kinds |= countries.endings().contains(text) ? Word.COUNTRY_END : 0;
        return new Word(text, kinds, meaning);
    }

    /** The words of a text as stated. */
    AddressTokens words(String text) {
        return AddressTokens.of(text, vocabulary);
    }

    private void addState(String name, String code) {
        List<String> words = NameWords.of(name);
        stateNames.put(NameWords.joined(words), code);
        stateEndings.add(words.get(words.size() - 1));
        stateCodes.add(code);
    }

    /**
     * For every variant the longest one of its standard form, a plural only where the standard form is one or there is
     * no singular. Singular and plural stay two words: Park St is not Parks St.
     */
    private void writeOut(Map<String, String> standards) {
        Map<String, String> longest = new HashMap<>();
        standards.forEach((variant, standard) ->
                longest.merge(standard, variant, (one, other) -> longer(one, other) ? one : other));
        standards.forEach((variant, standard) -> {
            String full = longest.getOrDefault(standard, variant);
            boolean singular = !standard.endsWith("S") && standard.equals(standards.get(singular(full)));
            String written = singular ? singular(full) : full;
            inFull.putIfAbsent(variant, singular(variant).equals(singular(written)) ? variant : written);
        });
    }

    private static String singular(String word) {
        return word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean longer(String one, String other) {
        return one.length() != other.length() ? one.length() > other.length() : one.compareTo(other) > 0;
    }

    /** A suffix or directional written out, every other word as it is. */
    String inFull(String word) {
        return inFull.getOrDefault(word, word);
    }

    private void addPlace(String zip, AddressTables.ZipPlace stated) {
        String city = Folding.upper(stated.city());
        String key = CityKeys.of(words(city));
        Set<String> states = statesAlone.computeIfAbsent(stated.state(), Set::of);
        Place place = new Place(
                city,
                key.equals(city) ? city : key,
                states.iterator().next(),
                stated.latitude(),
                stated.longitude(),
                states);
        zips[Integer.parseInt(zip)] = place;
        allCities.add(place.cityKey());
        cities.computeIfAbsent(place.state(), s -> new HashMap<>())
                .computeIfAbsent(place.cityKey(), c -> new ArrayList<>(1))
                .add(place);
    }

    /** Standard abbreviation, or empty. */
    String suffix(String word) {
        return suffixes.getOrDefault(word, "");
    }

    boolean isSuffix(String word) {
        return suffixes.containsKey(word);
    }

    /** Abbreviation, or empty. */
    String directional(String word) {
        return directionals.getOrDefault(word, "");
    }

    boolean isDirectional(String word) {
        return directionals.containsKey(word);
    }

    /** Abbreviation, or empty. */
    String unit(String word) {
        return units.getOrDefault(word, "");
    }

    boolean needsRange(String unit) {
        return unitsWithRange.contains(unit);
    }

    boolean isStateCode(String word) {
        return word.length() == 2 && stateCodes.contains(word);
    }

    /** Code of the State with that name, its words joined without blanks, or empty. */
    String stateNamed(String joined) {
        return stateNames.getOrDefault(joined, "");
    }

    /** The same of words that are not joined yet. */
    String stateNamed(AddressTokens words, int from, int to) {
        return stateFilter.mayHold(words.joinedHash(from, to)) ? stateNamed(words.joined(from, to, "")) : "";
    }

    Countries countries() {
        return countries;
    }

    /** Whether it is worth asking for these words as a city. */
    boolean mayBeCity(AddressTokens words, int from, int to) {
        return cityFilter.mayHold(words.cityHash(from, to));
    }

    /** Code of the State that these words are, by code, name or old abbreviation; or empty. */
    String state(AddressTokens words) {
        String joined = words.joined(0, words.size(), "");
        return isStateCode(joined) ? joined : stateNamed(joined);
    }

    /** Of five digits. */
    Place place(String zip) {
        int number = 0;
        for (int i = 0; i < 5; i++) {
            number = number * 10 + zip.charAt(i) - '0';
        }
        return zips[number];
    }

    /** States in which a ZIP may lie; empty if no ZIP begins so. */
    Set<String> statesOf(String zip) {
        Place place = place(zip);
        if (!place.isNowhere()) {
            return place.states();
        }
        return zip3States.getOrDefault(zip.substring(0, 3), Set.of());
    }

    boolean isCity(String cityKey, String state) {
        if (CityKeys.isMilitary(cityKey) || CityKeys.isMadeUp(cityKey)) {
            return true;
        }
        return state.isEmpty()
                ? allCities.contains(cityKey)
                : cities.getOrDefault(state, Map.of()).containsKey(cityKey);
    }

    List<Place> placesOf(String cityKey, String state) {
        return cities.getOrDefault(state, Map.of()).getOrDefault(cityKey, List.of());
    }
}
