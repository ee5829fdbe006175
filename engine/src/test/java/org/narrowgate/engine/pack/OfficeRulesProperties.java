package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.ActingBasis;
import org.narrowgate.core.office.acting.ActingClaim;
import org.narrowgate.core.office.acting.ActingJudgment;
import org.narrowgate.core.office.acting.Nomination;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.core.office.acting.SenateCalendar;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.Vacancy;
import org.narrowgate.core.office.acting.VacancyCause;
import org.narrowgate.engine.document.DocumentException;

/** What must hold of every claim, whatever it is. */
final class OfficeRulesProperties {
    private static final LocalDate ORIGIN = LocalDate.of(2026, 1, 1);
    private static final int TRIALS = 20_000;

    @Test
    void nobody_acts_on_a_day_outside_every_window() throws DocumentException {
        OfficeRules rules = rules();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int met = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            ActingClaim claim = claim(random);
            LocalDate day = ORIGIN.plusDays(random.nextInt(800));
            ActingJudgment judgment = rules.judge(claim, day);
            boolean open = judgment.windows().stream()
                    .anyMatch(window -> !window.contested() && window.days().contains(day));
            assertThat(judgment.met() && !open)
                    .as("seed %d, trial %d, %s, %s", seed, trial, day, claim)
                    .isFalse();
            met += judgment.met() ? 1 : 0;
        }
        assertThat(met).as("claims that were met, seed %d", seed).isPositive();
    }

    @Test
    void what_is_added_changes_neither_a_met_nor_an_unmet_claim() throws DocumentException {
        OfficeRules rules = rules();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            ActingClaim claim = claim(random);
            LocalDate day = ORIGIN.plusDays(random.nextInt(400));
            FindingStatus all = rules.judge(claim, day).status();
            FindingStatus less = rules.judge(without(random, claim), day).status();
            if (less == FindingStatus.MET || less == FindingStatus.NOT_MET) {
                assertThat(all)
                        .as("seed %d, trial %d, %s, %s", seed, trial, day, claim)
                        .isEqualTo(less);
            }
        }
    }

    private static OfficeRules rules() throws DocumentException {
        return OfficeRulesReader.read(Path.of("..", "offices", "us", "5-usc-3345"));
    }

    private static ActingClaim claim(Random random) {
        LocalDate since = ORIGIN.plusDays(random.nextInt(60));
        LocalDate submitted = since.plusDays(random.nextInt(300));
        List<Nomination> nominations = random.nextBoolean()
                ? List.of()
                : List.of(new Nomination(
                        submitted, Optional.of(submitted.plusDays(random.nextInt(90))), random.nextBoolean()));
        LocalDate recess = ORIGIN.plusDays(150L + random.nextInt(120));
        List<Span> sessions = List.of(Span.of(ORIGIN, recess), Span.of(recess.plusDays(30), recess.plusDays(200)));
        return new ActingClaim(
                random.nextInt(8) > 0,
                random.nextInt(8) == 0,
                Optional.of(new Vacancy(since, any(random, VacancyCause.values()))),
                any(random, ActingBasis.values()),
                since.plusDays(random.nextInt(5)),
                random.nextBoolean() ? Optional.empty() : Optional.of(since.plusDays(5L + random.nextInt(400))),
                Optional.of(random.nextBoolean()),
                Optional.of(random.nextBoolean()),
                Optional.of(80 + random.nextInt(20)),
                Optional.of(random.nextBoolean()),
                Optional.of(random.nextBoolean()),
                Optional.of(80 + random.nextInt(20)),
                Optional.of(random.nextBoolean()),
                Optional.of(random.nextBoolean()),
                Optional.empty(),
                nominations,
                new SenateCalendar(sessions, List.of(), ORIGIN.plusDays(500)),
                random.nextInt(4) == 0 ? List.of(ORIGIN.plusDays(random.nextInt(90))) : List.of());
    }

    /** The same with some of its evidence missing. */
    private static ActingClaim without(Random random, ActingClaim claim) {
        return new ActingClaim(
                claim.appointedAndConfirmed(),
                claim.excludedOffice(),
                maybe(random, claim.vacancy()),
                claim.basis(),
                claim.from(),
                claim.until(),
                maybe(random, claim.directedByPresident()),
                maybe(random, claim.confirmedElsewhere()),
                maybe(random, claim.daysInAgency()),
                maybe(random, claim.payGs15OrAbove()),
                maybe(random, claim.firstAssistantWhenVacant()),
                maybe(random, claim.daysFirstAssistant()),
                maybe(random, claim.confirmedFirstAssistant()),
                maybe(random, claim.expressAuthority()),
                claim.writtenAuthority(),
                claim.nominations(),
                random.nextInt(4) == 0 ? SenateCalendar.unknown() : claim.senate(),
                claim.transitionalInaugurations());
    }

    private static <T> Optional<T> maybe(Random random, Optional<T> known) {
        return random.nextInt(6) == 0 ? Optional.empty() : known;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
