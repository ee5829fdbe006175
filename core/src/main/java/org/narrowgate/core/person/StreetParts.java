package org.narrowgate.core.person;

/** What the street line of an address says while it is being read: an empty string is "not stated". */
final class StreetParts {

    String number = "";
    String predirectional = "";
    String street = "";
    String suffix = "";
    String postdirectional = "";
    String unitDesignator = "";
    String unitId = "";
    String key = "";
    boolean postOfficeBox;
    boolean careOf;
    boolean noFixedAddress;
    boolean institution;
    /** The words behind the number are hardly a street. */
    boolean doubtful;
    /** Nothing but the number before the words says that they are a street. */
    boolean unlikely;

    boolean isEmpty() {
        return number.isEmpty() && street.isEmpty();
    }

    /** A number, a name and a proper street word: its words are a street's, whatever else they could mean. */
    boolean isProper() {
        return !number.isEmpty() && !street.isEmpty() && (!suffix.isEmpty() || AddressTokens.hasDigit(street));
    }

    /** One word alone, without suffix or side. */
    boolean isBareName() {
        return suffix.isEmpty() && predirectional.isEmpty() && postdirectional.isEmpty() && street.indexOf(' ') < 0;
    }

    /** Whether there is a street, and nothing against it but its words. */
    boolean isMerelyUnlikely() {
        return unlikely && !doubtful && !street.isEmpty();
    }

    /** The words turned out to name a place or a plight, not a street. */
    void withoutStreet() {
        predirectional = "";
        street = "";
        suffix = "";
        postdirectional = "";
        key = "";
        doubtful = false;
        unlikely = false;
    }

    void unit(String designator, String id) {
        if (unitDesignator.isEmpty() && unitId.isEmpty()) {
            unitDesignator = designator;
            unitId = id;
        } else {
            unitId = (unitId + " " + designator + " " + id).strip();
        }
    }
}
