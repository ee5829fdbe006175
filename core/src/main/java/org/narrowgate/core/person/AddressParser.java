package org.narrowgate.core.person;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a stated address apart after USPS Publication 28 and says what it is; never throws, whatever the text.
 *
 * <p>Order of work: last line (country, ZIP, State, city) from its columns or from the end of the line; placeholder
 * words; boxes and routes; house number; unit; street name; then the statuses, and last the lists of known places.
 * Looks deliverable is not is deliverable: see {@link DeliveryPoint}.
 */
public final class AddressParser {

    /** Most addresses have one status: each alone is one set for all of them. */
    private static final List<Set<AddressStatus>> ALONE = Arrays.stream(AddressStatus.values())
            .map(status -> Collections.unmodifiableSet(EnumSet.of(status)))
            .toList();

    private static final Set<AddressStatus> ABSENT = ALONE.get(AddressStatus.ABSENT.ordinal());

    /** Of an address that was not judged: whoever asked would take it for none. */
    private static final Set<AddressStatus> UNJUDGED = ALONE.get(AddressStatus.PLACEHOLDER.ordinal());

    private final LocalityReader localities;
    private final StreetReader streets;
    private final AddressJudge judge;
    private final Lexicon lexicon;
    private final KnownPlaces facilities;
    private final KnownPlaces own;

    public AddressParser(AddressTables tables) {
        lexicon = new Lexicon(tables);
        localities = new LocalityReader(lexicon);
        streets = new StreetReader(lexicon);
        judge = new AddressJudge(lexicon);
        // Filled after the parser can parse, from its own reading of the lists.
        facilities = new KnownPlaces();
        own = new KnownPlaces();
        for (AddressTables.Facility facility : tables.facilities()) {
            Reading reading = read(facility.address());
            if (!reading.place.placeholder) {
                facilities.addAddress(reading.address(Set.of(AddressStatus.INSTITUTION)), reading.line);
            }
            facilities.addName(lexicon.words(facility.name()));
        }
        for (StatedAddress office : tables.requestersOwn()) {
            Reading reading = read(office);
            own.addAddress(reading.address(Set.of(AddressStatus.REQUESTERS_OWN)), reading.line);
            own.addName(reading.street.number.isEmpty() ? reading.line : reading.beforeNumber());
        }
    }

    /** One column in any order of mess. */
    public PostalAddress parse(String free) {
        return parse(new StatedAddress(free, "", "", "", ""));
    }

    /** Takes an address apart and does not judge it: its parts are those of {@link #parse}, its status means nothing. */
    public PostalAddress parts(StatedAddress stated) {
        return isAbsent(stated) ? absent(stated) : read(stated).address(UNJUDGED);
    }

    public PostalAddress parse(StatedAddress stated) {
        if (isAbsent(stated)) {
            return absent(stated);
        }
        Reading reading = read(stated);
        EnumSet<AddressStatus> statuses = judge.judge(reading.street, reading.place);
        PostalAddress address = reading.address(statuses);
        boolean institution = facilities.isAt(address, reading.line)
                || facilities.isName(reading.whole)
                || facilities.isName(reading.line)
                || facilities.namedIn(reading.street.isProper() ? reading.besideStreet() : reading.line);
        boolean office = own.isAt(address, reading.line)
                || own.namedIn(reading.street.isProper() ? reading.besideStreet() : reading.line);
        if (!institution && !office) {
            return address;
        }
        statuses.remove(AddressStatus.STATED);
        if (reading.street.isMerelyUnlikely()) {
            // The list has it: it is a street.
            statuses.remove(AddressStatus.NO_STREET);
        }
        if (institution) {
            statuses.add(AddressStatus.INSTITUTION);
        }
        if (office) {
            statuses.add(AddressStatus.REQUESTERS_OWN);
        }
        return reading.address(statuses);
    }

    private static boolean isAbsent(StatedAddress stated) {
        return isBlank(stated.line()) && isBlank(stated.city()) && isBlank(stated.state()) && isBlank(stated.zip());
    }

    private static PostalAddress absent(StatedAddress stated) {
        return new Reading(stated, new Locality(), AddressTokens.empty(), AddressTokens.empty(), new StreetParts())
                .address(ABSENT);
    }

    private Reading read(StatedAddress stated) {
        Locality place = localities.columns(stated);
        AddressTokens line = lexicon.words(stated.line());
        AddressTokens rest = PlaceWords.withoutTrailingNothing(localities.remainder(line, place));
        place.placeholder |= line.isEmpty() && !isBlank(stated.line());
        boolean placeholder = !rest.isEmpty() && PlaceWords.isPlaceholder(rest);
        place.placeholder |= placeholder;
        StreetParts street = placeholder ? new StreetParts() : streets.read(rest);
        place.madeUp |= isStock(street, place);
        // Encampment, Wyoming, is a town.
        if (street.street.isEmpty()
                && !place.city.isEmpty()
                && (place.state.isEmpty() || !lexicon.isCity(place.cityKey, place.state))) {
            AddressTokens city = lexicon.words(place.city);
            street.noFixedAddress |= PlaceWords.saysNoFixedAddress(city, 0, city.size());
        }
        return new Reading(stated, place, line, rest, street);
    }

    /** Houses of stories, which everybody knows: written down by people who mean none. */
    private static boolean isStock(StreetParts street, Locality place) {
        return switch (street.street) {
            case "MADE UP", "MAKE BELIEVE" -> true;
            case "SESAME" -> street.number.equals("123");
            case "EVERGREEN" -> street.number.equals("742") && place.cityKey.startsWith("SPRINGFIELD");
            case "CONCH" -> street.number.equals("124");
            case "PRIVET" -> street.number.equals("4");
            case "GRIMMAULD" -> street.number.equals("12");
            default -> false;
        };
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    /** One address between reading and judging: the street line whole, and without what says in which place it is. */
    private record Reading(
            StatedAddress stated, Locality place, AddressTokens whole, AddressTokens line, StreetParts street) {

        /** The words before the house number: a name of a place may stand there, and nowhere within a proper street. */
        private AddressTokens besideStreet() {
            int number = numberAt();
            return line.slice(0, number).then(line.slice(line.segmentEnd(number), line.size()));
        }

        private AddressTokens beforeNumber() {
            return line.slice(0, numberAt());
        }

        private int numberAt() {
            int number = 0;
            while (number < line.size() && !AddressTokens.startsWithDigit(line.at(number))) {
                number++;
            }
            return number;
        }

        private PostalAddress address(Set<AddressStatus> statuses) {
            return new PostalAddress(
                    raw(),
                    street.number,
                    street.predirectional,
                    street.street,
                    street.suffix,
                    street.postdirectional,
                    street.unitDesignator,
                    street.unitId,
                    place.city,
                    place.state,
                    place.zip5,
                    place.zip4,
                    street.key,
                    place.cityKey,
                    statuses.iterator().next(),
                    statuses.size() == 1
                            ? ALONE.get(statuses.iterator().next().ordinal())
                            : Collections.unmodifiableSet(statuses));
        }

        private String raw() {
            if (stated.city().isEmpty()
                    && stated.state().isEmpty()
                    && stated.zip().isEmpty()
                    && stated.country().isEmpty()) {
                return stated.line();
            }
            StringBuilder raw = new StringBuilder(stated.line().length() + 48).append(stated.line());
            for (String part : new String[] {stated.city(), stated.state(), stated.zip(), stated.country()}) {
                if (!part.isEmpty()) {
                    raw.append(raw.isEmpty() ? "" : ", ").append(part);
                }
            }
            return raw.toString();
        }
    }
}
