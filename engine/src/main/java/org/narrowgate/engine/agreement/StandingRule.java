package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.agreement.AgreementHistory.Doing;
import org.narrowgate.engine.agreement.AgreementStanding.State;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;

/**
 * What puts an agreement in force: a version proposed, reviewed by every reviewer there is, found legally sufficient by
 * counsel, its objections answered, signed for both sides by whoever could at that time, and its day come. Nobody is
 * author and approver of one version.
 */
final class StandingRule {
    private static final Mandate SIGNS = Mandate.of(Act.AGREEMENT, Side.CUSTODIAN, Side.REQUESTER);
    private static final Mandate PROPOSES = Mandate.of(Act.PROPOSE, Side.CUSTODIAN, Side.REQUESTER);

    private final Officials officials;
    private final AgreementTexts texts;
    private final String custodian;
    private final Instant at;

    /** {@code officials} as known at the instant. */
    StandingRule(Officials officials, AgreementTexts texts, String custodian, Instant at) {
        this.officials = officials;
        this.texts = texts;
        this.custodian = custodian;
        this.at = at;
    }

    /** {@code history} holds what was filed by the instant, and nothing later. */
    AgreementStanding of(AgreementHistory history) throws IOException, DocumentException {
        Optional<AgreementStanding> last = Optional.empty();
        for (long version = history.lastVersion(); version > 0; version--) {
            AgreementStanding standing = of(history, version);
            if (standing.isSigned() && standing.state() != State.SIGNED) {
                return standing;
            }
            // A version on its way does not touch the one before it; where there is none, it is what there is to tell.
            last = last.or(() -> Optional.of(standing));
        }
        return last.orElse(new AgreementStanding(
                State.UNKNOWN, 0, Optional.empty(), Optional.empty(), List.of("it was never proposed")));
    }

    private AgreementStanding of(AgreementHistory history, long version) throws IOException, DocumentException {
        Optional<Doing<AgreementAct.Proposed>> proposal = history.proposal(version);
        if (proposal.isEmpty()) {
            return new AgreementStanding(
                    State.PROPOSED, version, Optional.empty(), Optional.empty(), List.of("it was never proposed"));
        }
        Optional<AgreementText> text = texts.of(proposal.get().act().text());
        List<String> lacking = text.isPresent()
                ? lacking(history, proposal.get(), text.get())
                : List.of("its text (SHA-256 " + proposal.get().act().text()
                        + ") is not in agreements/, or was altered: put it back as it was proposed");
        Optional<LocalDate> expires = text.map(t -> expires(history, t, version));
        State state = lacking.isEmpty() ? state(history, text.orElseThrow(), expires.orElseThrow()) : State.PROPOSED;
        return new AgreementStanding(state, version, text, expires, lacking);
    }

    private State state(AgreementHistory history, AgreementText text, LocalDate expires) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean ended = history.all(AgreementAct.Ended.class, e -> !day.isBefore(e.on())).stream()
                .anyMatch(e -> side(e.paper(), text).isPresent());
        if (ended) {
            return State.ENDED;
        }
        if (day.isBefore(text.effective())) {
            return State.SIGNED;
        }
        if (!day.isBefore(expires)) {
            return State.EXPIRED;
        }
        return Stream.of(Side.values()).anyMatch(side -> isSuspendedBy(history, text, side))
                ? State.SUSPENDED
                : State.IN_FORCE;
    }

    /** Each side lifts what it imposed itself, and not what the other did. */
    private boolean isSuspendedBy(AgreementHistory history, AgreementText text, Side side) {
        Stream<Doing<? extends AgreementAct>> acts = Stream.concat(
                history.all(AgreementAct.Suspended.class, s -> !at.isBefore(s.from())).stream(),
                history.all(AgreementAct.Resumed.class, r -> !at.isBefore(r.from())).stream());
        return acts.filter(d -> side(d.paper(), text).filter(side::equals).isPresent())
                .max(Comparator.comparingLong(d -> d.paper().filed().sequence()))
                .filter(d -> d.act() instanceof AgreementAct.Suspended)
                .isPresent();
    }

    /** Both sides must want it, before it has run out; what one side wants alone changes nothing. */
    private LocalDate expires(AgreementHistory history, AgreementText text, long version) {
        LocalDate expires = text.expires();
        Map<Side, LocalDate> wanted = new EnumMap<>(Side.class);
        for (Doing<AgreementAct.Renewed> renewed :
                history.all(AgreementAct.Renewed.class, r -> r.version() == version)) {
            Optional<Side> side = side(renewed.paper(), text);
            if (side.isPresent()
                    && LocalDate.ofInstant(renewed.paper().at(), ZoneOffset.UTC).isBefore(expires)) {
                wanted.put(side.get(), renewed.act().until());
            }
            if (wanted.size() == Side.values().length) {
                LocalDate shorter = Collections.min(wanted.values());
                expires = shorter.isAfter(expires) ? shorter : expires;
            }
        }
        return expires;
    }

    /** What the last version proposed needs but signatures: reviews, a statement of sufficiency, answers. */
    List<String> lackingBeforeSignature(AgreementHistory history) throws IOException, DocumentException {
        Optional<Doing<AgreementAct.Proposed>> proposal = history.proposal(history.lastVersion());
        if (proposal.isEmpty()) {
            return List.of("it was never proposed");
        }
        Optional<AgreementText> text = texts.of(proposal.get().act().text());
        if (text.isEmpty()) {
            return List.of("its text is not in agreements/, or was altered: put it back as it was proposed");
        }
        List<String> lacking = new ArrayList<>(unready(history, proposal.get(), text.get()));
        history.objections().stream()
                .filter(o -> o.review().version() == history.lastVersion()
                        && o.answers().isEmpty())
                .forEach(o -> lacking.add("the objection `" + o.paper().id() + "` is not answered: " + who(PROPOSES)
                        + " may answer it (`agreement answer`)"));
        return lacking;
    }

    private List<String> lacking(AgreementHistory history, Doing<AgreementAct.Proposed> proposal, AgreementText text) {
        List<String> lacking = new ArrayList<>(unready(history, proposal, text));
        for (Side side : Side.values()) {
            signature(side, history, proposal, text).ifPresent(lacking::add);
        }
        return lacking;
    }

    private static List<Doing<AgreementAct.Reviewed>> reviews(
            AgreementHistory history, Doing<AgreementAct.Proposed> proposal) {
        return history.all(
                AgreementAct.Reviewed.class, r -> r.version() == proposal.act().version());
    }

    private List<String> unready(AgreementHistory history, Doing<AgreementAct.Proposed> proposal, AgreementText text) {
        List<String> lacking = new ArrayList<>();
        judged(proposal.paper(), PROPOSES)
                .refusal()
                .ifPresent(why -> lacking.add("the proposal does not count: " + why));
        if (!text.custodian().equals(custodian)) {
            lacking.add("its `custodian` is not the one of narrowgate.yaml");
        }
        for (Role role : Role.values()) {
            review(role, reviews(history, proposal), proposal).ifPresent(lacking::add);
        }
        return lacking;
    }

    /**
     * A review is wanting wherever there was an office that makes it when the version was proposed, for one that is
     * founded later must not undo what is in force; that of counsel always is.
     */
    private Optional<String> review(
            Role role, List<Doing<AgreementAct.Reviewed>> reviews, Doing<AgreementAct.Proposed> proposal) {
        Mandate mandate = Mandate.of(role.act(), Side.CUSTODIAN);
        boolean wanted = role == Role.COUNSEL
                || (role != Role.INSPECTOR
                        && officials.knownAt(proposal.paper().at()).roster().offices().stream()
                                .anyMatch(o ->
                                        o.side() == Side.CUSTODIAN && o.acts().contains(role.act())));
        List<Doing<AgreementAct.Reviewed>> counting = reviews.stream()
                .filter(r -> r.act().role() == role
                        && !r.paper().isBySamePersonAs(proposal.paper())
                        && judged(r.paper(), mandate).signed().isPresent())
                .toList();
        String who = word(role);
        if (wanted && counting.isEmpty()) {
            return Optional.of("the review by " + who + " is wanting: " + who(mandate)
                    + " may give it (`agreement review` or `agreement object`)");
        }
        boolean sufficient = counting.stream()
                .anyMatch(r -> r.act().position() == Position.CONCUR
                        && r.act().sufficiency().isPresent());
        return role == Role.COUNSEL && !sufficient
                ? Optional.of("counsel's statement of legal sufficiency is wanting: " + who(mandate)
                        + " may give it (`agreement review --sufficiency`)")
                : Optional.empty();
    }

    private static String word(Role role) {
        return switch (role) {
            case COUNSEL -> "counsel";
            case PRIVACY -> "the privacy officer";
            case SAFEGUARDS -> "the safeguards officer";
            case INSPECTOR -> "the inspector";
        };
    }

    private Optional<String> signature(
            Side side, AgreementHistory history, Doing<AgreementAct.Proposed> proposal, AgreementText text) {
        String agency = agency(side, text);
        List<AgreementPaper> signed = Stream.concat(
                        history
                                .all(
                                        AgreementAct.Signed.class,
                                        s -> s.version() == proposal.act().version()
                                                && s.text().equals(text.sha256()))
                                .stream(),
                        history
                                .all(
                                        AgreementAct.Affirmed.class,
                                        a -> a.version() == proposal.act().version()
                                                && a.text().equals(text.sha256()))
                                .stream())
                .<AgreementPaper>map(Doing::paper)
                .toList();
        List<String> refusals = new ArrayList<>();
        for (AgreementPaper paper : signed) {
            Optional<String> refusal = refusal(paper, side, agency, history, proposal);
            if (refusal.isEmpty()) {
                return Optional.empty();
            }
            refusals.add(refusal.get());
        }
        return Optional.of("the signature for " + agency + " is wanting"
                + refusals.stream()
                        .filter(r -> !r.isEmpty())
                        .map(r -> "; one does not count: " + r)
                        .reduce("", String::concat)
                + ": " + who(Mandate.of(Act.AGREEMENT, side)) + " may give it (`agreement sign`)");
    }

    /** Why a signature does not count for a side; an empty text if it is the other side's. */
    private Optional<String> refusal(
            AgreementPaper paper,
            Side side,
            String agency,
            AgreementHistory history,
            Doing<AgreementAct.Proposed> proposal) {
        SignerCheck check = judged(paper, Mandate.of(Act.AGREEMENT, side));
        if (check.refusal().isPresent()) {
            return judged(paper, SIGNS).signed().isPresent() ? Optional.of("") : check.refusal();
        }
        boolean ofAgency = check.signed().orElseThrow().ways().stream()
                .map(Signatory::agency)
                .anyMatch(agency::equals);
        if (!ofAgency) {
            return Optional.of("who signed holds no office of " + agency);
        }
        if (paper.isBySamePersonAs(proposal.paper())
                || reviews(history, proposal).stream().anyMatch(r -> r.paper().isBySamePersonAs(paper))) {
            return Optional.of("who wrote or reviewed a version may not approve it");
        }
        boolean unanswered = history.objections().stream()
                .anyMatch(o -> o.review().version() == proposal.act().version()
                        && o.paper().filed().sequence() < paper.filed().sequence()
                        && o.answers().stream()
                                .noneMatch(a -> a.paper().filed().sequence()
                                        < paper.filed().sequence()));
        return unanswered ? Optional.of("it was given before every objection was answered") : Optional.empty();
    }

    /** For which side somebody could sign when he did; empty if he could not, or only for an agency that is no party. */
    private Optional<Side> side(AgreementPaper paper, AgreementText text) {
        return judged(paper, SIGNS).signed().stream()
                .flatMap(s -> s.ways().stream())
                .filter(way -> way.agency().equals(agency(side(way), text)))
                .map(StandingRule::side)
                .findFirst();
    }

    private static Side side(Signatory way) {
        return way.authority().office().side();
    }

    private static String agency(Side side, AgreementText text) {
        return side == Side.CUSTODIAN ? text.custodian() : text.requester();
    }

    private SignerCheck judged(AgreementPaper paper, Mandate mandate) {
        return officials.judge(paper.filed().certificate(), List.of(mandate), paper.at());
    }

    /** Whom to ask. */
    private String who(Mandate mandate) {
        List<String> names = officials.who(mandate, at).stream()
                .map(s -> s.name() + " (" + s.office() + ")")
                .distinct()
                .toList();
        return names.isEmpty()
                ? "nobody at present; `office who --may " + mandate.act().word()
                        + "` says what is lacking, and then who"
                : String.join(" or ", names);
    }
}
