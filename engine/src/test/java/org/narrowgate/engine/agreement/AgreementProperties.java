package org.narrowgate.engine.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.agreement.InventedAgreement.Deed;
import org.narrowgate.engine.agreement.InventedAgreement.OwnedKey;
import org.narrowgate.engine.agreement.InventedAgreement.Stay;

/** An agreement is in force when everything that it needs was done by whoever could do it then, and at no other time. */
final class AgreementProperties {
    private static final int TRIALS = 500;
    private static final int MOMENTS = 6;

    @TempDir
    Path folder;

    private List<String> sha256 = List.of();

    @SuppressWarnings("NullAway.Init") // read before each test
    private AgreementTexts texts;

    @BeforeEach
    void writesTheTexts() throws Exception {
        sha256 = InventedAgreement.texts(folder);
        texts = AgreementTexts.in(folder);
    }

    /** What holds of a clean agreement, once more after something is changed in it. */
    private interface Property {
        void holds(InventedAgreement clean, SplittableRandom random, String shown) throws Exception;
    }

    private void ofCleanOnes(Property property) throws Exception {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < TRIALS / 5; trial++) {
            property.holds(RandomAgreement.clean(random, sha256), random, "seed " + seed + ", trial " + trial);
        }
    }

    /** Some time after the last signature within the first version's days. */
    private static int later(InventedAgreement agreement, SplittableRandom random) {
        int last = agreement.deeds.get(agreement.deeds.size() - 1).when();
        int from = Math.max(last + 1, 4 * InventedAgreement.EFFECTIVE.get(0));
        return random.nextInt(from, 4 * InventedAgreement.EXPIRES.get(0));
    }

    private boolean isInForce(InventedAgreement agreement, int now) throws Exception {
        return agreement.standing(texts, now).isInForce();
    }

    @Test
    void is_in_force_when_the_oracle_finds_all_that_it_needs_and_at_no_other_time() throws Exception {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int inForce = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            InventedAgreement agreement = RandomAgreement.of(random, sha256);
            for (int i = 0; i < MOMENTS; i++) {
                int now = random.nextInt(RandomAgreement.QUARTERS);
                boolean expected = AgreementOracle.isInForce(agreement, sha256, now);
                AgreementStanding standing = agreement.standing(texts, now);
                assertThat(standing.isInForce())
                        .as("seed %d, trial %d, at %d: %s", seed, trial, now, standing)
                        .isEqualTo(expected);
                inForce += expected ? 1 : 0;
            }
        }
        assertThat(inForce).as("seed %d: cases in force", seed).isBetween(TRIALS * MOMENTS / 100, TRIALS * MOMENTS / 2);
    }

    @Test
    void is_in_force_within_its_days_once_everything_was_done_and_not_a_quarter_of_a_day_outside() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int first = Math.max(
                    agreement.deeds.get(agreement.deeds.size() - 1).when(), 4 * InventedAgreement.EFFECTIVE.get(0));
            int over = 4 * InventedAgreement.EXPIRES.get(0);
            assertThat(isInForce(agreement, first)).as(shown).isTrue();
            assertThat(isInForce(agreement, first - 1)).as(shown).isFalse();
            assertThat(isInForce(agreement, over - 1)).as(shown).isTrue();
            assertThat(isInForce(agreement, over)).as(shown).isFalse();
        });
    }

    @Test
    void is_not_in_force_if_any_one_thing_was_not_done() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int now = later(agreement, random);
            Deed missing = agreement.deeds.remove(random.nextInt(agreement.deeds.size()));
            boolean objection =
                    missing.act() instanceof AgreementAct.Reviewed r && r.role() == AgreementAct.Role.PRIVACY;
            // Without an objection, or without one of two reviews by privacy, there is still all that is needed.
            if (!objection) {
                assertThat(isInForce(agreement, now))
                        .as("%s without %s", shown, missing)
                        .isFalse();
            }
        });
    }

    @Test
    void falls_out_of_force_when_it_is_learnt_that_a_signer_had_left() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            Deed signature = signature(agreement, random);
            int learnt = later(agreement, random);
            leaves(agreement, signature.key(), signature.when() - random.nextInt(3), learnt);
            assertThat(isInForce(agreement, learnt - 1))
                    .as("%s, before", shown)
                    .isEqualTo(AgreementOracle.isInForce(agreement, sha256, learnt - 1));
            assertThat(isInForce(agreement, learnt)).as(shown).isFalse();
            assertThat(agreement.standing(texts, learnt).lacking()).as(shown).isNotEmpty();
        });
    }

    @Test
    void stays_in_force_when_a_signer_leaves_after_he_signed() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            Deed signature = signature(agreement, random);
            int learnt = later(agreement, random);
            leaves(agreement, signature.key(), signature.when() + 1, learnt);
            assertThat(isInForce(agreement, learnt)).as(shown).isTrue();
        });
    }

    @Test
    void comes_back_into_force_when_whoever_holds_the_office_now_affirms_it() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            Deed head = agreement.deeds.stream()
                    .filter(d -> d.key().equals("1-head"))
                    .findFirst()
                    .orElseThrow();
            int learnt = later(agreement, random);
            leaves(agreement, head.key(), head.when(), learnt);
            agreement.deeds.add(
                    new Deed(learnt, "1-vice", new AgreementAct.Affirmed("A", 1, sha256.get(0), "it stands")));
            assertThat(isInForce(agreement, learnt)).as(shown).isTrue();
        });
    }

    @Test
    void is_not_signed_by_whoever_wrote_or_reviewed_it_under_another_certificate_of_his() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int now = later(agreement, random);
            String author = random.nextBoolean() ? "clerk" : "counsel";
            agreement.stays.add(new Stay(author, "head", -90, 0, InventedAgreement.NEVER, 0));
            agreement.keys.add(new OwnedKey("9-" + author, author, 0, InventedAgreement.NEVER, 0));
            agreement.deeds.replaceAll(d -> d.key().equals("1-head") ? new Deed(d.when(), "9-" + author, d.act()) : d);
            assertThat(isInForce(agreement, now)).as("%s, %s", shown, author).isFalse();
        });
    }

    @Test
    void is_not_found_sufficient_by_counsel_who_wrote_it() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int now = later(agreement, random);
            agreement.stays.add(new Stay("counsel", "clerk", -90, 0, InventedAgreement.NEVER, 0));
            agreement.keys.add(new OwnedKey("9-counsel", "counsel", 0, InventedAgreement.NEVER, 0));
            agreement.deeds.replaceAll(d -> d.act() instanceof AgreementAct.Proposed
                    ? new Deed(d.when(), random.nextBoolean() ? "1-counsel" : "9-counsel", d.act())
                    : d);
            assertThat(isInForce(agreement, now)).as(shown).isFalse();
        });
    }

    @Test
    void is_stopped_and_let_go_on_and_renewed_and_ended_by_its_parties_alone() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int now = later(agreement, random);
            AgreementAct suspended = new AgreementAct.Suspended("A", InventedAgreement.when(now), "so");
            AgreementAct resumed = new AgreementAct.Resumed("A", InventedAgreement.when(now), "so");
            AgreementAct ended = new AgreementAct.Ended("A", InventedAgreement.day(0), "so");
            agreement.deeds.add(new Deed(now, "1-stranger", suspended));
            agreement.deeds.add(new Deed(now, "1-stranger", ended));
            assertThat(isInForce(agreement, now))
                    .as("%s, a stranger stops it", shown)
                    .isTrue();

            agreement.deeds.add(new Deed(now, "1-chief", suspended));
            agreement.deeds.add(new Deed(now, "1-stranger", resumed));
            agreement.deeds.add(new Deed(now, "1-head", resumed));
            assertThat(isInForce(agreement, now))
                    .as("%s, others let it go on", shown)
                    .isFalse();
            agreement.deeds.add(new Deed(now, "1-deputy", resumed));
            assertThat(isInForce(agreement, now)).as(shown).isTrue();

            agreement.deeds.add(new Deed(now, "1-vice", ended));
            assertThat(isInForce(agreement, now)).as("%s, ended", shown).isFalse();
        });
    }

    @Test
    void lasts_longer_when_both_sides_would_have_it_so_and_again_after_that() throws Exception {
        ofCleanOnes((agreement, random, shown) -> {
            int now = later(agreement, random);
            int first = InventedAgreement.EXPIRES.get(0) + 1 + random.nextInt(5);
            renew(agreement, now, "head", first);
            renew(agreement, now, "stranger", first);
            assertThat(isInForce(agreement, 4 * first - 1))
                    .as("%s, one side", shown)
                    .isFalse();
            renew(agreement, now, "chief", first + 2);
            assertThat(isInForce(agreement, 4 * first - 1))
                    .as("%s, both", shown)
                    .isTrue();
            assertThat(isInForce(agreement, 4 * first))
                    .as("%s, the shorter", shown)
                    .isFalse();

            renew(agreement, 4 * first - 1, "vice", first + 4);
            renew(agreement, 4 * first - 1, "deputy", first + 4);
            assertThat(isInForce(agreement, 4 * (first + 4) - 1))
                    .as("%s, again", shown)
                    .isTrue();
            assertThat(isInForce(agreement, 4 * (first + 4)))
                    .as("%s, again", shown)
                    .isFalse();
        });
    }

    private static void renew(InventedAgreement agreement, int when, String by, int day) {
        agreement.deeds.add(
                new Deed(when, "1-" + by, new AgreementAct.Renewed("A", 1, InventedAgreement.day(day), "so")));
    }

    private static Deed signature(InventedAgreement agreement, SplittableRandom random) {
        List<Deed> signatures = agreement.deeds.stream()
                .filter(d -> d.act() instanceof AgreementAct.Signed)
                .toList();
        return signatures.get(random.nextInt(signatures.size()));
    }

    private static void leaves(InventedAgreement agreement, String key, int ended, int learnt) {
        agreement.stays.replaceAll(s -> ("1-" + s.person()).equals(key)
                ? new Stay(s.person(), s.seat(), s.from(), s.known(), ended, learnt)
                : s);
    }
}
