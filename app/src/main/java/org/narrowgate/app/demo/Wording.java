package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Words reasons for one matter, each naming the case and what is stated of it; no purpose in them is civil. */
final class Wording {
    static final String FAILURE = "8 U.S.C. 1253(a)(1)";
    static final String REENTRY = "8 U.S.C. 1326(a)";

    /** One text for every row of a stratum: it names the offence, and nobody's own case. */
    static final String COPIED = "The person is under criminal investigation for unlawful reentry, " + REENTRY
            + ", and the address may be relevant to that investigation.";

    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter NUMBERS = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);

    private static final List<String> OF_FAILURE = List.of(
            "The United States Attorney considers prosecution in {case} under {offence}; the address shows whether the"
                    + " person stayed here after the final order of {order}.",
            "{case}: willful failure to depart after the final order of {order}. The address bears on presence here in"
                    + " the years asked for, which the criminal charge must prove.",
            "Grand jury inquiry {case} into failure to depart, {offence}. Where mail was received bears on willfulness"
                    + " since {order}.",
            "Felony investigation {case} ({offence}): the address is evidence of continued presence more than 90 days"
                    + " after {order}.",
            "The indictment being prepared in {case} must allege residence in the United States after {order}; the"
                    + " address would corroborate it.",
            "In criminal case {case} witnesses to where the person lived since the order of {order} must be found; the"
                    + " address says in which district to look.",
            "Venue for the prosecution of {case} under {offence} depends on where the person was living after {order}.",
            "{case}, opened on failure to depart: a landlord's statement conflicts with the person's own on residence"
                    + " after {order}; the address would settle it for the criminal charge.");

    private static final List<String> OF_REENTRY = List.of(
            "Criminal investigation {case}, reentry after removal: departed on {left}, found again on {back}. The"
                    + " address bears on when the person came back.",
            "The charge in {case} under {offence} must prove presence in this country after {left}; the address of the"
                    + " years asked for is evidence of it.",
            "Grand jury subpoenas in {case} ({offence}) depend on the district in which the person has lived since"
                    + " {back}.",
            "{case}: illegal reentry. The person gave two dates of return; an address in the years asked for shows"
                    + " which is true, the departure being of {left}.",
            "Prosecution of {case}, {offence}, must show voluntary presence on {back}; the address is needed to find"
                    + " witnesses to it.",
            "In felony case {case} the statute of limitations turns on when the reentry after {left} was made; the"
                    + " address history may fix it.",
            "The United States Attorney asked in {case} for proof of where the person was living when found on {back},"
                    + " for the charge of {offence}.",
            "Unlawful reentry, {case}: fingerprints match a departure on {left}. The address would show whether the"
                    + " person found on {back} is the same.");

    private static final List<String> CIVIL = List.of(
            "The address is needed to locate and remove the person; case {case}.",
            "Case {case}: for civil immigration enforcement and removal operations.",
            "To execute the removal order of {order} in case {case}.",
            "Civil arrest of the person in case {case} is planned at the address.");

    private static final List<String> GENERAL = List.of(
            "The address is relevant to a criminal investigation.",
            "Needed for an ongoing criminal matter.",
            "Relevant to the enforcement of a criminal statute.",
            "The information may be of use in a prosecution.");

    private Wording() {}

    static String reason(Draft row, SplittableRandom random) {
        return fill(one(row.get(Column.OFFENSE).equals(FAILURE) ? OF_FAILURE : OF_REENTRY, random), row, random);
    }

    static String civil(Draft row, SplittableRandom random) {
        return fill(one(CIVIL, random), row, random);
    }

    /** Numbered by nothing of the row's own, yet not word for word the same for too many. */
    static String general(long number, SplittableRandom random) {
        return one(GENERAL, random) + " Line " + number + " of the list.";
    }

    static String caseId(long number, LocalDate opened) {
        return "INV-" + opened.getYear() % 100 + "-" + String.format(Locale.ROOT, "%07d", number);
    }

    private static String fill(String template, Draft row, SplittableRandom random) {
        return template.replace("{case}", row.get(Column.CASE_ID))
                .replace("{offence}", row.get(Column.OFFENSE))
                .replace("{order}", day(row.get(Column.ORDER_DATE), random))
                .replace("{left}", day(row.get(Column.DEPARTED_ON), random))
                .replace("{back}", day(row.get(Column.REENTERED_ON), random));
    }

    private static String day(String iso, SplittableRandom random) {
        if (iso.isEmpty()) {
            return "that day";
        }
        LocalDate day = LocalDate.parse(iso);
        return switch (random.nextInt(3)) {
            case 0 -> iso;
            case 1 -> AMERICAN.format(day);
            default -> NUMBERS.format(day);
        };
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
