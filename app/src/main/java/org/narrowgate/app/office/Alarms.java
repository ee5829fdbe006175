package org.narrowgate.app.office;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.Term;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.holding.Holder;
import org.narrowgate.engine.holding.Holding;
import org.narrowgate.engine.holding.Holdings;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.Incidents;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Witnessed;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.signature.TrustAnchors;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What ends within some days of an instant: limits of acting holders, tenures and delegations with an end, certificates,
 * revocation lists, recalls, safeguards, what holders of releases owe. What has ended already is told too where something
 * still leans on it.
 */
public final class Alarms {
    /** Days ahead that are looked at unless somebody asks for more. */
    public static final long WITHIN = 60;

    private static final String REGISTRAR = "have the registrar file a paper on who follows (`office file`)";

    private final Officials officials;
    private final Instant at;
    private final LocalDate today;
    private final long within;
    private final Phrase phrase;
    private final List<Alarm> found = new ArrayList<>();

    private Alarms(Officials officials, Instant at, long within) {
        this.officials = officials;
        this.at = at;
        this.today = Phrase.day(at);
        this.within = within;
        this.phrase = new Phrase(officials.roster(), at);
    }

    /** The soonest first. */
    public static List<Alarm> of(Workspace workspace, Instant at, long within) throws IOException, DocumentException {
        Registry registry = Registry.read(workspace.register());
        Papers papers = Papers.of(workspace, registry);
        Alarms alarms = new Alarms(Officials.of(workspace, papers), at, within);
        alarms.all(workspace.trust(), Recalls.of(papers));
        Incidents.of(papers).all().stream().filter(Incident::isOpen).forEach(alarms::incident);
        Safeguards.of(papers).all().forEach(each -> new SafeguardAlarms(each, alarms.officials.roster(), at)
                .look(alarms::add));
        Holdings.of(registry, papers, alarms.officials).all().forEach(alarms::holding);
        alarms.timestamps(workspace, registry);
        AdoptedPolicies adopted = AdoptedPolicies.of(papers);
        registry.beforeQuorum().forEach(release -> alarms.witnessed(Witnessed.of(adopted, registry, release)));
        alarms.found.sort(Comparator.comparing(Alarm::day).thenComparing(Alarm::what));
        return List.copyOf(alarms.found);
    }

    private void all(TrustAnchors trust, Recalls recalls) {
        officials.roster().terms().forEach(this::term);
        officials.roster().delegations().forEach(this::delegation);
        officials.roster().persons().forEach(this::certificates);
        revocationLists(trust.newestLists());
        recalls.all().stream().filter(Recall::isOpen).forEach(this::recall);
    }

    private void recall(Recall recall) {
        boolean done = recall.outstanding().isEmpty();
        add(
                Alarm.Kind.RECALL,
                recall.notice().deadline(),
                "the recall of " + recall.notice().release()
                        + (done ? ": every holder has answered" : ", for " + String.join(", ", recall.outstanding())),
                done
                        ? "a person closes it (`release close`)"
                        : "each of them signs what he did (`release acknowledge`); it is never closed by time");
    }

    /** What has been without a time-stamp for longer than the workspace allows. */
    private void timestamps(Workspace workspace, Registry registry) throws IOException {
        Optional<Stamping> stamping = Stamping.of(workspace);
        if (stamping.isEmpty()) {
            return;
        }
        long covered = stamping.get().coveredOfRegister();
        if (covered < registry.entries().size()) {
            Instant since = registry.entries().get((int) covered).at();
            Instant until = since.plus(stamping.get().source().within());
            if (until.isBefore(at)) {
                add(
                        Alarm.Kind.TIMESTAMP,
                        Phrase.day(until),
                        "the time for which the register's entries from " + covered + " on may be without a time-stamp",
                        "see that " + stamping.get().source().url() + " answers, then `narrowgate timestamp ask`");
            }
        }
    }

    private void witnessed(Witnessed release) {
        if (release.isOwed()) {
            add(
                    Alarm.Kind.COSIGNATURE,
                    Phrase.day(release.due()),
                    release.words(at),
                    "ask the witnesses until their quorum answers (`witness collect`)");
        }
    }

    private void incident(Incident incident) {
        if (incident.reported().isEmpty()) {
            add(
                    Alarm.Kind.INCIDENT,
                    Phrase.day(incident.opened().report().due()),
                    "the 24 hours in which the incident " + incident.id() + " is told, until "
                            + incident.opened().report().due(),
                    "send its report (`incident report`), and say so (`incident reported`)");
        }
        incident.actions().stream()
                .filter(action -> action.done().isEmpty())
                .map(Incident.Action::planned)
                .forEach(planned -> add(
                        Alarm.Kind.INCIDENT,
                        planned.due(),
                        "the time for the action " + planned.action() + " of the incident " + incident.id() + ", "
                                + planned.owner(),
                        "do it, and say what shows it (`incident done`)"));
    }

    private void holding(Holding holding) {
        for (Holder holder : holding.current()) {
            holder.attestsBy()
                    .ifPresent(day -> add(
                            Alarm.Kind.ATTESTATION,
                            day,
                            "what " + holding.release() + " was used for, to be attested by " + holder.name(),
                            "he signs it (`release attest`); silence is no attestation"));
            holding.terms()
                    .ifPresent(terms -> add(
                            Alarm.Kind.DESTRUCTION,
                            terms.destroyBy(),
                            "the time for which " + holding.release() + " may be held, by " + holder.name(),
                            "he destroys it and signs how (`release destroyed`), or it is called back"
                                    + " (`release recall`)"));
        }
    }

    /** {@code lastDay} is the last on which it still holds. */
    private void add(Alarm.Kind kind, LocalDate lastDay, String what, String remedy) {
        long days = ChronoUnit.DAYS.between(today, lastDay);
        if (days <= within) {
            found.add(new Alarm(kind, lastDay, days, what, remedy));
        }
    }

    /** An end is the first instant after; the day before it is the last, if it ends at midnight. */
    private static LocalDate lastDay(Instant end) {
        return Phrase.day(end.minusNanos(1));
    }

    private void term(Term term) {
        if (!term.lastsAt(at)) {
            return;
        }
        Tenure tenure = term.tenure();
        String who =
                phrase.person(tenure.person()) + " as " + phrase.office(tenure.office()) + " [" + tenure.id() + "]";
        term.ends().ifPresent(end -> add(Alarm.Kind.TENURE, lastDay(end), "the tenure of " + who, REGISTRAR));
        officials
                .authorities()
                .judge(term, at)
                .lastDay()
                .ifPresent(day -> add(
                        Alarm.Kind.ACTING_LIMIT,
                        day,
                        "the time for which the law lets somebody act: " + who,
                        "after it the office is vacant and what only its holder may do waits for one; "
                                + "a nomination, or who follows, is filed by the registrar (`office file`)"));
    }

    private void delegation(Granted granted) {
        if (granted.givesAuthorityAt(at)) {
            granted.ends()
                    .ifPresent(end -> add(
                            Alarm.Kind.DELEGATION,
                            lastDay(end),
                            "the delegation " + phrase.link(granted.delegation()),
                            "have a new order made by who delegates, and filed by the registrar (`office file`)"));
        }
    }

    /** Of everybody in an office: the certificate that lasts longest, for that is the one to sign with. */
    private void certificates(Person person) {
        Roster roster = officials.roster();
        boolean inOffice = roster.termsOf(person.id()).stream().anyMatch(term -> term.lastsAt(at));
        Predicate<String> lost = fingerprint -> roster.lostSince(fingerprint)
                .filter(since -> !at.isBefore(since))
                .isPresent();
        Optional<Instant> last = roster.certificatesOf(person.id()).stream()
                .filter(lost.negate())
                .flatMap(fingerprint -> officials.certificate(fingerprint).stream())
                .map(X509Certificate::getNotAfter)
                .map(java.util.Date::toInstant)
                .max(Comparator.naturalOrder());
        if (inOffice && last.isPresent()) {
            add(
                    Alarm.Kind.CERTIFICATE,
                    lastDay(last.get()),
                    "the certificate of " + person.name(),
                    "have another issued, put it into certificates/, and have the registrar file whose it is"
                            + " (`office file`)");
        }
    }

    private void revocationLists(List<TrustAnchors.NewestList> lists) {
        for (TrustAnchors.NewestList list : lists) {
            add(
                    Alarm.Kind.REVOCATION_LIST,
                    Phrase.day(list.nextUpdate()),
                    "the revocation list of " + list.issuer(),
                    "fetch its newest and put it where `revocation_lists` of narrowgate.yaml says; without it no"
                            + " certificate of that authority counts");
        }
    }
}
