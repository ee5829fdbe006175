package org.narrowgate.app.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.DocumentException;

/**
 * What the demonstration is made of, and what must come of it: sizes, days, the thresholds of the pack as the author
 * knew them, and the share of every stratum with its outcome. The expected totals are sums over the strata.
 *
 * @param notice printed above every table
 * @param people in the population; a multiple of ten
 * @param rows of the request, 1,000 at least
 * @param firstYear first tax year of which addresses are held
 * @param lastYear last tax year
 * @param signedOn day on which the request is signed
 * @param decisionDay day on which it is decided
 */
public record Scenario(
        String notice,
        long seed,
        long people,
        long rows,
        int firstYear,
        int lastYear,
        LocalDate signedOn,
        LocalDate decisionDay,
        Limits limits,
        List<Stratum> strata) {

    /** Repetition beyond which rows stop being plausible, as the pack has it. */
    public record Limits(long rowsPerOfficial, long rowsPerOfficialAtMost, long rowsPerReason, long rowsPerAddress) {}

    public Scenario {
        strata = List.copyOf(strata);
    }

    /**
     * Reads a scenario.
     *
     * @throws DocumentException naming file, line, field and remedy of everything wrong with it
     */
    public static Scenario read(Path file) throws DocumentException {
        return ScenarioReader.read(file);
    }

    /**
     * The same strata at another size; the expectation follows.
     *
     * @throws IllegalArgumentException if that size cannot hold them
     */
    public Scenario resized(long otherPeople, long otherRows) {
        ScenarioReader.sizeProblem(otherPeople, otherRows).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Scenario(
                notice, seed, otherPeople, otherRows, firstYear, lastYear, signedOn, decisionDay, limits, strata);
    }

    /** Rows of each stratum, in the order of {@link #strata}. */
    public long[] counts() {
        return Apportionment.of(rows, strata.stream().map(Stratum::share).toList());
    }

    /** Rows of one kind; 0 if the scenario has none. */
    public long count(Defect defect) {
        long[] counts = counts();
        for (int i = 0; i < counts.length; i++) {
            if (strata.get(i).defect() == defect) {
                return counts[i];
            }
        }
        return 0;
    }

    /** The strata with the outcome that follows at this size: few rows cannot make one official implausible. */
    public List<Stratum> expected() {
        Crowding crowding = Crowding.of(this);
        List<Stratum> expected = new ArrayList<>(strata);
        expected.replaceAll(stratum -> stratum.defect() == Defect.ONE_OFFICIAL && !crowding.beyondQuestion()
                ? stratum.decided(Outcome.HOLD)
                : stratum);
        return expected;
    }

    /** Expected rows of each outcome. */
    public Map<Outcome, Long> outcomes() {
        Map<Outcome, Long> sums = new TreeMap<>();
        long[] counts = counts();
        List<Stratum> expected = expected();
        for (int i = 0; i < counts.length; i++) {
            sums.merge(expected.get(i).outcome(), counts[i], Long::sum);
        }
        return sums;
    }

    /** Expected rows whose first ground is this element, by id. */
    public Map<String, Long> elements() {
        Map<String, Long> sums = new TreeMap<>();
        long[] counts = counts();
        for (int i = 0; i < counts.length; i++) {
            if (!strata.get(i).element().isEmpty()) {
                sums.merge(strata.get(i).element(), counts[i], Long::sum);
            }
        }
        return sums;
    }
}
