package org.narrowgate.app.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Authorities;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Statement;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.Term;
import org.narrowgate.engine.document.Json;

/**
 * One office over time.
 *
 * @param bars tenures and vacancies, oldest first
 * @param flows delegations that it made
 */
public record Lane(Office office, List<Bar> bars, List<Flow> flows) {
    static Lane of(Authorities authorities, Office office, Instant today) {
        Roster roster = authorities.roster();
        Phrase phrase = new Phrase(roster, today);
        List<Bar> bars = new ArrayList<>();
        roster.termsIn(office.id()).forEach(term -> bars.add(bar(authorities, phrase, term, today)));
        bars.addAll(gaps(roster, office.id(), bars));
        bars.sort(Comparator.comparing(Bar::from));
        List<Flow> flows = roster.delegations().stream()
                .filter(granted -> granted.delegation().fromOffice().equals(office.id()))
                .map(granted -> flow(phrase, granted))
                .toList();
        return new Lane(office, List.copyOf(bars), flows);
    }

    private static Bar bar(Authorities authorities, Phrase phrase, Term term, Instant today) {
        Instant asked = term.lastsAt(today) ? today : term.begins();
        Bar.Kind kind =
                switch (term.tenure().kind()) {
                    case PERMANENT -> Bar.Kind.PERMANENT;
                    case ACTING -> Bar.Kind.ACTING;
                    case DELEGATED -> Bar.Kind.DELEGATED;
                };
        return new Bar(
                kind,
                term.tenure().id(),
                phrase.person(term.tenure().person()),
                Phrase.day(term.tenure().from()),
                term.ends().map(Phrase::day),
                Phrase.day(term.knownAt()),
                term.ended().map(end -> Phrase.day(end.knownAt())),
                authorities.judge(term, asked).lastDay(),
                paper(authorities.roster(), term.tenure()));
    }

    private static String paper(Roster roster, Tenure tenure) {
        return roster.filed().stream()
                .filter(filed -> filed.statement() instanceof Statement.TenureBegan began
                        && began.tenure().id().equals(tenure.id()))
                .map(Filed::paper)
                .findFirst()
                .orElse("");
    }

    private static Flow flow(Phrase phrase, Granted granted) {
        Delegation delegation = granted.delegation();
        String to = delegation
                .office()
                .map(phrase::office)
                .or(() -> delegation.person().map(phrase::person))
                .orElse("");
        return new Flow(
                delegation.id(),
                phrase.whole(granted),
                to,
                Phrase.day(delegation.from()),
                granted.ends().map(Phrase::day),
                Phrase.day(granted.knownAt()));
    }

    /** Days on which nobody was in the office, from when on anything is known of it. */
    private static List<Bar> gaps(Roster roster, String office, List<Bar> held) {
        List<Bar> sorted = new ArrayList<>(held);
        sorted.sort(Comparator.comparing(Bar::from));
        List<Bar> gaps = new ArrayList<>();
        Optional<LocalDate> free = vacated(roster, office);
        for (Bar bar : sorted) {
            if (free.isPresent() && free.get().isBefore(bar.from())) {
                gaps.add(vacant(roster, office, free.get(), Optional.of(bar.from())));
            }
            if (bar.until().isEmpty()) {
                return gaps;
            }
            free = free.filter(day -> day.isAfter(bar.until().get())).or(bar::until);
        }
        free.ifPresent(day -> gaps.add(vacant(roster, office, day, Optional.empty())));
        return gaps;
    }

    private static Optional<LocalDate> vacated(Roster roster, String office) {
        return roster.filed().stream()
                .map(Filed::statement)
                .filter(s ->
                        s instanceof Statement.OfficeVacated v && v.office().equals(office))
                .map(s -> ((Statement.OfficeVacated) s).since())
                .min(LocalDate::compareTo);
    }

    private static Bar vacant(Roster roster, String office, LocalDate from, Optional<LocalDate> until) {
        Instant instant =
                from.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
        String cause = roster.vacancy(office, instant)
                .map(vacancy -> Phrase.word(vacancy.cause()))
                .orElse("");
        return new Bar(Bar.Kind.VACANT, "", cause, from, until, from, Optional.empty(), Optional.empty(), "");
    }

    /** How it stood on a day; empty before anything is known of it. */
    Optional<Bar.Kind> on(LocalDate day) {
        return bars.stream().filter(bar -> bar.covers(day)).map(Bar::kind).min(Comparator.naturalOrder());
    }

    Json json() {
        return Json.object()
                .put("office", office.id())
                .put("title", office.title())
                .put("agency", office.agency())
                .put("bars", bars.stream().map(Bar::json).toList())
                .put("delegations", flows.stream().map(Flow::json).toList());
    }
}
