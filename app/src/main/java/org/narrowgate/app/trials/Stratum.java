package org.narrowgate.app.trials;

import java.util.Locale;
import java.util.SplittableRandom;

/** A kind of null trial: rows that must disclose nobody. */
public enum Stratum {
    NUMBER_RANDOM("anybody's number", Claim.CLAIMED, NumberTrials::random),
    NUMBER_WRONG_DIGIT("one wrong digit, and somebody has that number", Claim.CLAIMED, NumberTrials::wrongDigit),
    NUMBER_TRANSPOSITION(
            "two digits exchanged, and somebody has that number", Claim.CLAIMED, NumberTrials::transposition),
    NUMBER_SPOUSE("the number of the spouse", Claim.CLAIMED, NumberTrials::spouse),
    NUMBER_PARENT_CHILD("the number of a parent or child", Claim.CLAIMED, NumberTrials::parentAndChild),
    NUMBER_TWINS("the number of the twin", Claim.CLAIMED, NumberTrials::twins),
    NUMBER_SAME_NAME_KIN(
            "the number of kin with the same name, Jr and Sr among them", Claim.CLAIMED, NumberTrials::sameNameKin),
    NUMBER_NAMESAKE("the number of one with the same name and birth date", Claim.CLAIMED, NumberTrials::namesake),
    NUMBER_COMMON_NAMES("the number of one with the same common name", Claim.CLAIMED, NumberTrials::commonNames),
    NUMBER_WITHIN_STREET(
            "number, name and birth date of one who lives elsewhere in the street",
            Claim.CLAIMED,
            NumberTrials::withinStreet),
    NUMBER_SHIFTED_ROWS("columns that slipped by a row", Claim.CLAIMED, NumberTrials::shiftedRows),
    NUMBER_BORROWED(
            "a borrowed number with some of its owner's particulars, not all", Claim.CLAIMED, NumberTrials::borrowed),
    NUMBER_GUESS("all known but one thing, which is guessed", Claim.CLAIMED, NumberTrials::guess),
    NUMBER_STOLEN_WHOLE(
            "a stolen number with all its owner's particulars", Claim.CANNOT_BE_TOLD, NumberTrials::stolenWhole),
    ADDRESS_RANDOM("no number; anybody who is not in the register", Claim.CLAIMED, AddressTrials::random),
    ADDRESS_WRONG_DIGIT(
            "no number; one wrong digit in birth date, house number or ZIP", Claim.CLAIMED, AddressTrials::wrongDigit),
    ADDRESS_TRANSPOSITION(
            "no number; two digits exchanged in birth date, house number or ZIP",
            Claim.CLAIMED,
            AddressTrials::transposition),
    ADDRESS_SPOUSE("no number; only the spouse is in the register", Claim.CLAIMED, AddressTrials::spouse),
    ADDRESS_PARENT_CHILD(
            "no number; only a parent or child is in the register", Claim.CLAIMED, AddressTrials::parentAndChild),
    ADDRESS_TWINS("no number; only the twin is in the register", Claim.CLAIMED, AddressTrials::twins),
    ADDRESS_SAME_NAME_KIN(
            "no number; only kin with the same name is in the register", Claim.CLAIMED, AddressTrials::sameNameKin),
    ADDRESS_NAMESAKE(
            "no number; only one with the same name and birth date is in the register",
            Claim.CLAIMED,
            AddressTrials::namesake),
    ADDRESS_COMMON_NAMES(
            "no number; only one with the same common name is in the register",
            Claim.CLAIMED,
            AddressTrials::commonNames),
    ADDRESS_WITHIN_STREET(
            "no number; name and birth date of one who lives elsewhere in the street",
            Claim.CLAIMED,
            AddressTrials::withinStreet),
    ADDRESS_SHIFTED_ROWS("no number; columns that slipped by a row", Claim.CLAIMED, AddressTrials::shiftedRows),
    ADDRESS_GUESS("no number; all known but one thing, which is guessed", Claim.CLAIMED, AddressTrials::guess),
    ADDRESS_STOLEN_WHOLE("no number; all particulars of another", Claim.CANNOT_BE_TOLD, AddressTrials::stolenWhole);

    /** Whether a rule that sees a row and a record can tell that these are not one person. */
    public enum Claim {
        CLAIMED,
        CANNOT_BE_TOLD
    }

    /** Invents one trial. */
    interface Maker {
        Attempt make(Draws draws, SplittableRandom random);
    }

    private final String words;
    private final Claim claim;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Maker maker;

    Stratum(String words, Claim claim, Maker maker) {
        this.words = words;
        this.claim = claim;
        this.maker = maker;
    }

    public String words() {
        return words;
    }

    public boolean isClaimed() {
        return claim == Claim.CLAIMED;
    }

    /** Whether its rows state a number. */
    public boolean statesNumber() {
        return name().startsWith("NUMBER");
    }

    /** As it is written on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * One trial. A row that comes out with nothing but what is true of the record that it is near, as a son's does who
     * has his father's name and was given his number and birth date, belongs to those that cannot be told, and is drawn
     * again.
     */
    Trial trial(Draws draws, SplittableRandom random) {
        while (true) {
            Attempt clean = maker.make(draws, random);
            Attempt written = clean.written(draws.world(), random);
            if (!isClaimed() || (clean.contradicts(draws.world()) && written.contradicts(draws.world()))) {
                return new Trial(written.stated(), written.person());
            }
        }
    }
}
