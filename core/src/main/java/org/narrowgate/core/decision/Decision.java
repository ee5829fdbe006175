package org.narrowgate.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.WiderReading;
import org.narrowgate.core.screening.Screening;

/** What was decided about one row, and all that it rests on; only {@link Decider} makes it. */
public final class Decision {
    private final Outcome outcome;
    private final Screening screening;
    private final List<Finding> findings;
    private final List<Finding> grounds;
    private final List<Candidate> candidates;
    private final Optional<Identification> identification;
    private final List<DisclosedField> fields;

    Decision(
            Outcome outcome,
            Screening screening,
            List<Finding> findings,
            List<Finding> grounds,
            List<Candidate> candidates,
            Optional<Identification> identification,
            List<DisclosedField> fields) {
        boolean opens = outcome == Outcome.DISCLOSE || outcome == Outcome.CONFIRM;
        if (opens != grounds.isEmpty()) {
            throw new IllegalStateException("a refusal has a ground, and a disclosure has none");
        }
        if (opens && !allMet(findings)) {
            throw new IllegalStateException("nothing is disclosed unless every finding is MET");
        }
        if ((outcome == Outcome.DISCLOSE) == fields.isEmpty()) {
            throw new IllegalStateException("fields go with DISCLOSE and with nothing else");
        }
        this.outcome = outcome;
        this.screening = screening;
        this.findings = findings;
        this.grounds = List.copyOf(grounds);
        this.candidates = List.copyOf(candidates);
        this.identification = identification;
        this.fields = List.copyOf(fields);
    }

    private static boolean allMet(List<Finding> findings) {
        for (Finding finding : findings) {
            if (!finding.met()) {
                return false;
            }
        }
        return true;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Screening screening() {
        return screening;
    }

    public long row() {
        return screening.row().number();
    }

    /** One finding for each element decided before release, in the rulebook's order. */
    public List<Finding> findings() {
        return findings;
    }

    /** The findings that stand in the way; for HOLD, those whose questions are open. */
    public List<Finding> grounds() {
        return grounds;
    }

    /** Every record that was looked at for this row. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** Empty for a row that was never looked up. */
    public Optional<Identification> identification() {
        return identification;
    }

    public List<DisclosedField> fields() {
        return fields;
    }

    /** The elements of the statute that are met, if at all, on nothing but the signer's word for a part of them. */
    public List<String> attested() {
        List<String> attested = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.element().layer() == Layer.STATUTE && finding.met() && isAttested(finding)) {
                attested.add(finding.element().id());
            }
        }
        return Collections.unmodifiableList(attested);
    }

    /** The wider readings that findings which are met were made under, each once. */
    public List<String> wider() {
        List<String> readings = List.of();
        for (Finding finding : findings) {
            if (finding.met()) {
                readings = wider(finding, readings);
            }
        }
        return readings;
    }

    private static List<String> wider(Finding met, List<String> known) {
        if (met.parts().isEmpty()) {
            return with(WiderReading.of(met.text()), known);
        }
        List<String> readings = known;
        for (Finding part : met.parts()) {
            readings = part.met() ? with(WiderReading.of(part.text()), readings) : readings;
        }
        return readings;
    }

    /** Almost every row rests on none, so nothing is made before there is one. */
    private static List<String> with(Optional<String> reading, List<String> known) {
        if (reading.isEmpty() || known.contains(reading.get())) {
            return known;
        }
        List<String> more = new ArrayList<>(known);
        more.add(reading.get());
        return Collections.unmodifiableList(more);
    }

    private static boolean isAttested(Finding met) {
        List<Finding> parts = met.parts();
        boolean attested = parts.isEmpty() && met.basis().kind() == Basis.Kind.ATTESTED;
        for (int i = 0; i < parts.size() && !attested; i++) {
            Finding part = parts.get(i);
            attested = part.met() && part.basis().kind() == Basis.Kind.ATTESTED;
        }
        return attested;
    }
}
