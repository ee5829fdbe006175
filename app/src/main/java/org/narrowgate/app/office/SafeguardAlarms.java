package org.narrowgate.app.office;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.engine.safeguard.Clearance;
import org.narrowgate.engine.safeguard.Evidence;
import org.narrowgate.engine.safeguard.Finding;
import org.narrowgate.engine.safeguard.RecipientSafeguards;

/** What ends, or ended and nobody replaced it, of what is on file of one recipient's safeguards. */
final class SafeguardAlarms {
    private final RecipientSafeguards recipient;
    private final Roster roster;
    private final Instant at;

    SafeguardAlarms(RecipientSafeguards recipient, Roster roster, Instant at) {
        this.recipient = recipient;
        this.roster = roster;
        this.at = at;
    }

    /** Who is told: with the last day on which it still holds. */
    interface Told {
        void of(Alarm.Kind kind, LocalDate lastDay, String what, String remedy);
    }

    void look(Told told) {
        recipient.openFindings().forEach(each -> finding(each, told));
        recipient.kindsDue().stream().sorted().forEach(kind -> evidence(kind, told));
        recipient.officials().values().forEach(each -> official(each, told));
    }

    private void finding(Finding finding, Told told) {
        String named = "the safeguard finding " + finding.id() + " on " + recipient.recipient();
        finding.plan()
                .ifPresentOrElse(
                        plan -> told.of(
                                Alarm.Kind.SAFEGUARD_FINDING,
                                plan.due(),
                                "the plan for " + named,
                                "the chief of safeguards closes it (`safeguards close`), or files another plan (`safeguards"
                                        + " plan`); without one a release waits for a person"),
                        () -> told.of(
                                Alarm.Kind.SAFEGUARD_FINDING,
                                finding.opened().opened(),
                                "no dated plan for " + named,
                                "have the recipient name a day, which the chief of safeguards files (`safeguards plan`);"
                                        + " without one a release waits for a person"));
    }

    /** Of one kind, what counts longest. */
    private void evidence(Evidence.Kind kind, Told told) {
        recipient.evidence().stream()
                .filter(each -> each.kind() == kind)
                .max(Comparator.comparing(Evidence::until))
                .ifPresent(
                        each -> told.of(
                                Alarm.Kind.SAFEGUARD_EVIDENCE,
                                each.until().minusDays(1),
                                "the evidence " + each.id() + " (" + Phrase.word(kind) + ") on "
                                        + recipient.recipient(),
                                "have the recipient give the next, which the chief of safeguards files (`safeguards evidence`)"));
    }

    /** Of who has left nobody asks. */
    private void official(Clearance each, Told told) {
        boolean inOffice = roster.termsOf(each.official()).stream().anyMatch(term -> term.lastsAt(at));
        Optional<String> name = roster.person(each.official(), at).map(Person::name);
        if (inOffice && name.isPresent()) {
            String remedy = "the chief of safeguards files until when it was renewed (`safeguards clear`)";
            each.cleared()
                    .ifPresent(until -> told.of(
                            Alarm.Kind.CLEARANCE, until.minusDays(1), "the clearance of " + name.get(), remedy));
            each.trained()
                    .ifPresent(until ->
                            told.of(Alarm.Kind.TRAINING, until.minusDays(1), "the training of " + name.get(), remedy));
        }
    }
}
