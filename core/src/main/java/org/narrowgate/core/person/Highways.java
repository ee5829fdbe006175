package org.narrowgate.core.person;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbered roads (USPS Publication 28, appendix F): many ways to write one, so each has a canonical key; the number
 * belongs to the road and is never the house number.
 */
final class Highways {

    /** Where the road's number ends, and the form in which two spellings are equal. */
    record Road(int end, String key) {}

    /** Words that begin a road's name of several words and are none alone; a State's name is one more. */
    private static final Set<String> STARTERS = Set.of(
            "U",
            "F",
            "C",
            "COUNTY",
            "CNTY",
            "CTY",
            "COUNTRY",
            "CNTRY",
            "PARISH",
            "STATE",
            "ST",
            "STE",
            "FEDERAL",
            "RANCH",
            "PRIVATE",
            "TOWNSHIP",
            "FOREST",
            "FARM",
            "NEW",
            "NORTH",
            "SOUTH",
            "WEST");

    /** Words that name a numbered road alone. */
    private static final Set<String> ALONE = Set.of(
            "HIGHWAY",
            "HWY",
            "HIWAY",
            "HIWY",
            "HIGHWY",
            "HWAY",
            "HGWY",
            "ROUTE",
            "RTE",
            "RT",
            "US",
            "CR",
            "CO",
            "CTH",
            "SR",
            "SH",
            "STH",
            "FM",
            "RM",
            "INTERSTATE",
            "IH",
            "I",
            "PR",
            "TR",
            "TWP",
            "FR",
            "FSR",
            "CARR",
            "CARRETERA");

    private final Lexicon lexicon;

    Highways(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Words that may begin a numbered road; a State's name or code is one more. */
    static Set<String> starters() {
        Set<String> all = new HashSet<>(STARTERS);
        all.addAll(ALONE);
        return all;
    }

    /** The numbered road that begins at {@code at}, or null. */
    @Nullable
    Road read(AddressTokens line, int at) {
        if (!line.is(at, Word.ROAD)) {
            return null;
        }
        String word = line.at(at);
        int hyphen = word.indexOf('-');
        if (hyphen == 1 && word.charAt(0) == 'I' && AddressTokens.startsWithDigit(word.substring(2))) {
            return new Road(at + 1, "IH" + word.substring(2));
        }
        // "Tool & Die CO 2400 Industrial Dr": a company, unless it stands behind a house number.
        boolean company = word.equals("CO")
                && !AddressTokens.startsWithDigit(line.at(at - 1))
                && !line.is(at - 1, Word.DIRECTIONAL);
        String kind = isStateRoad(line, at) ? "SH" : company ? "" : kind(word);
        int words = kind.isEmpty() ? 0 : 1;
        if (words == 0 && !company && !STARTERS.contains(word) && !isStateWord(word)) {
            return null;
        }
        for (int n = 2; n <= 4 && at + n < line.size(); n++) {
            String longer = longKind(line, at, n);
            if (!longer.isEmpty()) {
                kind = longer;
                words = n;
            }
        }
        if (words == 0) {
            return null;
        }
        int id = at + words;
        if (line.at(id).equals("#") || line.at(id).equals("NO") || line.at(id).equals("NUMBER")) {
            id++;
        }
        return isRoadNumber(line, id, kind) ? new Road(id + 1, kind + line.at(id)) : null;
    }

    private static String kind(String word) {
        return switch (word) {
            case "HIGHWAY", "HWY", "HIWAY", "HIWY", "HIGHWY", "HWAY", "HGWY", "ROUTE", "RTE", "RT" -> "HWY";
            case "US" -> "USHWY";
            case "CR", "CO", "CTH" -> "CR";
            case "SR", "SH", "STH" -> "SH";
            case "FM" -> "FM";
            case "RM" -> "RM";
            case "INTERSTATE", "IH", "I" -> "IH";
            case "PR" -> "PR";
            case "TR", "TWP" -> "TR";
            case "FR", "FSR" -> "FR";
            case "CARR", "CARRETERA" -> "CARR";
            default -> "";
        };
    }

    private String longKind(AddressTokens line, int at, int words) {
        String last = line.word(at + words - 1).suffix();
        boolean road = last.equals("HWY")
                || last.equals("RTE")
                || last.equals("RD")
                || line.at(at + words - 1).equals("RT");
        String first = line.at(at);
        if (words == 2) {
            return two(first, line.at(at + 1), road);
        }
        if (words == 3) {
            return three(first, line.at(at + 1), line.at(at + 2), road);
        }
        if (first.equals("FARM") && line.at(at + 2).equals("MARKET") && road) {
            return "FM";
        }
        return "";
    }

    private String two(String first, String second, boolean road) {
        if (first.equals("U") && second.equals("S")) {
            return "USHWY";
        }
        if (first.equals("F") && second.equals("M")) {
            return "FM";
        }
        if (first.equals("C") && second.equals("R")) {
            return "CR";
        }
        if (!road) {
            return "";
        }
        boolean way = !lexicon.suffix(second).equals("RD");
        return switch (first) {
            case "US" -> "USHWY";
            case "COUNTY", "CO", "CNTY", "CTY", "COUNTRY", "CNTRY", "PARISH" -> "CR";
            case "STATE", "ST", "SR", "STE" -> "SH";
            case "FEDERAL", "INTERSTATE" -> way ? "USHWY" : "";
            case "RANCH" -> "RM";
            case "PRIVATE" -> "PR";
            case "TOWNSHIP", "TWP" -> "TR";
            case "FOREST" -> "FR";
            default -> way && isStateWord(first) ? "SH" : "";
        };
    }

    private String three(String first, String second, String third, boolean road) {
        if (first.equals("U") && second.equals("S")) {
            return road ? "USHWY" : "";
        }
        if (third.equals("MARKET") && second.equals("TO")) {
            return first.equals("FARM") ? "FM" : first.equals("RANCH") ? "RM" : "";
        }
        if (first.equals("COUNTY") && second.equals("TRUNK")) {
            return "CR";
        }
        if (!road) {
            return "";
        }
        if (second.equals("STATE") || second.equals("ST")) {
            return isStateWord(first) ? "SH" : "";
        }
        if (second.equals("COUNTY")) {
            return isStateWord(first) ? "CR" : "";
        }
        return lexicon.stateNamed(first + second).isEmpty() ? "" : "SH";
    }

    /** {@code 100 TX 6}: a State's code that is no other word of a street, between the house and the road's number. */
    private boolean isStateRoad(AddressTokens line, int at) {
        String word = line.at(at);
        boolean behindHouse = AddressTokens.startsWithDigit(line.at(at - 1)) || line.is(at - 1, Word.DIRECTIONAL);
        return behindHouse
                && lexicon.isStateCode(word)
                && kind(word).isEmpty()
                && !lexicon.isDirectional(word)
                && !lexicon.isSuffix(word)
                && lexicon.unit(word).isEmpty()
                && AddressTokens.isNumber(line.at(at + 1));
    }

    private boolean isStateWord(String word) {
        return lexicon.isStateCode(word) || !lexicon.stateNamed(word).isEmpty();
    }

    /** Digits; letters only for county roads and plain highways (Wisconsin's HIGHWAY K), where no suffix follows. */
    private boolean isRoadNumber(AddressTokens line, int at, String kind) {
        String id = line.at(at);
        if (AddressTokens.startsWithDigit(id)) {
            return !AddressTokens.isOrdinal(id);
        }
        boolean letters = kind.equals("CR") || kind.equals("HWY");
        return letters
                && !id.isEmpty()
                && id.length() <= 2
                && !lexicon.isDirectional(id)
                && !lexicon.isSuffix(id)
                && lexicon.unit(id).isEmpty()
                && !isStateWord(id)
                && Character.isLetter(id.charAt(0));
    }
}
