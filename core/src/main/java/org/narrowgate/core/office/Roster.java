package org.narrowgate.core.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.Nomination;
import org.narrowgate.core.office.acting.SenateCalendar;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.Vacancy;

/**
 * Offices and those in them, as a fold of what was filed up to one instant. Nothing here is judged; {@link Authorities}
 * does that. Every question names the instant it is about: what was true, and what was known, are two axes.
 */
public final class Roster {
    private final List<Filed> filed;
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final Map<String, Granted> delegations = new LinkedHashMap<>();

    private Roster(List<Filed> filed) {
        this.filed = List.copyOf(filed);
        this.filed.forEach(this::fold);
    }

    /** The fold of what was filed; the order is that of the register. */
    public static Roster of(List<Filed> filed) {
        return new Roster(filed);
    }

    /** What was known at an instant, and nothing that was learnt later. */
    public Roster knownAt(Instant instant) {
        return new Roster(
                filed.stream().filter(f -> !f.knownAt().isAfter(instant)).toList());
    }

    /** The same and one paper's statements more. */
    public Roster with(List<Filed> more) {
        List<Filed> all = new ArrayList<>(filed);
        all.addAll(more);
        return new Roster(all);
    }

    private void fold(Filed each) {
        Statement statement = each.statement();
        if (statement instanceof Statement.TenureBegan began) {
            terms.put(began.tenure().id(), new Term(began.tenure(), each.knownAt(), Optional.empty()));
        } else if (statement instanceof Statement.TenureEnded ended) {
            Term.End end = new Term.End(ended.cause(), ended.at(), each.knownAt());
            terms.computeIfPresent(
                    ended.tenure(), (id, term) -> new Term(term.tenure(), term.knownAt(), Optional.of(end)));
        } else if (statement instanceof Statement.Delegated made) {
            delegations.put(made.delegation().id(), new Granted(made.delegation(), each.knownAt(), Optional.empty()));
        } else if (statement instanceof Statement.DelegationRevoked revoked) {
            delegations.computeIfPresent(
                    revoked.delegation(),
                    (id, granted) -> new Granted(granted.delegation(), granted.knownAt(), Optional.of(revoked.at())));
        }
    }

    public List<Filed> filed() {
        return filed;
    }

    /** All offices as they are known last, in the order in which they were first filed. */
    public List<Office> offices() {
        Map<String, Office> last = new LinkedHashMap<>();
        said(Statement.OfficeIs.class).forEach(s -> last.put(s.office().id(), s.office()));
        return List.copyOf(last.values());
    }

    public List<Person> persons() {
        Map<String, Person> last = new LinkedHashMap<>();
        said(Statement.PersonIs.class).forEach(s -> last.put(s.person().id(), s.person()));
        return List.copyOf(last.values());
    }

    /** An office as it was filed by an instant; as it was first filed, if that was later. */
    public Optional<Office> office(String id, Instant at) {
        return asOf(at, Statement.OfficeIs.class, s -> s.office().id().equals(id))
                .map(Statement.OfficeIs::office);
    }

    public Optional<Person> person(String id, Instant at) {
        return asOf(at, Statement.PersonIs.class, s -> s.person().id().equals(id))
                .map(Statement.PersonIs::person);
    }

    private <S extends Statement> Optional<S> asOf(Instant at, Class<S> type, Predicate<S> which) {
        Optional<S> found = Optional.empty();
        for (Filed each : filed) {
            if (type.isInstance(each.statement()) && which.test(type.cast(each.statement()))) {
                if (found.isPresent() && each.knownAt().isAfter(at)) {
                    return found;
                }
                found = Optional.of(type.cast(each.statement()));
            }
        }
        return found;
    }

    /** Whose certificate it is, by the SHA-256 of its DER; empty if nobody filed it by then. */
    public Optional<String> ownerOf(String sha256, Instant at) {
        return filed.stream()
                .filter(f -> !f.knownAt().isAfter(at))
                .map(Filed::statement)
                .filter(s ->
                        s instanceof Statement.CertificateOf c && c.sha256().equals(sha256))
                .map(s -> ((Statement.CertificateOf) s).person())
                .findFirst();
    }

    /** Since when a certificate's key is lost; empty if nobody said so. */
    public Optional<Instant> lostSince(String sha256) {
        return said(Statement.CertificateLost.class).stream()
                .filter(s -> s.sha256().equals(sha256))
                .map(Statement.CertificateLost::since)
                .min(Instant::compareTo);
    }

    /** SHA-256 of a person's certificates, oldest first. */
    public List<String> certificatesOf(String person) {
        return said(Statement.CertificateOf.class).stream()
                .filter(s -> s.person().equals(person))
                .map(Statement.CertificateOf::sha256)
                .toList();
    }

    public Collection<Term> terms() {
        return List.copyOf(terms.values());
    }

    public Optional<Term> term(String tenure) {
        return Optional.ofNullable(terms.get(tenure));
    }

    public List<Term> termsIn(String office) {
        return terms.values().stream()
                .filter(t -> t.tenure().office().equals(office))
                .toList();
    }

    public List<Term> termsOf(String person) {
        return terms.values().stream()
                .filter(t -> t.tenure().person().equals(person))
                .toList();
    }

    public Collection<Granted> delegations() {
        return List.copyOf(delegations.values());
    }

    public Optional<Granted> delegation(String id) {
        return Optional.ofNullable(delegations.get(id));
    }

    /** The vacancy in which an office stands on a day; empty if it does not, or nobody said so. */
    public Optional<Vacancy> vacancy(String office, Instant at) {
        List<Vacancy> all = new ArrayList<>();
        said(Statement.OfficeVacated.class).stream()
                .filter(v -> v.office().equals(office))
                .forEach(v -> all.add(new Vacancy(v.since(), v.cause())));
        for (Term term : termsIn(office)) {
            if (term.tenure().kind() == Tenure.Kind.PERMANENT && term.ended().isPresent()) {
                Term.End end = term.ended().get();
                all.add(new Vacancy(Days.of(end.at()), end.cause()));
            }
        }
        LocalDate day = Days.of(at);
        return all.stream()
                .filter(v -> !v.since().isAfter(day) && !filledSince(office, v.since(), at))
                .max((a, b) -> a.since().compareTo(b.since()));
    }

    private boolean filledSince(String office, LocalDate since, Instant at) {
        return termsIn(office).stream()
                .anyMatch(t -> t.tenure().kind() == Tenure.Kind.PERMANENT
                        && !Days.of(t.tenure().from()).isBefore(since)
                        && !t.tenure().from().isAfter(at));
    }

    /** Nominations for an office since it fell vacant; {@code acting} is the person who acts in it. */
    public List<Nomination> nominations(String office, String acting, LocalDate since) {
        Map<String, LocalDate> ended = new LinkedHashMap<>();
        said(Statement.NominationEnded.class).forEach(e -> ended.put(e.id(), e.on()));
        return said(Statement.Nominated.class).stream()
                .filter(n -> n.office().equals(office) && !n.submitted().isBefore(since))
                .map(n -> new Nomination(
                        n.submitted(),
                        Optional.ofNullable(ended.get(n.id())),
                        n.person().equals(acting)))
                .toList();
    }

    public SenateCalendar senate() {
        List<Span> sessions = new ArrayList<>();
        List<Span> adjourned = new ArrayList<>();
        LocalDate known = LocalDate.MIN;
        for (Statement.SenateSat sat : said(Statement.SenateSat.class)) {
            (sat.adjournedSineDie() ? adjourned : sessions).add(sat.days());
            known = sat.knownUntil().isAfter(known) ? sat.knownUntil() : known;
        }
        return new SenateCalendar(sessions, adjourned, known);
    }

    public List<LocalDate> inaugurations() {
        return said(Statement.Inaugurated.class).stream()
                .map(Statement.Inaugurated::on)
                .toList();
    }

    /** What counsel answered to a question about a tenure or a delegation by an instant; the last answer stands. */
    public Optional<FindingStatus> settled(String about, String question, Instant at) {
        return filed.stream()
                .filter(f -> !f.knownAt().isAfter(at))
                .map(Filed::statement)
                .filter(s -> s instanceof Statement.QuestionSettled q
                        && q.about().equals(about)
                        && q.question().equals(question))
                .map(s -> ((Statement.QuestionSettled) s).answer())
                .reduce((first, second) -> second);
    }

    private <S extends Statement> List<S> said(Class<S> type) {
        return filed.stream()
                .map(Filed::statement)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
