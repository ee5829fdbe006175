package org.narrowgate.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils what a row says about the matter or the officials. */
final class MatterDefects {
    private static final List<String> CIVIL = List.of("8 U.S.C. 1227(a)", "8 U.S.C. 1231(a)", "8 U.S.C. 1226(a)");

    private final Scenario scenario;
    private final Officials officials;

    MatterDefects(Scenario scenario, Officials officials) {
        this.scenario = scenario;
        this.officials = officials;
    }

    void spoil(Draft row, long number, Defect defect, SplittableRandom random) {
        switch (defect) {
            case NO_PERIODS -> row.set(Column.TAX_PERIODS, random.nextInt(3) == 0 ? "all" : "");
            case PERIOD_OUTSIDE_AGREEMENT ->
                row.set(Column.TAX_PERIODS, (scenario.firstYear() - 2) + ";" + scenario.lastYear());
            case STATUTE_MISSING -> row.clear(Column.OFFENSE);
            case CIVIL_STATUTE -> row.set(Column.OFFENSE, CIVIL.get(random.nextInt(CIVIL.size())));
            case OFFENCE_OUTSIDE_AGREEMENT -> row.set(Column.OFFENSE, "8 U.S.C. 1325(a)");
            case YOUNG_ORDER -> youngOrder(row, random);
            case REVIEW_PENDING -> reviewPending(row, random);
            case NEVER_LEFT -> neverLeft(row, random);
            case CLOSED_CASE -> row.set(Column.CASE_STATUS, random.nextBoolean() ? "closed" : "declined");
            case NO_REASON -> row.clear(Column.REASON);
            case CIVIL_REASON -> row.set(Column.REASON, Wording.civil(row, random));
            case GENERAL_REASON -> row.set(Column.REASON, Wording.general(number, random));
            case COPIED_REASON -> copied(row, random);
            case NO_OFFICIAL -> row.clear(Column.OFFICIALS);
            case UNKNOWN_OFFICIAL -> row.set(Column.OFFICIALS, officials.unknown(random));
            case CONTRACTOR -> row.set(Column.OFFICIALS, officials.contractor(random));
            case BUSY_OFFICIAL -> attested(row, officials.busy());
            case ONE_OFFICIAL -> attested(row, officials.one());
            default -> throw new IllegalArgumentException(defect + " is no defect of a matter");
        }
    }

    /** Whoever is named for many rows attests of each case himself: whether that is plausible is the only question left. */
    private static void attested(Draft row, String official) {
        row.set(Column.OFFICIALS, official);
        row.set(Column.ATTESTED_BY, official);
    }

    private void youngOrder(Draft row, SplittableRandom random) {
        LocalDate ordered = scenario.signedOn().minusDays(30);
        row.set(Column.ORDER_DATE, ordered.toString());
        CleanRows.failure(row, random);
        row.set(Column.REASON, Wording.reason(row, random));
    }

    private static void reviewPending(Draft row, SplittableRandom random) {
        CleanRows.failure(row, random);
        row.set(Column.REVIEW_PENDING, random.nextBoolean() ? "yes" : "Y");
        row.set(Column.REASON, Wording.reason(row, random));
    }

    private static void neverLeft(Draft row, SplittableRandom random) {
        CleanRows.reentry(row, random);
        row.set(Column.REASON, Wording.reason(row, random)).clear(Column.DEPARTED_ON, Column.REENTERED_ON);
    }

    private static void copied(Draft row, SplittableRandom random) {
        CleanRows.reentry(row, random);
        row.set(Column.REASON, Wording.COPIED);
    }
}
