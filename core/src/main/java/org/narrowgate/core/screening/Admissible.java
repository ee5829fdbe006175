package org.narrowgate.core.screening;

import java.util.List;
import java.util.function.Function;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;

/**
 * The permission to look a person up: every header and row finding, of statute and agreement, is MET. Only
 * {@link Screener} makes it; without it no record can be asked for.
 */
public final class Admissible implements Screening {
    private final RequestRow row;
    private final BatchFacts batch;
    private final Facts facts;
    private final List<Finding> findings;

    Admissible(RequestRow row, BatchFacts batch, Facts facts, List<Finding> findings) {
        this.row = row;
        this.batch = batch;
        this.facts = facts;
        this.findings = findings;
    }

    @Override
    public RequestRow row() {
        return row;
    }

    @Override
    public BatchFacts batch() {
        return batch;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public <T> T match(Function<Admissible, T> onAdmissible, Function<Inadmissible, T> onInadmissible) {
        return onAdmissible.apply(this);
    }
}
