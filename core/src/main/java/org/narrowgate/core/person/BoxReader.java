package org.narrowgate.core.person;

import java.util.Set;

/**
 * Delivery forms that are no street: post office boxes, rural and highway contract routes, military boxes (USPS
 * Publication 28, sections 24 to 28). The box is the number, the rest ({@code PO BOX}, {@code RR 2}, {@code PSC 3}) is
 * the street.
 */
final class BoxReader {

    private static final Set<String> STARTERS = Set.of(
            "RR",
            "RFD",
            "HC",
            "HCR",
            "PSC",
            "CMR",
            "UNIT",
            "RT",
            "RTE",
            "ROUTE",
            "RD",
            "SR",
            "R",
            "RURAL",
            "HIGHWAY",
            "HWY",
            "STAR",
            "PO",
            "P0",
            "P",
            "POST",
            "CALLER",
            "POSTAL",
            "LOCK",
            "APARTADO",
            "POB",
            "POBOX",
            "LOCKBOX",
            "APDO",
            "BOX",
            "DRAWER");

    private final AddressTokens line;
    private final StreetParts parts;
    private int from;
    private int to;

    private BoxReader(AddressTokens line, StreetParts parts) {
        this.line = line;
        this.parts = parts;
    }

    /** Words that may begin such a form; one of letters and digits may, too. */
    static Set<String> starters() {
        return STARTERS;
    }

    /** Fills in the parts if such a form is there, and gives back the words that it did not use. */
    static AddressTokens read(AddressTokens line, StreetParts parts) {
        for (int i = line.mayHave(Word.BOX) ? 0 : line.size(); i < line.size(); i++) {
            if (!line.is(i, Word.BOX)) {
                continue;
            }
            BoxReader reader = new BoxReader(line, parts);
            if (reader.route(i) || reader.boxBeforeRoute(i) || reader.postOfficeBox(i)) {
                return line.without(reader.from, reader.to);
            }
        }
        return line;
    }

    private boolean route(int i) {
        boolean military = line.at(i).equals("PSC") || line.at(i).equals("CMR");
        if (i > 0 && !line.breakBefore(i) && !military) {
            return false;
        }
        int named = routeName(i);
        boolean glued = named == i && isGluedRoute(line.at(i));
        if (named == i && !glued) {
            return false;
        }
        String id = glued ? line.at(i).substring(2) : line.at(named);
        named = glued ? i : named;
        boolean boxed = isBox(line.at(named + 1));
        boolean route = AddressTokens.hasDigit(id) && id.length() <= 6;
        if (!route || (!boxed && !glued && needsBox(i))) {
            return false;
        }
        from = i;
        to = named + 1;
        String name = canonicalRoute(glued ? line.at(i).substring(0, 2) : line.at(i));
        parts.street = name + " " + withoutNoughts(id);
        parts.key = name + withoutNoughts(id);
        box(named + 1);
        return true;
    }

    /** {@code RR2}, {@code HC66}. */
    private static boolean isGluedRoute(String word) {
        return (word.startsWith("RR") || word.startsWith("HC")) && AddressTokens.isNumber(word.substring(2));
    }

    /** Index behind the words that name a route, or {@code i} if none does. */
    private int routeName(int i) {
        String next = line.at(i + 1);
        int after =
                switch (line.at(i)) {
                    case "RR", "RFD", "HC", "HCR", "PSC", "CMR", "UNIT", "RT", "RTE", "ROUTE", "RD", "SR" -> i + 1;
                    case "R" -> next.equals("R") || next.equals("D") ? i + 2 : AddressTokens.isNumber(next) ? i + 1 : i;
                    case "RURAL" ->
                        isRoute(next)
                                ? i + 2
                                : next.equals("FREE") && line.at(i + 2).equals("DELIVERY") ? i + 3 : i;
                    case "HIGHWAY", "HWY" -> next.equals("CONTRACT") ? i + (isRoute(line.at(i + 2)) ? 3 : 2) : i;
                    case "STAR" -> isRoute(next) ? i + 2 : i;
                    default -> i;
                };
        boolean marked = after > i && UnitReader.isMark(line.at(after));
        return marked ? after + 1 : after;
    }

    private static boolean isRoute(String word) {
        return word.equals("ROUTE") || word.equals("RT") || word.equals("RTE");
    }

    /** {@code BOX 88 RR 3}: the two were turned round. */
    private boolean boxBeforeRoute(int i) {
        if (!isBox(line.at(i)) || !line.breakBefore(i) || !AddressTokens.hasDigit(line.at(i + 1))) {
            return false;
        }
        int named = routeName(i + 2);
        if (named == i + 2 || !AddressTokens.hasDigit(line.at(named))) {
            return false;
        }
        from = i;
        to = named + 1;
        String route = canonicalRoute(line.at(i + 2));
        parts.street = route + " " + withoutNoughts(line.at(named));
        parts.key = route + withoutNoughts(line.at(named));
        parts.number = boxNumber(line.at(i + 1));
        return true;
    }

    /** Words that are roads or units too, unless a box follows. */
    private boolean needsBox(int i) {
        return switch (line.at(i)) {
            case "RR", "RFD", "HC", "HCR", "RURAL", "PSC", "CMR" -> false;
            case "R" -> !line.at(i + 1).equals("R");
            case "RD" -> !line.at(i + 1).equals("#") || i > 0;
            default -> true;
        };
    }

    private static String canonicalRoute(String word) {
        return switch (word) {
            case "HC", "HCR", "HIGHWAY", "HWY", "STAR", "SR" -> "HC";
            case "PSC", "CMR", "UNIT" -> word;
            default -> "RR";
        };
    }

    private void box(int at) {
        if (!isBox(line.at(at))) {
            return;
        }
        int id = UnitReader.isMark(line.at(at + 1)) ? at + 2 : at + 1;
        if (AddressTokens.hasDigit(line.at(id)) || line.at(id).length() == 1) {
            parts.number = boxNumber(line.at(id));
            to = id + 1;
        }
    }

    /** {@code 0000} is no box. */
    private static String boxNumber(String id) {
        String bare = UnitReader.canonical(id);
        return bare.equals("0") ? "" : bare;
    }

    private boolean postOfficeBox(int i) {
        int box = boxWord(i);
        if (box < 0) {
            return false;
        }
        String word = line.at(box);
        String glued = digitsBehind(word, "BOX");
        int id = UnitReader.isMark(line.at(box + 1)) ? box + 2 : box + 1;
        parts.postOfficeBox = true;
        parts.street = "PO BOX";
        parts.key = "PO BOX";
        from = i;
        to = box + 1;
        if (!glued.isEmpty()) {
            parts.number = boxNumber(glued);
        } else if (AddressTokens.hasDigit(line.at(id))
                || (!line.at(id).isEmpty()
                        && line.at(id).length() <= 2
                        && line.at(id).charAt(0) != '#')) {
            parts.number = boxNumber(line.at(id));
            to = id + 1;
        }
        return true;
    }

    /** Index of the word "box" of a post office box that begins at {@code i}, or -1. */
    private int boxWord(int i) {
        String first = line.at(i);
        String second = line.at(i + 1);
        return switch (first) {
            case "PO", "P0" -> isBox(second) || isDigitBox(second) ? i + 1 : -1;
            case "P" ->
                (second.equals("O") || second.equals("0")) && (isBox(line.at(i + 2)) || isDigitBox(line.at(i + 2)))
                        ? i + 2
                        : -1;
            case "POST" -> second.equals("OFFICE") && isBox(line.at(i + 2)) ? i + 2 : isBox(second) ? i + 1 : -1;
            case "CALLER" -> isBox(second) ? i + 1 : line.breakBefore(i) && isId(i + 1) ? i : -1;
            case "POSTAL", "LOCK", "APARTADO" ->
                isBox(second)
                        ? i + 1
                        : first.equals("APARTADO") && !second.isEmpty() ? (second.equals("POSTAL") ? i + 1 : i) : -1;
            case "POB", "POBOX", "LOCKBOX", "APDO" -> i;
            case "BOX" -> line.breakBefore(i) && isId(i + 1) ? i : -1;
            case "DRAWER" -> line.breakBefore(i) && (isId(i + 1) || second.length() == 1) ? i : -1;
            default -> (first.startsWith("POBOX") && isDigitBox(first.substring(2))) ? i : -1;
        };
    }

    private boolean isId(int i) {
        return AddressTokens.hasDigit(line.at(i))
                || line.at(i).equals("#")
                || line.at(i).equals("NO");
    }

    private static boolean isBox(String word) {
        return word.equals("BOX")
                || word.equals("BX")
                || word.equals("DRAWER")
                || word.equals("DRWR")
                || word.equals("B0X");
    }

    private static boolean isDigitBox(String word) {
        return word.startsWith("BOX") && AddressTokens.isNumber(word.substring(3));
    }

    private static String digitsBehind(String word, String box) {
        int at = word.indexOf(box);
        return at < 0 ? "" : withoutNoughts(word.substring(at + box.length()));
    }

    static String withoutNoughts(String id) {
        int i = 0;
        while (i < id.length() - 1 && id.charAt(i) == '0' && AddressTokens.isDigit(id.charAt(i + 1))) {
            i++;
        }
        return i == 0 ? id : id.substring(i);
    }
}
