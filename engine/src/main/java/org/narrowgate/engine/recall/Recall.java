package org.narrowgate.engine.recall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.engine.recall.RecallAct.Acknowledged;
import org.narrowgate.engine.recall.RecallAct.Closed;
import org.narrowgate.engine.recall.RecallAct.Disposition;
import org.narrowgate.engine.recall.RecallAct.Noticed;

/** A release that was called back, with every paper since; nothing but a person's paper closes it. */
public final class Recall {
    private final Noticed notice;
    private final List<RecallPaper> papers;

    Recall(Noticed notice, List<RecallPaper> papers) {
        this.notice = notice;
        this.papers = List.copyOf(papers);
    }

    public Noticed notice() {
        return notice;
    }

    /** The notice first. */
    public List<RecallPaper> papers() {
        return papers;
    }

    /**
     * Who holds it or held it.
     *
     * @param answer what he said last; empty if he has not answered
     */
    public record Holder(String name, Optional<Acknowledged> answer) {
        /** Whether he did what was asked for: what is only quarantined is not disposed of. */
        public boolean isDone(RecallAct.Demand demand) {
            return answer.map(Acknowledged::disposition)
                    .filter(done -> demand == RecallAct.Demand.QUARANTINE || done != Disposition.QUARANTINED)
                    .isPresent();
        }
    }

    /** Those whom the notice names, and whom a holder named since; each answers for himself. */
    public List<Holder> holders() {
        Set<String> names = new LinkedHashSet<>(notice.holders());
        for (RecallPaper paper : papers) {
            if (paper.act() instanceof Acknowledged acknowledged) {
                names.add(acknowledged.holder());
                names.addAll(acknowledged.passedTo());
            }
        }
        List<Holder> holders = new ArrayList<>();
        names.forEach(name -> holders.add(new Holder(name, answer(name))));
        return List.copyOf(holders);
    }

    private Optional<Acknowledged> answer(String name) {
        return papers.stream()
                .map(RecallPaper::act)
                .filter(Acknowledged.class::isInstance)
                .map(Acknowledged.class::cast)
                .filter(answer -> answer.holder().equals(name))
                .reduce((first, last) -> last);
    }

    /** Names of those who have not done what was asked for. */
    public List<String> outstanding() {
        return holders().stream()
                .filter(holder -> !holder.isDone(notice.demand()))
                .map(Holder::name)
                .toList();
    }

    public Optional<Closed> closed() {
        return papers.stream()
                .map(RecallPaper::act)
                .filter(Closed.class::isInstance)
                .map(Closed.class::cast)
                .findFirst();
    }

    public boolean isOpen() {
        return closed().isEmpty();
    }

    /** Whether a holder has let the deadline pass. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && today.isAfter(notice.deadline()) && !outstanding().isEmpty();
    }
}
