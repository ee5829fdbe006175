package org.narrowgate.engine.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An order with every paper on it, in the order in which they were filed. */
public final class OrderHistory {
    private final CourtOrder order;
    private final List<OrderPaper> papers;

    OrderHistory(CourtOrder order, List<OrderPaper> papers) {
        this.order = order;
        this.papers = List.copyOf(papers);
    }

    public CourtOrder order() {
        return order;
    }

    public List<OrderPaper> papers() {
        return papers;
    }

    /** When its paper was filed. */
    public Instant filedAt() {
        return papers.get(0).filed().at();
    }

    /** What ended it before its own time; empty if nothing did. */
    public Optional<OrderAct.Lifted> lifted() {
        return papers.stream()
                .map(OrderPaper::act)
                .filter(OrderAct.Lifted.class::isInstance)
                .map(OrderAct.Lifted.class::cast)
                .findFirst();
    }

    /**
     * From when it binds no longer; empty if no end is known. A paper that lifts it, whatever day it names, does so no
     * earlier than it was filed: what was stopped until then stays stopped, and is decided again.
     */
    public Optional<Instant> ends() {
        Stream<Instant> lifts = papers.stream()
                .filter(paper -> paper.act() instanceof OrderAct.Lifted)
                .map(paper -> paper.filed().at());
        return Stream.concat(order.until().stream(), lifts).min(Instant::compareTo);
    }

    /** Whether it binds at an instant. */
    public boolean binds(Instant at) {
        return !at.isBefore(order.from())
                && ends().filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** Whether it bound, at some instant since the first, before the second. */
    public boolean boundBetween(Instant since, Instant before) {
        return order.from().isBefore(before)
                && ends().map(end -> end.isAfter(since) && end.isAfter(order.from()))
                        .orElse(true);
    }

    /**
     * Whether what a run decided stands no longer because of it. One that is looked for in each row leaves the runs alone
     * that were opened once it was on file, for their rows were held against it; one that reaches runs as a whole lets
     * what it had stopped be decided again when it is over.
     */
    public boolean unsettles(long run, Instant opened, Instant at) {
        return boundBetween(opened, at) && (order.scope().kind().isOfRows() ? filedAfter(run) : !binds(at));
    }

    /** Whether it was put on file after a run was opened. */
    public boolean filedAfter(long run) {
        return papers.get(0).filed().sequence() > run;
    }

    /** Whether a run waits for a person's answer, since it comes from one that this had reached. */
    public boolean isAnswerDue(Instant parentOpened, long run, Instant opened) {
        return boundBetween(parentOpened, opened)
                && (!order.scope().kind().isOfRows() || ended(opened))
                && !isAnswered(run);
    }

    /** Whether it has run out or was lifted by an instant, and bound before. */
    public boolean ended(Instant at) {
        return ends().filter(end -> !at.isBefore(end) && end.isAfter(order.from()))
                .isPresent();
    }

    /** Whether a person answered, after its end, that a run may go on. */
    public boolean isAnswered(long run) {
        return papers.stream()
                .map(OrderPaper::act)
                .anyMatch(act -> act instanceof OrderAct.Answered answered && answered.run() == run);
    }
}
