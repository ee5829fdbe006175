package org.narrowgate.app.demo;

import java.util.List;

/** What is known of every row of a generated request, by its number; never part of the request. */
public final class GeneratedRequest {
    private final Scenario scenario;
    private final byte[] strata;
    private final List<BarredPerson> barred;

    /**
     * A person under a bar, as {@code bars.yaml} names him.
     *
     * @param contested whether the bar raises a question instead of denying
     */
    public record BarredPerson(String personKey, boolean contested) {}

    GeneratedRequest(Scenario scenario, byte[] strata, List<BarredPerson> barred) {
        this.scenario = scenario;
        this.strata = strata;
        this.barred = List.copyOf(barred);
    }

    GeneratedRequest with(List<BarredPerson> all) {
        return new GeneratedRequest(scenario, strata, all);
    }

    public long rows() {
        return strata.length;
    }

    /** The stratum of a row, the first data row being 1. */
    public Stratum stratum(long row) {
        return scenario.expected().get(place(row));
    }

    /** The stratum's place in the scenario's list. */
    public int place(long row) {
        return strata[Math.toIntExact(row - 1)];
    }

    public List<BarredPerson> barred() {
        return barred;
    }
}
