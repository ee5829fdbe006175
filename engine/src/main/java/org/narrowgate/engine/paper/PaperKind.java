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
    OFFICES,
    /** Settles an open question about an office: counsel's. */
    SETTLEMENT,
    AGREEMENT_PROPOSED,
    AGREEMENT_REVIEWED,
    OBJECTION_ANSWERED,
    AGREEMENT_SIGNED,
    AGREEMENT_PUBLISHED,
    AGREEMENT_SUSPENDED,
    AGREEMENT_RESUMED,
    AGREEMENT_RENEWED,
    AGREEMENT_AFFIRMED,
    AGREEMENT_ENDED,
    /** That a court ordered something: counsel's. */
    COURT_ORDER,
    ORDER_LIFTED,
    /** Lets a run go on that an order had reached. */
    ORDER_ANSWERED,
    /** Calls a release back. */
    RECALL,
    /** What a holder did with what he had: his own. */
    RECALL_ACKNOWLEDGED,
    RECALL_CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PaperKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(PaperKind::word).toList();
    }

    public boolean isOfOffices() {
        return this == OFFICES || this == SETTLEMENT;
    }

    public boolean isOfOrders() {
        return this == COURT_ORDER || this == ORDER_LIFTED || this == ORDER_ANSWERED;
    }

    public boolean isOfAgreements() {
        return !isOfOffices() && !isOfOrders() && !isOfRecalls();
    }

    public boolean isOfRecalls() {
        return this == RECALL || this == RECALL_ACKNOWLEDGED || this == RECALL_CLOSED;
    }

    /** Folder of the workspace in which it is kept. */
    String folder() {
        if (isOfOrders()) {
            return "orders/papers";
        }
        if (isOfRecalls()) {
            return "recalls";
        }
        return isOfOffices() ? "offices" : "agreements/papers";
    }

    /** The acts by any of which it may be signed. */
    public List<Mandate> mandates() {
        return switch (this) {
            case OFFICES -> custodian(Act.ROSTER);
            case SETTLEMENT, COURT_ORDER, ORDER_LIFTED -> custodian(Act.OPINION);
            case RECALL, RECALL_CLOSED -> custodian(Act.OPINION, Act.DECIDE, Act.REVIEW_SAFEGUARDS);
            case RECALL_ACKNOWLEDGED ->
                List.of(Mandate.of(Act.RECEIVE, Side.REQUESTER), Mandate.of(Act.REQUEST, Side.REQUESTER));
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

    private static List<Mandate> custodian(Act... acts) {
        return Stream.of(acts).map(act -> Mandate.of(act, Side.CUSTODIAN)).toList();
    }
}
