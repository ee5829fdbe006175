package org.narrowgate.core.person;

import java.util.Set;

/** Reads the street line of an address, from which country, ZIP, State and city have been taken. */
final class StreetReader {

    private static final Set<String> SPANISH =
            Set.of("CALLE", "AVENIDA", "AVE", "CAMINO", "PASEO", "CALLEJON", "VEREDA", "CALL", "VIA");

    /** Suffixes that make a street of any words before them, even without a number; CTR or CT may be a building. */
    private static final Set<String> STREETS =
            Set.of("ST", "AVE", "RD", "DR", "LN", "BLVD", "HWY", "PKWY", "WAY", "TRL", "CIR");

    private final Lexicon lexicon;
    private final Highways highways;
    private final HouseNumber numbers;
    private final UnitReader units;

    StreetReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.highways = new Highways(lexicon);
        this.numbers = new HouseNumber(lexicon, highways);
        this.units = new UnitReader(lexicon);
    }

    StreetParts read(AddressTokens stated) {
        StreetParts parts = new StreetParts();
        AddressTokens line = withoutCare(stated, parts);
        AddressTokens rest = BoxReader.read(line, parts);
        if (parts.street.isEmpty()) {
            street(line, parts);
            return parts;
        }
        besideBox(rest, parts);
        return parts;
    }

    /** A street beside a post office box is where the person lives; beside a rural route it is only a unit or a name. */
    private void besideBox(AddressTokens rest, StreetParts box) {
        if (rest.isEmpty()) {
            return;
        }
        StreetParts street = new StreetParts();
        street(rest.slice(units.read(rest, 0, rest.size(), street), rest.size()), street);
        box.noFixedAddress = street.noFixedAddress;
        box.institution = street.institution;
        if (box.postOfficeBox && street.isProper()) {
            box.postOfficeBox = false;
            box.number = street.number;
            box.predirectional = street.predirectional;
            box.street = street.street;
            box.suffix = street.suffix;
            box.postdirectional = street.postdirectional;
            box.key = street.key;
        }
        box.unitDesignator = street.unitDesignator;
        box.unitId = street.unitId;
    }

    /** Leaves out "c/o" and the name behind it, up to the next division or number. */
    private static AddressTokens withoutCare(AddressTokens line, StreetParts parts) {
        for (int i = 0; i < line.size(); i++) {
            if (PlaceWords.isCare(line, i)) {
                parts.careOf = true;
                int end = line.segmentEnd(i);
                int to = i + 1;
                while (to < end && !isStartOfStreet(line, to)) {
                    to++;
                }
                parts.institution = PlaceWords.saysInstitution(line, i, to);
                parts.noFixedAddress = PlaceWords.saysNoFixedAddress(line, i, to);
                return line.without(i, to);
            }
        }
        return line;
    }

    private static boolean isStartOfStreet(AddressTokens line, int at) {
        String word = line.at(at);
        return AddressTokens.startsWithDigit(word)
                || (word.equals("PO") && line.at(at + 1).equals("BOX"));
    }

    private void street(AddressTokens stated, StreetParts parts) {
        AddressTokens line = leadingUnit(stated, parts);
        int at = numbers.find(line);
        int from = 0;
        int to = line.segmentEnd(0);
        if (at >= 0) {
            unitBefore(line, at, parts);
            from = numbers.read(line, at, parts);
            to = line.segmentEnd(from);
        } else if (SPANISH.contains(line.at(0)) && to >= 3 && AddressTokens.isNumber(line.at(to - 1))) {
            parts.number = UnitReader.canonical(line.at(to - 1));
            int name = UnitReader.isMark(line.at(to - 2)) ? to - 2 : to - 1;
            finish(line, 0, 0, name, to, parts);
            return;
        }
        int kilometre = at < 0 ? numbers.kilometre(line) : -1;
        if (kilometre > 0) {
            int behind = numbers.read(line, kilometre, parts);
            finish(line, 0, 0, kilometre, behind, parts);
            return;
        }
        finish(line, Math.max(at, 0), from, to, to, parts);
        // "W 1422 5th Ave": the side of the town came first.
        if (at == 1 && !line.breakBefore(1) && parts.predirectional.isEmpty()) {
            parts.predirectional = line.word(0).directional();
        }
    }

    private void unitBefore(AddressTokens line, int house, StreetParts parts) {
        int unit = units.find(line, 0, house);
        units.read(line, unit, house, parts);
        // "2B, 100 Main St": the unit stands alone before the house.
        if (house == 1 && line.breakBefore(1) && unit == 1 && isBareUnit(line.at(0))) {
            parts.unit("", UnitReader.canonical(line.at(0)));
        }
    }

    private AddressTokens leadingUnit(AddressTokens line, StreetParts parts) {
        if (!line.is(0, Word.SECONDARY)) {
            return line;
        }
        boolean marked = line.at(0).equals("#") && numbers.find(line) == 0;
        StreetParts leading = new StreetParts();
        int end = marked ? 0 : units.read(line, 0, line.size(), leading);
        boolean numberFollows = end > 0 && numbers.find(line.slice(end, line.size())) == 0;
        if (!numberFollows) {
            return behindBareUnit(line, parts);
        }
        parts.unit(leading.unitDesignator, leading.unitId);
        return line.slice(end, line.size());
    }

    /** "Rear 1 Main St": a unit that needs no identifier, so that the number behind it is the house's. */
    private AddressTokens behindBareUnit(AddressTokens line, StreetParts parts) {
        String unit = line.word(0).unit();
        AddressTokens rest = line.slice(1, line.size());
        if (unit.isEmpty() || lexicon.needsRange(unit) || numbers.find(rest) != 0 || rest.segmentEnd(0) < 3) {
            return line;
        }
        parts.unit(unit, "");
        return rest;
    }

    private void finish(AddressTokens line, int start, int from, int to, int resume, StreetParts parts) {
        Highways.Road road = highways.read(line, from);
        int unit = units.find(line, road == null ? from : Math.min(road.end(), to), to);
        // FRONT ST and KEY LN are streets: a unit at the very start must fill the segment to be one.
        boolean onlyUnit = unit == from
                && units.read(line, from, to, new StreetParts()) == to
                && (!parts.number.isEmpty() || line.is(to - 1, Word.DIGIT));
        if (unit == from && !onlyUnit) {
            unit = units.find(line, from + 1, to);
        }
        int end = Math.min(unit, to);
        if (parts.street.isEmpty()) {
            new StreetName(lexicon, highways, line, parts).read(from, end);
        } else {
            glued(line, from, end, parts);
        }
        behind(line, end == to ? resume : end, parts);
        boolean named = parts.number.isEmpty() && !STREETS.contains(parts.suffix);
        boolean proper = parts.isProper() || (parts.number.isEmpty() && !named && from == 0);
        int skipFrom = proper ? start : line.size();
        int skipTo = proper ? end : line.size();
        parts.institution |= says(line, skipFrom, skipTo, true);
        boolean housed = proper && !parts.number.isEmpty();
        parts.noFixedAddress |= says(line, housed ? start : line.size(), housed ? end : line.size(), false);
        parts.noFixedAddress |= PlaceWords.isHomelessStreet(parts.street);
        if (named && (parts.institution || parts.noFixedAddress)) {
            parts.withoutStreet();
        }
    }

    /** "123MAIN ST": the writer forgot the blank. */
    private void glued(AddressTokens line, int from, int end, StreetParts parts) {
        AddressTokens name = lexicon.words(parts.street).slice(0, 1).then(line.slice(from, end));
        new StreetName(lexicon, highways, name, parts).read(0, name.size());
    }

    /** Units and a late directional behind the street; anything else there is no part of the address. */
    private void behind(AddressTokens line, int from, StreetParts parts) {
        int i = from;
        while (i < line.size()) {
            int next = units.read(line, i, line.size(), parts);
            if (next > i) {
                i = next;
                continue;
            }
            // "L Street, NW South Tower": no town or building begins with two letters of the compass.
            boolean quadrant = i == from && line.word(i).directional().length() == 2;
            boolean alone = quadrant || (line.breakBefore(i) && line.breakBefore(i + 1)) || i + 1 == line.size();
            if (alone && parts.postdirectional.isEmpty() && line.is(i, Word.DIRECTIONAL)) {
                parts.postdirectional = line.word(i).directional();
            } else if (alone && parts.unitId.isEmpty() && isBareUnit(line.at(i))) {
                parts.unit("", UnitReader.canonical(line.at(i)));
            } else if (parts.isBareName() && !AddressTokens.hasDigit(line.at(i))) {
                // "7 Jackson, Andrew": what stands beside it may be the rest of a person's name.
                parts.unlikely = true;
            }
            i++;
        }
    }

    /** "5 Highland Ave, 2, ...": longer ones are telephone numbers and the like. */
    private static boolean isBareUnit(String word) {
        return word.length() <= 5 && AddressTokens.hasDigit(word) && !AddressTokens.isOrdinal(word);
    }

    private static boolean says(AddressTokens line, int skipFrom, int skipTo, boolean institution) {
        return institution
                ? PlaceWords.saysInstitution(line, 0, skipFrom) || PlaceWords.saysInstitution(line, skipTo, line.size())
                : PlaceWords.saysNoFixedAddress(line, 0, skipFrom)
                        || PlaceWords.saysNoFixedAddress(line, skipTo, line.size());
    }
}
