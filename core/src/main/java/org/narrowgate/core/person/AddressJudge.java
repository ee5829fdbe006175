package org.narrowgate.core.person;

import java.util.EnumSet;
import java.util.Set;

/** Says which statuses hold of an address that was taken apart; the parts alone speak here, never a list of places. */
final class AddressJudge {

    /** Beyond this many degrees of arc (16 km) between a ZIP and every ZIP of the city stated they do not belong together. */
    private static final double FAR_DEGREES = 16.0 / 111.2;

    private final Lexicon lexicon;

    AddressJudge(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    EnumSet<AddressStatus> judge(StreetParts street, Locality place) {
        EnumSet<AddressStatus> found = EnumSet.noneOf(AddressStatus.class);
        kinds(street, place, found);
        if (place.foreign) {
            found.add(AddressStatus.FOREIGN);
            return found;
        }
        if (street.isEmpty()) {
            localityAlone(street, place, found);
        } else {
            completeness(street, place, found);
        }
        conflicts(place, found);
        if (found.isEmpty()) {
            found.add(AddressStatus.STATED);
        }
        return found;
    }

    private static void kinds(StreetParts street, Locality place, Set<AddressStatus> found) {
        if (street.institution) {
            found.add(AddressStatus.INSTITUTION);
        }
        if (street.noFixedAddress) {
            found.add(AddressStatus.NO_FIXED_ADDRESS);
        }
        if (street.careOf) {
            found.add(AddressStatus.CARE_OF);
        }
        if (street.postOfficeBox) {
            found.add(AddressStatus.PO_BOX);
        }
        if (place.madeUp) {
            found.add(AddressStatus.PLACEHOLDER);
        }
        if (place.placeholder && street.street.isEmpty() && !street.institution && !street.noFixedAddress) {
            found.add(AddressStatus.PLACEHOLDER);
        }
    }

    private static void localityAlone(StreetParts street, Locality place, Set<AddressStatus> found) {
        if (street.noFixedAddress) {
            return;
        }
        boolean unit = !street.unitDesignator.isEmpty() || !street.unitId.isEmpty();
        if (street.institution || unit) {
            found.add(AddressStatus.NO_STREET);
        } else if (!place.city.isEmpty() || !place.state.isEmpty()) {
            found.add(AddressStatus.LOCALITY_ONLY);
        } else if (!place.zip5.isEmpty()) {
            found.add(AddressStatus.ZIP_ONLY);
        } else if (found.isEmpty()) {
            found.add(AddressStatus.PLACEHOLDER);
        }
    }

    private void completeness(StreetParts street, Locality place, EnumSet<AddressStatus> found) {
        if (street.street.isEmpty() || street.doubtful) {
            found.add(AddressStatus.NO_STREET);
        }
        if (street.number.isEmpty()) {
            found.add(AddressStatus.NO_NUMBER);
        }
        boolean cityAndState = !place.city.isEmpty() && !place.state.isEmpty();
        boolean zipSaysWhere = !place.zip5.isEmpty()
                && (cityAndState || !lexicon.place(place.zip5).isNowhere());
        if (!cityAndState && !zipSaysWhere) {
            found.add(AddressStatus.NO_LOCALITY);
        } else if (place.zip5.isEmpty()) {
            found.add(AddressStatus.NO_ZIP);
        }
        // With no place the last word may be the town's, and with another status it is that which decides.
        boolean ofPlace = street.street.equals(place.city)
                || (place.state.equals("HI") && street.suffix.isEmpty() && StreetWords.isHawaiian(street.street));
        if (street.unlikely && !ofPlace && (found.isEmpty() || found.equals(EnumSet.of(AddressStatus.NO_ZIP)))) {
            found.add(AddressStatus.NO_STREET);
        }
    }

    private void conflicts(Locality place, Set<AddressStatus> found) {
        if (!place.state.isEmpty() && !lexicon.isStateCode(place.state)) {
            found.add(place.zip5.isEmpty() ? AddressStatus.NO_LOCALITY : AddressStatus.ZIP_STATE_CONFLICT);
            return;
        }
        if (place.zip5.isEmpty()) {
            return;
        }
        Set<String> states = lexicon.statesOf(place.zip5);
        if (!place.state.isEmpty() && !states.contains(place.state)) {
            found.add(AddressStatus.ZIP_STATE_CONFLICT);
        } else if (!place.city.isEmpty() && isElsewhere(place, states)) {
            found.add(AddressStatus.ZIP_CITY_CONFLICT);
        }
    }

    /**
     * Whether the table knows the city in that State, and far from the ZIP. It names one city for each ZIP, while the
     * post delivers to several: a name that it does not know proves nothing.
     */
    private boolean isElsewhere(Locality place, Set<String> states) {
        Lexicon.Place zip = lexicon.place(place.zip5);
        boolean military = CityKeys.isMilitary(place.cityKey);
        if (military || zip.isNowhere() || zip.cityKey().equals(place.cityKey) || states.isEmpty()) {
            return false;
        }
        boolean known = false;
        for (Lexicon.Place other : lexicon.placesOf(place.cityKey, zip.state())) {
            known = true;
            if (isNear(zip, other)) {
                return false;
            }
        }
        return known;
    }

    private static boolean isNear(Lexicon.Place one, Lexicon.Place other) {
        if (isNowhere(one) || isNowhere(other)) {
            return true;
        }
        double north = one.latitude() - other.latitude();
        double east = (one.longitude() - other.longitude()) * StrictMath.cos(StrictMath.toRadians(one.latitude()));
        return north * north + east * east <= FAR_DEGREES * FAR_DEGREES;
    }

    private static boolean isNowhere(Lexicon.Place place) {
        return place.latitude() == 0 && place.longitude() == 0;
    }
}
