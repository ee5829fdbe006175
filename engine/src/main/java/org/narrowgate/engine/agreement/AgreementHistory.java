package org.narrowgate.engine.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.narrowgate.engine.agreement.AgreementAct.Position;

/** Every paper on one agreement in the order in which they were filed; none ever leaves it. */
public final class AgreementHistory {
    private final String id;
    private final List<AgreementPaper> papers;

    AgreementHistory(String id, List<AgreementPaper> papers) {
        this.id = id;
        this.papers = List.copyOf(papers);
    }

    public String id() {
        return id;
    }

    public List<AgreementPaper> papers() {
        return papers;
    }

    /** As it was at an instant. */
    AgreementHistory at(Instant instant) {
        return new AgreementHistory(
                id, papers.stream().filter(p -> !p.at().isAfter(instant)).toList());
    }

    /** A paper with the act that it does. */
    public record Doing<A extends AgreementAct>(AgreementPaper paper, A act) {}

    /** Papers that do one thing, those that matter of them, oldest first. */
    public <A extends AgreementAct> List<Doing<A>> all(Class<A> type, Predicate<A> which) {
        List<Doing<A>> all = new ArrayList<>();
        for (AgreementPaper paper : papers) {
            if (type.isInstance(paper.act()) && which.test(type.cast(paper.act()))) {
                all.add(new Doing<>(paper, type.cast(paper.act())));
            }
        }
        return List.copyOf(all);
    }

    /** Number of the last version that was proposed; 0 if none was. */
    public long lastVersion() {
        return all(AgreementAct.Proposed.class, p -> true).stream()
                .mapToLong(p -> p.act().version())
                .max()
                .orElse(0);
    }

    public Optional<Doing<AgreementAct.Proposed>> proposal(long version) {
        return all(AgreementAct.Proposed.class, p -> p.version() == version).stream()
                .findFirst();
    }

    /**
     * An objection, with all that was said to it.
     *
     * @param concurred whether the same person concurred later, on that version or a later one
     */
    public record Objection(
            AgreementPaper paper,
            AgreementAct.Reviewed review,
            List<Doing<AgreementAct.Answered>> answers,
            boolean concurred) {
        /** Whether nobody answered it and the objector did not concur since; it stands on every page all the same. */
        public boolean isUnresolved() {
            return answers.isEmpty() && !concurred;
        }
    }

    /** Every objection ever made, to whatever version. */
    public List<Objection> objections() {
        List<Objection> objections = new ArrayList<>();
        for (Doing<AgreementAct.Reviewed> made :
                all(AgreementAct.Reviewed.class, r -> r.position() == Position.OBJECT)) {
            List<Doing<AgreementAct.Answered>> answers = all(AgreementAct.Answered.class, a -> a.objection()
                    .equals(made.paper().id()));
            boolean concurred = all(AgreementAct.Reviewed.class, r -> r.position() == Position.CONCUR).stream()
                    .anyMatch(r ->
                            r.paper().filed().sequence() > made.paper().filed().sequence()
                                    && r.act().role() == made.act().role()
                                    && r.paper().isBySamePersonAs(made.paper()));
            objections.add(new Objection(made.paper(), made.act(), answers, concurred));
        }
        return List.copyOf(objections);
    }
}
