package org.narrowgate.app.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.office.Authorities;
import org.narrowgate.core.office.Authority;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.TenureJudgment;
import org.narrowgate.core.office.Term;
import org.narrowgate.core.office.acting.Vacancy;
import org.narrowgate.engine.document.Json;

/**
 * An office at an instant: who is in it and how, and what is delegated to it and from it.
 *
 * @param seats those in it then, whenever that became known
 * @param vacancy in which it stands, also while somebody acts in it
 * @param in delegations in force to it
 * @param out delegations in force from it
 */
public record OfficeNow(
        Office office, List<Seat> seats, Optional<Vacancy> vacancy, List<Granted> in, List<Granted> out) {
    /**
     * Somebody in an office.
     *
     * @param authority whether the tenure gives authority at the instant: not before it was filed
     */
    public record Seat(Term term, String name, boolean authority, TenureJudgment judgment) {
        Json json() {
            Json json = Json.object()
                    .put("person", term.tenure().person())
                    .put("name", name)
                    .put("tenure", term.tenure().id())
                    .put("kind", Phrase.word(term.tenure().kind()))
                    .put("from", term.tenure().from().toString())
                    .put("filed_at", term.knownAt().toString())
                    .put("authority", authority)
                    .put("status", judgment.status().name());
            term.ends().ifPresent(end -> json.put("until", end.toString()));
            judgment.lastDay().ifPresent(day -> json.put("last_day", day.toString()));
            return json.put(
                    "reasons",
                    judgment.reasons().stream().map(Authority.Reason::text).toList());
        }
    }

    /** Every office on file. */
    public static List<OfficeNow> all(Authorities authorities, Instant at) {
        Roster roster = authorities.roster();
        List<OfficeNow> all = new ArrayList<>();
        for (Office known : roster.offices()) {
            Office office = roster.office(known.id(), at).orElse(known);
            List<Seat> seats = roster.termsIn(office.id()).stream()
                    .filter(term -> term.lastsAt(at))
                    .map(term -> new Seat(
                            term,
                            new Phrase(roster, at).person(term.tenure().person()),
                            term.givesAuthorityAt(at),
                            authorities.judge(term, at)))
                    .toList();
            all.add(new OfficeNow(
                    office,
                    seats,
                    roster.vacancy(office.id(), at),
                    inForce(roster, at, g -> g.delegation()
                            .office()
                            .filter(office.id()::equals)
                            .isPresent()),
                    inForce(roster, at, g -> g.delegation().fromOffice().equals(office.id()))));
        }
        return List.copyOf(all);
    }

    private interface Which {
        boolean holds(Granted granted);
    }

    private static List<Granted> inForce(Roster roster, Instant at, Which which) {
        return roster.delegations().stream()
                .filter(granted -> granted.givesAuthorityAt(at) && which.holds(granted))
                .toList();
    }

    /** As text; names and titles are those of the instant. */
    public String text(Roster roster, Instant at) {
        Phrase phrase = new Phrase(roster, at);
        StringBuilder to = new StringBuilder(office.id())
                .append("  ")
                .append(office.title())
                .append(" (")
                .append(office.agency())
                .append(")\n");
        for (Seat seat : seats) {
            seat(to, seat);
        }
        vacancy.ifPresent(v -> to.append("    VACANT since ")
                .append(v.since())
                .append(" (")
                .append(Phrase.word(v.cause()))
                .append(")\n"));
        if (vacancy.isPresent() && !successors().isEmpty()) {
            to.append("    next, by a paper that says so: ")
                    .append(String.join(
                            ", then ",
                            successors().stream()
                                    .map(id -> holder(roster, phrase, id, at))
                                    .toList()))
                    .append('\n');
        }
        if (seats.isEmpty() && vacancy.isEmpty()) {
            to.append("    nobody on file\n");
        }
        in.forEach(granted -> to.append("    <- ").append(phrase.whole(granted)).append('\n'));
        out.forEach(
                granted -> to.append("    -> ").append(phrase.whole(granted)).append('\n'));
        return to.toString();
    }

    private static void seat(StringBuilder to, Seat seat) {
        to.append("    ").append(seat.name()).append(", ").append(Phrase.tenure(seat.term()));
        seat.judgment().lastDay().ifPresent(day -> to.append("; last day ").append(day));
        to.append(" [").append(seat.term().tenure().id()).append("]\n");
        if (!seat.authority()) {
            to.append("      ! filed only ").append(seat.term().knownAt()).append(": no authority at this instant\n");
        }
        seat.judgment()
                .reasons()
                .forEach(reason -> to.append("      ! ").append(reason.text()).append('\n'));
    }

    /** Offices whose holders may be called on to act in this one, in order. */
    private List<String> successors() {
        return Stream.concat(office.firstAssistant().stream(), office.succession().stream())
                .distinct()
                .toList();
    }

    private static String holder(Roster roster, Phrase phrase, String id, Instant at) {
        return roster.termsIn(id).stream()
                        .filter(term -> term.givesAuthorityAt(at))
                        .map(term -> phrase.person(term.tenure().person()))
                        .findFirst()
                        .orElse("nobody in office")
                + " (" + phrase.office(id) + ")";
    }

    /** As one document. */
    public Json json() {
        Json json = Json.object()
                .put("office", office.id())
                .put("title", office.title())
                .put("agency", office.agency())
                .put("side", Phrase.word(office.side()))
                .put("holders", seats.stream().map(Seat::json).toList());
        vacancy.ifPresent(v -> json.put("vacant_since", v.since().toString()).put("vacancy", Phrase.word(v.cause())));
        json.put("succession", successors());
        return json.put(
                        "delegated_to_it",
                        in.stream().map(g -> g.delegation().id()).toList())
                .put(
                        "delegated_by_it",
                        out.stream().map(g -> g.delegation().id()).toList());
    }
}
