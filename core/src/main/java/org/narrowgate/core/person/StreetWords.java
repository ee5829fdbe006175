package org.narrowgate.core.person;

import java.util.Set;

/**
 * Names of streets that stand without a suffix: {@code 123 BROADWAY}, {@code 45 CAMINO REAL}, {@code 27 LINCOLN}.
 *
 * <p>A number and plain words are a street as seldom as they are a name, a car or a count, so that the words themselves
 * must be such as streets are called by. The post has no list of them; these are the names and the words of which streets
 * are made in most towns, and how the names of estates are formed. A side of the town, an ordinal, or the number of a road
 * tells as much, and is looked at elsewhere. What is not known here stays as it was read and is only doubtful.
 */
final class StreetWords {

    /** Words that stand where English has its suffix behind: {@code CALLE LUNA}, {@code AVENUE OF THE AMERICAS}. */
    private static final Set<String> BEFORE = words("""
            CALLE CAMINO CAMINITO PASEO AVENIDA AVDA AVENUE AVE AV BOULEVARD BLVD BULEVAR CALLEJON CARRERA VEREDA RUE COUR
            COURS CORTE CIRCULO ALAMEDA SENDERO SENDA RAMBLA MALECON TRANSVERSAL VIALE STRADA PIAZZA STRASSE CARRETERA
            """);

    /** The same at the end, where the table of suffixes lacks them. */
    private static final Set<String> BEHIND = words("RUN MEWS MALL LAND RAMP RUE WALL FALL TRACE CLOSE");

    private static final Set<String> ARTICLES = words("EL LA LAS LOS");

    /** Behind DEL and DE LA: {@code VISTA DEL MAR}. */
    private static final Set<String> SPANISH = words("""
            MAR SOL NORTE SUR ESTE OESTE RIO REY REINA ORO PLATA MONTE VALLE LAGO LAGUNA PRADO CERRO CAMPO BOSQUE LUNA LUZ
            LEON CIELO PARQUE ROSA FLOR PALMA PUENTE PLAYA COSTA VISTA REAL CASTILLO CORAL CRISTO
            """);

    /** Names of streets and of nothing else that is written beside a number, or of streets far more often. */
    private static final Set<String> NAMES = words("""
            BROADWAY BOWERY EMBARCADERO ESPLANADE STRAND PRADO PROMENADE BOARDWALK RIVERWALK MAIN FRONT WATER MARKET CHURCH
            SCHOOL MILL COLLEGE UNIVERSITY ACADEMY CHAPEL BRIDGE DEPOT RAILROAD CANAL STATE FEDERAL LIBERTY UNION WALL
            COURT CENTRAL COMMERCIAL COMMERCE INDUSTRIAL FRONTAGE RIVERSIDE SEASIDE BAYSIDE LAKESIDE HILLSIDE WOODSIDE
            PARKSIDE NORTHSIDE SOUTHSIDE LAKESHORE NORTHSHORE SUNSET SUNRISE FAIRVIEW GRANDVIEW LAKEVIEW GREENVIEW PLAINVIEW
            RIVERVIEW HILLVIEW OCEANVIEW BAYVIEW VALLEYVIEW PARKVIEW PLEASANT PROSPECT HIGHLAND HIGHLANDS CENTER SPRING
            NORTH SOUTH EAST WEST WASHINGTON LINCOLN JEFFERSON MADISON MONROE JACKSON FRANKLIN ROOSEVELT LAFAYETTE LASALLE
            KENNEDY COLUMBUS DEARBORN BEACON GRAND ONTARIO HURON ERIE SUPERIOR MICHIGAN PEACHTREE MLK MARTINLUTHERKING
            MARTINLUTHERKINGJR DRMARTINLUTHERKING DRMARTINLUTHERKINGJR MLKJR CESARCHAVEZ PONCEDELEON VANNESS VANBUREN
            PENNSYLVANIA DELAWARE GEORGIA VIRGINIA CAROLINA FLORIDA ALABAMA TENNESSEE KENTUCKY OHIO INDIANA ILLINOIS WISCONSIN
            MINNESOTA IOWA MISSOURI ARKANSAS LOUISIANA TEXAS OKLAHOMA KANSAS NEBRASKA DAKOTA COLORADO WYOMING MONTANA IDAHO
            UTAH NEVADA ARIZONA CALIFORNIA OREGON MASSACHUSETTS CONNECTICUT VERMONT MARYLAND MAINE
            MISSISSIPPI ALASKA HAWAII NEWYORK NEWJERSEY NEWMEXICO NEWHAMPSHIRE RHODEISLAND
            """);

    /** What grows, lies and flows: alone, or behind words of this kind and of the next. */
    private static final Set<String> NATURE = words("""
            PARK OAK OAKS PINE PINES MAPLE CEDAR CEDARS ELM ELMS WALNUT WILLOW WILLOWS CHESTNUT POPLAR HICKORY DOGWOOD SPRUCE
            LOCUST ASH BIRCH SYCAMORE MAGNOLIA LAUREL CYPRESS JUNIPER ASPEN ALDER REDWOOD COTTONWOOD MESQUITE PECAN PALM PALMS CHERRY
            LINDEN BEECH HEMLOCK EUCALYPTUS MULBERRY ROSEWOOD SANDALWOOD LAKE HILL HILLS RIVER CREEK BROOK FOREST MEADOW
            MEADOWS GROVE VALLEY RIDGE CANYON MESA BLUFF CLIFF HOLLOW GLEN DELL VALE PRAIRIE POND SPRINGS SHORE BEACH BAY
            COVE HARBOR OCEAN ISLAND SUMMIT MOUNTAIN TRAIL ORCHARD VINEYARD GARDENS WOODS TERRACE CRESCENT CREST VIEW VISTA
            MANOR ESTATES KNOLL HEIGHTS CROSSING CORNERS LANDING
            """);

    /** What such a thing is like; alone they are counted, worn, and names of girls. */
    private static final Set<String> QUALITIES = words("""
            HOLLY HAZEL PEACH ORANGE LEMON OLIVE APPLE PLUM IVY FERN HEATHER LILAC JASMINE CLOVER PRIMROSE AZALEA
            CAMELLIA LAVENDER QUAIL DEER FOX EAGLE HAWK FALCON PHEASANT MALLARD ROBIN BLUEBIRD MOCKINGBIRD HUNTERS SHADY SUNNY
            GRASSY MOSSY MISTY WINDY ROCKY STONY SANDY GOLDEN SILVER WHITE RED BLUE BLACK GREEN GREY GRAY TALL HIDDEN QUIET
            PLEASANT STONE ROCK COTTAGE PEBBLE AMBER AUTUMN SUMMER WINTER COUNTRY POST OLD
            """);

    /** Before a name, and none themselves. */
    private static final Set<String> MODIFIERS = words("OLD NEW UPPER LOWER LITTLE BIG GREAT GRAND THE");

    /** How the names of estates end, and no word of every day. */
    private static final Set<String> ENDINGS = words("""
            ACRES WOOD DALE CREST FIELD BROOK HAVEN HURST MONT MOOR LAWN BURY SHIRE LEIGH MERE WICK INGTON
            """);

    /** Suffixes that are as often the last word of something else: a gas station, a union, a surname. */
    private static final Set<String> WEAK =
            words("STA UN UNS REST RST KY KYS CP CLB EXT EXTS FRK FRKS PRT FT FLD FLDS BRK BRKS WL WLS MLS FRD FRDS");

    private static final int MOST_BEHIND = 4;

    private StreetWords() {}

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+", -1));
    }

    /** Whether a suffix alone makes no street of the words before it. */
    static boolean isWeak(String suffix) {
        return WEAK.contains(suffix);
    }

    /** Whether the words {@code [from, to)}, behind a house number and without a suffix, are such as name streets. */
    static boolean nameStreet(AddressTokens line, int from, int to) {
        int start = from;
        while (start < to - 1 && MODIFIERS.contains(line.at(start))) {
            start++;
        }
        int end = start + 1;
        while (end < to && !isJoint(line.at(end))) {
            end++;
        }
        // BROADWAY AND 57TH: two streets, of which the first tells.
        return end < to ? nameStreet(line, start, end) : start < to && isStreet(line, start, to);
    }

    private static boolean isJoint(String word) {
        return word.equals("AND") || word.equals("&") || word.equals("AT");
    }

    private static boolean isStreet(AddressTokens line, int from, int to) {
        return isRoad(line, from, to)
                || isOne(line, from, to)
                || isSpanish(line, from, to)
                || isOfNature(line, from, to)
                || hasSuffixWithin(line, from, to);
    }

    /** EXPRESSWAY 83, M-37, OLD MILL RUN: the words of roads that the table of suffixes lacks, or that stand before a number. */
    private static boolean isRoad(AddressTokens line, int from, int to) {
        String last = line.at(to - 1);
        boolean numbered = to - from == 2
                && AddressTokens.isNumber(last)
                && (line.is(from, Word.SUFFIX) || line.at(from).equals("VIA"));
        boolean designated = to - from == 1 && last.indexOf('-') == 1 && AddressTokens.isNumber(last.substring(2));
        return numbered || designated || (to - from >= 2 && to - from <= 3 && BEHIND.contains(last));
    }

    private static boolean isOne(AddressTokens line, int from, int to) {
        String last = line.at(to - 1);
        if (to - from == 1) {
            return NAMES.contains(last)
                    || line.is(from, Word.ORDINAL)
                    || !StreetKeys.ordinal(last).isEmpty()
                    || isEstate(last);
        }
        // EIGHT MILE, 8 MILE: the roads of Michigan.
        boolean mile = last.equals("MILE") && to - from == 2 && isCount(line, from);
        return mile || (to - from <= MOST_BEHIND + 1 && NAMES.contains(line.joined(from, to, "")));
    }

    private static boolean isCount(AddressTokens line, int at) {
        return AddressTokens.isNumber(line.at(at)) || HouseNumber.isWorded(line.at(at));
    }

    private static boolean isEstate(String word) {
        if (word.length() < 7) {
            return false;
        }
        for (int length = 4; length <= 6; length++) {
            if (ENDINGS.contains(word.substring(word.length() - length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpanish(AddressTokens line, int from, int to) {
        int size = to - from;
        if (size < 2 || size > MOST_BEHIND + 1) {
            return false;
        }
        String first = line.at(from);
        String last = line.at(to - 1);
        if (BEFORE.contains(first)) {
            return true;
        }
        if (ARTICLES.contains(first)) {
            return size == 2 || BEFORE.contains(line.at(from + 1));
        }
        String before = line.at(to - 2);
        boolean roman = (first.equals("VIA") || first.equals("PLACE")) && size <= 3 && endsInVowel(last);
        return roman
                || (SPANISH.contains(last) && (before.equals("DEL") || before.equals("DE") || before.equals("LA")));
    }

    private static boolean isOfNature(AddressTokens line, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            String word = line.at(i);
            if (!NATURE.contains(word) && !QUALITIES.contains(word) && !NAMES.contains(word)) {
                return false;
            }
        }
        return NATURE.contains(line.at(to - 1)) && to - from <= 3;
    }

    /** {@code MAIN ST DOWNTOWN}, {@code MAIN ST NO 4}: a street and one word more. */
    private static boolean hasSuffixWithin(AddressTokens line, int from, int to) {
        return to - from >= 3
                && StreetName.isPlain(line, to - 2)
                && !line.at(to - 2).equals("LA")
                && !line.at(to - 1).equals("OUT");
    }

    /** Whether a name is spelled as Hawaii spells its streets, which have no suffix: {@code HANAUNA}. */
    static boolean isHawaiian(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("AEIOUHKLMNPW ".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return name.length() >= 4 && endsInVowel(name);
    }

    private static boolean endsInVowel(String word) {
        return "AEIOU".indexOf(word.charAt(word.length() - 1)) >= 0;
    }
}
