package org.narrowgate.engine.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.agreement.InventedAgreement.Deed;
import org.narrowgate.engine.agreement.InventedAgreement.OwnedKey;

/** Whether an agreement is in force, told from plain lists of what was done and who was where; it folds nothing. */
final class AgreementOracle {
    private final InventedAgreement all;
    private final List<String> texts;
    private final int now;
    private final List<Integer> done;

    private AgreementOracle(InventedAgreement all, List<String> texts, int now) {
        this.all = all;
        this.texts = texts;
        this.now = now;
        this.done = IntStream.range(0, all.deeds.size())
                .filter(i -> all.deeds.get(i).when() <= now)
                .boxed()
                .toList();
    }

    static boolean isInForce(InventedAgreement agreement, List<String> texts, int now) {
        AgreementOracle oracle = new AgreementOracle(agreement, texts, now);
        for (int version : List.of(2, 1)) {
            boolean come = oracle.isOn(InventedAgreement.day(InventedAgreement.EFFECTIVE.get(version - 1)));
            if (oracle.isComplete(version) && (come || oracle.isEnded())) {
                return !oracle.isEnded()
                        && !oracle.isOn(oracle.expires(version))
                        && !oracle.isStopped(Side.CUSTODIAN)
                        && !oracle.isStopped(Side.REQUESTER);
            }
        }
        return false;
    }

    private boolean isOn(LocalDate day) {
        return !InventedAgreement.day(Math.floorDiv(now, 4)).isBefore(day);
    }

    private Deed deed(int at) {
        return all.deeds.get(at);
    }

    private List<Integer> did(Class<? extends AgreementAct> type) {
        return done.stream().filter(i -> type.isInstance(deed(i).act())).toList();
    }

    /** Whose key it was when it signed. */
    private Optional<OwnedKey> owned(Deed deed) {
        return all.keys.stream()
                .filter(k -> k.sha256().equals(deed.key()) && k.known() <= deed.when())
                .findFirst();
    }

    private boolean could(Deed deed, Act act, Side side, Optional<String> agency) {
        Optional<OwnedKey> key = owned(deed).filter(k -> k.lostKnown() > now || k.lost() > deed.when());
        return key.isPresent()
                && all.stays.stream()
                        .filter(s -> s.person().equals(key.get().person()))
                        .filter(s -> Math.max(s.from(), s.known()) <= deed.when())
                        .filter(s -> s.endKnown() > now || s.ended() > deed.when())
                        .flatMap(
                                s -> all.seats.stream().filter(seat -> seat.id().equals(s.seat())))
                        .anyMatch(seat -> seat.acts().contains(act)
                                && seat.side() == side
                                && agency.map(seat.agency()::equals).orElse(true));
    }

    private boolean couldSign(Deed deed, Side side) {
        return could(
                deed,
                Act.AGREEMENT,
                side,
                Optional.of(side == Side.CUSTODIAN ? InventedAgreement.CUSTODIAN : InventedAgreement.REQUESTER));
    }

    private boolean same(int one, int other) {
        Optional<String> person = owned(deed(one)).map(OwnedKey::person);
        return deed(one).key().equals(deed(other).key())
                || (person.isPresent() && person.equals(owned(deed(other)).map(OwnedKey::person)));
    }

    private boolean isComplete(int version) {
        List<Integer> proposed = did(AgreementAct.Proposed.class).stream()
                .filter(i -> ((AgreementAct.Proposed) deed(i).act()).version() == version)
                .toList();
        if (proposed.isEmpty()) {
            return false;
        }
        int author = proposed.get(0);
        boolean could = could(deed(author), Act.PROPOSE, Side.CUSTODIAN, Optional.empty())
                || could(deed(author), Act.PROPOSE, Side.REQUESTER, Optional.empty());
        return could
                && isReviewed(version, Role.PRIVACY, author, false)
                && isReviewed(version, Role.COUNSEL, author, true)
                && isSigned(version, Side.CUSTODIAN, author)
                && isSigned(version, Side.REQUESTER, author);
    }

    private List<Integer> reviews(int version) {
        return did(AgreementAct.Reviewed.class).stream()
                .filter(i -> review(i).version() == version)
                .toList();
    }

    private AgreementAct.Reviewed review(int at) {
        return (AgreementAct.Reviewed) deed(at).act();
    }

    private boolean isReviewed(int version, Role role, int author, boolean sufficient) {
        return reviews(version).stream()
                .filter(i -> review(i).role() == role && !same(i, author))
                .filter(i -> could(deed(i), role.act(), Side.CUSTODIAN, Optional.empty()))
                .anyMatch(i -> !sufficient
                        || (review(i).sufficiency().isPresent() && review(i).position() == Position.CONCUR));
    }

    private boolean isSigned(int version, Side side, int author) {
        return done.stream()
                .filter(i -> signs(deed(i).act(), version))
                .anyMatch(i -> couldSign(deed(i), side)
                        && !same(i, author)
                        && reviews(version).stream().noneMatch(r -> same(i, r))
                        && areAnswered(version, i));
    }

    private boolean signs(AgreementAct act, int version) {
        String text = texts.get(version - 1);
        return act instanceof AgreementAct.Signed s
                ? s.version() == version && s.text().equals(text)
                : act instanceof AgreementAct.Affirmed a
                        && a.version() == version
                        && a.text().equals(text);
    }

    /** Every objection made before a signature, by then. */
    private boolean areAnswered(int version, int signature) {
        return reviews(version).stream()
                .filter(r -> r < signature && review(r).position() == Position.OBJECT)
                .allMatch(r -> did(AgreementAct.Answered.class).stream()
                        .anyMatch(a -> a < signature
                                && ((AgreementAct.Answered) deed(a).act())
                                        .objection()
                                        .equals(InventedAgreement.paper(r))));
    }

    private boolean isEnded() {
        return did(AgreementAct.Ended.class).stream()
                .anyMatch(i -> isOn(((AgreementAct.Ended) deed(i).act()).on())
                        && (couldSign(deed(i), Side.CUSTODIAN) || couldSign(deed(i), Side.REQUESTER)));
    }

    private boolean isStopped(Side side) {
        boolean stopped = false;
        for (int i : done) {
            AgreementAct act = deed(i).act();
            if (act instanceof AgreementAct.Suspended s && couldSign(deed(i), side) && isPast(s.from())) {
                stopped = true;
            } else if (act instanceof AgreementAct.Resumed r && couldSign(deed(i), side) && isPast(r.from())) {
                stopped = false;
            }
        }
        return stopped;
    }

    private boolean isPast(Instant from) {
        return !from.isAfter(InventedAgreement.when(now));
    }

    private LocalDate expires(int version) {
        int expires = InventedAgreement.EXPIRES.get(version - 1);
        LocalDate last = InventedAgreement.day(expires);
        Map<Side, LocalDate> wish = new HashMap<>();
        for (int i : did(AgreementAct.Renewed.class)) {
            AgreementAct.Renewed renewed = (AgreementAct.Renewed) deed(i).act();
            boolean runs =
                    InventedAgreement.day(Math.floorDiv(deed(i).when(), 4)).isBefore(last);
            for (Side side : Side.values()) {
                if (renewed.version() == version && runs && couldSign(deed(i), side)) {
                    wish.put(side, renewed.until());
                }
            }
            LocalDate ours = wish.getOrDefault(Side.CUSTODIAN, last);
            LocalDate theirs = wish.getOrDefault(Side.REQUESTER, last);
            if (ours.isAfter(last) && theirs.isAfter(last)) {
                last = ours.isBefore(theirs) ? ours : theirs;
            }
        }
        return last;
    }
}
