package org.narrowgate.engine.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;

/** What a paper does, and by which act somebody may sign it; written in small letters with hyphens. */
public enum PaperKind {
    /** Says who is in which office. */
    OFFICES(Subject.OFFICES),
    /** Settles an open question about an office: counsel's. */
    SETTLEMENT(Subject.OFFICES),
    AGREEMENT_PROPOSED(Subject.AGREEMENTS),
    AGREEMENT_REVIEWED(Subject.AGREEMENTS),
    OBJECTION_ANSWERED(Subject.AGREEMENTS),
    AGREEMENT_SIGNED(Subject.AGREEMENTS),
    AGREEMENT_PUBLISHED(Subject.AGREEMENTS),
    AGREEMENT_SUSPENDED(Subject.AGREEMENTS),
    AGREEMENT_RESUMED(Subject.AGREEMENTS),
    AGREEMENT_RENEWED(Subject.AGREEMENTS),
    AGREEMENT_AFFIRMED(Subject.AGREEMENTS),
    AGREEMENT_ENDED(Subject.AGREEMENTS),
    /** That a court ordered something: counsel's. */
    COURT_ORDER(Subject.ORDERS),
    ORDER_LIFTED(Subject.ORDERS),
    /** Lets a run go on that an order had reached. */
    ORDER_ANSWERED(Subject.ORDERS),
    /** That evidence is to be erased: counsel's. */
    ERASURE_ORDERED(Subject.ERASURES),
    /** That what it reaches was seen, and may go: another person's. */
    ERASURE_APPROVED(Subject.ERASURES),
    /** That evidence may go to an inspector: of who answers for the decisions, or counsel's. */
    EXPORT_ORDERED(Subject.EXPORTS),
    /** That it may go whole, or in the clear: another person's. */
    EXPORT_APPROVED(Subject.EXPORTS),
    /** That nothing goes by an order any more: of any of those. */
    EXPORT_WITHDRAWN(Subject.EXPORTS),
    /** Calls a release back. */
    RECALL(Subject.RECALLS),
    /** What a holder did with what he had: his own. */
    RECALL_ACKNOWLEDGED(Subject.RECALLS),
    RECALL_CLOSED(Subject.RECALLS),
    /** That something happened which should not have. */
    INCIDENT(Subject.INCIDENTS),
    INCIDENT_REPORTED(Subject.INCIDENTS),
    INCIDENT_ACTION(Subject.INCIDENTS),
    INCIDENT_ACTION_DONE(Subject.INCIDENTS),
    /** The custodian's alone, and not of who let it go. */
    INCIDENT_CLOSED(Subject.INCIDENTS),
    /** Something that was found at a recipient's: of the custodian's chief of safeguards, as what follows. */
    SAFEGUARD_FINDING(Subject.SAFEGUARDS),
    SAFEGUARD_PLANNED(Subject.SAFEGUARDS),
    SAFEGUARD_CLOSED(Subject.SAFEGUARDS),
    /** A document on a recipient that was received. */
    SAFEGUARD_EVIDENCE(Subject.SAFEGUARDS),
    /** Until when an official of a recipient is cleared and trained. */
    RECIPIENT_CLEARED(Subject.SAFEGUARDS),
    /** How a recipient keeps what he has. */
    RECIPIENT_PROFILED(Subject.SAFEGUARDS),
    /** A holder of a release has it: his own, as the three that follow. */
    HOLDING_RECEIVED(Subject.HOLDERS),
    HOLDING_PASSED(Subject.HOLDERS),
    /** What it was used for, and by whom. */
    HOLDING_ATTESTED(Subject.HOLDERS),
    HOLDING_DESTROYED(Subject.HOLDERS),
    /** Which witnesses must cosign both logs before anything leaves: of who signs agreements for the custodian. */
    WITNESSES_ADOPTED(Subject.WITNESSES);

    /** What papers are about; each has a folder of the workspace in which they are kept, and a fold of its own. */
    public enum Subject {
        OFFICES("offices"),
        AGREEMENTS("agreements/papers"),
        ORDERS("orders/papers"),
        RECALLS("recalls"),
        INCIDENTS("incidents"),
        SAFEGUARDS("safeguards/papers"),
        HOLDERS("holders"),
        WITNESSES("witnesses"),
        ERASURES("erasures"),
        EXPORTS("exports");

        private final String folder;

        Subject(String folder) {
            this.folder = folder;
        }
    }

    private final Subject subject;

    PaperKind(Subject subject) {
        this.subject = subject;
    }

    public Subject subject() {
        return subject;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PaperKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(PaperKind::word).toList();
    }

    /** Folder of the workspace in which it is kept. */
    String folder() {
        return subject.folder;
    }

    /** The acts by any of which it may be signed. */
    public List<Mandate> mandates() {
        return switch (this) {
            case OFFICES -> custodian(Act.ROSTER);
            case SETTLEMENT, COURT_ORDER, ORDER_LIFTED, ERASURE_ORDERED -> custodian(Act.OPINION);
            case EXPORT_ORDERED -> custodian(Act.DECIDE, Act.OPINION);
            case ERASURE_APPROVED, EXPORT_APPROVED, EXPORT_WITHDRAWN ->
                custodian(Act.DECIDE, Act.OPINION, Act.REVIEW_PRIVACY, Act.REVIEW_SAFEGUARDS);
            case RECALL, RECALL_CLOSED -> custodian(Act.OPINION, Act.DECIDE, Act.REVIEW_SAFEGUARDS);
            case RECALL_ACKNOWLEDGED, HOLDING_RECEIVED, HOLDING_PASSED, HOLDING_ATTESTED, HOLDING_DESTROYED ->
                List.of(Mandate.of(Act.RECEIVE, Side.REQUESTER), Mandate.of(Act.REQUEST, Side.REQUESTER));
            case INCIDENT ->
                eitherSide(Act.OPINION, Act.DECIDE, Act.REVIEW_SAFEGUARDS, Act.REVIEW_PRIVACY, Act.OBSERVE);
            case INCIDENT_REPORTED, INCIDENT_ACTION, INCIDENT_ACTION_DONE ->
                eitherSide(Act.OPINION, Act.DECIDE, Act.REVIEW_SAFEGUARDS, Act.REVIEW_PRIVACY);
            case INCIDENT_CLOSED -> custodian(Act.OPINION, Act.REVIEW_SAFEGUARDS, Act.REVIEW_PRIVACY);
            case SAFEGUARD_FINDING,
                    SAFEGUARD_PLANNED,
                    SAFEGUARD_CLOSED,
                    SAFEGUARD_EVIDENCE,
                    RECIPIENT_CLEARED,
                    RECIPIENT_PROFILED -> custodian(Act.REVIEW_SAFEGUARDS);
            case WITNESSES_ADOPTED -> custodian(Act.AGREEMENT);
            case ORDER_ANSWERED -> custodian(Act.FINDING, Act.OPINION);
            case AGREEMENT_REVIEWED ->
                custodian(Act.REVIEW_COUNSEL, Act.REVIEW_PRIVACY, Act.REVIEW_SAFEGUARDS, Act.OBSERVE);
            case AGREEMENT_PUBLISHED -> custodian(Act.PROPOSE, Act.AGREEMENT);
            case AGREEMENT_PROPOSED, OBJECTION_ANSWERED ->
                List.of(Mandate.of(Act.PROPOSE, Side.CUSTODIAN, Side.REQUESTER));
            case AGREEMENT_SIGNED,
                    AGREEMENT_SUSPENDED,
                    AGREEMENT_RESUMED,
                    AGREEMENT_RENEWED,
                    AGREEMENT_AFFIRMED,
                    AGREEMENT_ENDED -> List.of(Mandate.of(Act.AGREEMENT, Side.CUSTODIAN, Side.REQUESTER));
        };
    }

    /** Of the custodian by these acts, or of the requester by what makes him a holder. */
    private static List<Mandate> eitherSide(Act... acts) {
        return Stream.concat(
                        custodian(acts).stream(),
                        Stream.of(Act.RECEIVE, Act.REQUEST).map(act -> Mandate.of(act, Side.REQUESTER)))
                .toList();
    }

    private static List<Mandate> custodian(Act... acts) {
        return Stream.of(acts).map(act -> Mandate.of(act, Side.CUSTODIAN)).toList();
    }
}
