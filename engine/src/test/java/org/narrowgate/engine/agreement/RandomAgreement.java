package org.narrowgate.engine.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementAct.Position;
import org.narrowgate.engine.agreement.AgreementAct.Role;
import org.narrowgate.engine.agreement.InventedAgreement.Deed;
import org.narrowgate.engine.agreement.InventedAgreement.OwnedKey;
import org.narrowgate.engine.agreement.InventedAgreement.Seat;
import org.narrowgate.engine.agreement.InventedAgreement.Stay;

/** An agreement on its way through two versions as it should go, with whatever goes wrong strewn in. */
final class RandomAgreement {
    static final int QUARTERS = 150;
    private static final String[] ACTORS = {
        "clerk", "counsel", "privacy", "head", "vice", "chief", "deputy", "stranger", "scribe"
    };
    private static final int[] ODDS = {0, 14};

    private final InventedAgreement made = new InventedAgreement();
    private final SplittableRandom random;
    private final List<String> texts;
    private final int faults;
    private int when = 1;

    private RandomAgreement(SplittableRandom random, List<String> texts, boolean clean) {
        this.random = random;
        this.texts = texts;
        this.faults = ODDS[clean ? 0 : 1];
    }

    /** {@code texts} are the SHA-256 of its versions. */
    static InventedAgreement of(SplittableRandom random, List<String> texts) {
        RandomAgreement made = new RandomAgreement(random, texts, false);
        made.people();
        made.version(1);
        for (int i = random.nextInt(4); i > 0; i--) {
            made.strewn(1);
        }
        if (random.nextBoolean()) {
            made.version(2);
        }
        return made.made;
    }

    /** One on which everything is done by whom it should be, once, and nobody leaves. */
    static InventedAgreement clean(SplittableRandom random, List<String> texts) {
        RandomAgreement made = new RandomAgreement(random, texts, true);
        made.people();
        made.version(1);
        return made.made;
    }

    private void people() {
        seat("clerk", InventedAgreement.CUSTODIAN, Side.CUSTODIAN, Act.PROPOSE);
        seat("counsel", InventedAgreement.CUSTODIAN, Side.CUSTODIAN, Act.REVIEW_COUNSEL);
        seat("privacy", InventedAgreement.CUSTODIAN, Side.CUSTODIAN, Act.REVIEW_PRIVACY);
        seat("head", InventedAgreement.CUSTODIAN, Side.CUSTODIAN, Act.AGREEMENT, Act.PROPOSE);
        seat("vice", InventedAgreement.CUSTODIAN, Side.CUSTODIAN, Act.AGREEMENT);
        seat("chief", InventedAgreement.REQUESTER, Side.REQUESTER, Act.AGREEMENT);
        seat("deputy", InventedAgreement.REQUESTER, Side.REQUESTER, Act.AGREEMENT, Act.PROPOSE);
        seat("stranger", "Mountain Brigade", Side.REQUESTER, Act.AGREEMENT);
        seat("scribe", InventedAgreement.REQUESTER, Side.REQUESTER, Act.PROPOSE);
        for (int i = 0; i < 2; i++) {
            if (sometimes(40)) {
                int known = random.nextInt(30);
                made.stays.add(new Stay(
                        custodians(), custodians(), known + random.nextInt(-9, 9), known, InventedAgreement.NEVER, 0));
            }
        }
    }

    private String custodians() {
        return ACTORS[random.nextInt(5)];
    }

    private void seat(String id, String agency, Side side, Act... acts) {
        made.seats.add(new Seat(id, agency, side, Set.of(acts)));
        boolean leaves = sometimes(14);
        int ended = leaves ? random.nextInt(QUARTERS / 2) : InventedAgreement.NEVER;
        made.stays.add(new Stay(id, id, -90, 0, ended, leaves ? ended + random.nextInt(40) : 0));
        boolean lost = sometimes(8);
        int since = lost ? random.nextInt(40) : InventedAgreement.NEVER;
        made.keys.add(new OwnedKey("1-" + id, id, 0, since, lost ? since + random.nextInt(20) : 0));
        made.keys.add(new OwnedKey("2-" + id, id, random.nextInt(20), InventedAgreement.NEVER, 0));
    }

    /** So many in a hundred, and never where nothing goes wrong. */
    private boolean sometimes(int percent) {
        return faults > 0 && random.nextInt(100) < percent;
    }

    private void version(int version) {
        reviewable(version);
        String text = sometimes(4) ? "other" : texts.get(version - 1);
        does(sometimes(30) ? "vice" : "head", new AgreementAct.Signed("A", version, text, "page"));
        does(sometimes(30) ? "deputy" : "chief", new AgreementAct.Signed("A", version, text, "page"));
        if (sometimes(40)) {
            does("head", new AgreementAct.Suspended("A", soon(), "so"));
            does("head", new AgreementAct.Resumed("A", soon(), "so"));
        }
        if (sometimes(50)) {
            does("head", renewed(version));
            does("chief", renewed(version));
        }
    }

    private void reviewable(int version) {
        AgreementAct proposed = new AgreementAct.Proposed("A", version, texts.get(version - 1), Optional.empty(), "so");
        when += random.nextInt(3);
        // The reception lets no version be proposed twice, nor skipped.
        made.deeds.add(new Deed(when, key(sometimes(faults) ? anybody() : "clerk"), proposed));
        if (random.nextInt(3) == 0) {
            does("privacy", reviewed(version, Role.PRIVACY, Position.OBJECT));
            int objection = made.deeds.size() - 1;
            does("clerk", new AgreementAct.Answered("A", InventedAgreement.paper(objection), "yet so"));
        }
        does("privacy", reviewed(version, Role.PRIVACY, Position.CONCUR));
        does("counsel", reviewed(version, Role.COUNSEL, Position.CONCUR));
    }

    private void does(String actor, AgreementAct act) {
        if (sometimes(faults)) {
            strewn(1 + random.nextInt(2));
        }
        if (!sometimes(5)) {
            when += random.nextInt(4);
            made.deeds.add(new Deed(when, key(sometimes(faults) ? anybody() : actor), act));
        }
    }

    private void strewn(int version) {
        when += random.nextInt(4);
        made.deeds.add(new Deed(when, key(anybody()), any(version)));
    }

    private AgreementAct any(int version) {
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                reviewed(
                        version,
                        Role.values()[random.nextInt(3)],
                        random.nextBoolean() ? Position.CONCUR : Position.OBJECT);
            case 2 ->
                new AgreementAct.Answered(
                        "A", InventedAgreement.paper(random.nextInt(1 + made.deeds.size())), "yet so");
            case 3 -> new AgreementAct.Signed("A", version, texts.get(version - 1), "page");
            case 4, 5 -> new AgreementAct.Affirmed("A", version, texts.get(version - 1), "so");
            case 6 -> new AgreementAct.Suspended("A", soon(), "so");
            case 7 -> new AgreementAct.Resumed("A", soon(), "so");
            case 8 -> renewed(version);
            default -> new AgreementAct.Ended("A", InventedAgreement.day(when / 4 + random.nextInt(12)), "so");
        };
    }

    private Instant soon() {
        return InventedAgreement.when(when + random.nextInt(-2, 10));
    }

    private AgreementAct renewed(int version) {
        return new AgreementAct.Renewed("A", version, InventedAgreement.day(18 + random.nextInt(20)), "so");
    }

    private AgreementAct reviewed(int version, Role role, Position position) {
        boolean sufficient = role == Role.COUNSEL && position == Position.CONCUR && !sometimes(5);
        return new AgreementAct.Reviewed(
                "A", version, role, position, "so", sufficient ? Optional.of("it is") : Optional.empty());
    }

    private String anybody() {
        return ACTORS[random.nextInt(ACTORS.length)];
    }

    private String key(String person) {
        return (sometimes(25) ? "2-" : "1-") + person;
    }
}
