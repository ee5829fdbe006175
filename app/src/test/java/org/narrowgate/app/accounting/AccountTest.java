package org.narrowgate.app.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Heading ONE = new Heading("Agency", "us/one");
    private static final Heading OTHER = new Heading("Agency", "us/other");

    @Test
    void who_is_in_two_releases_is_one_person_and_two_instances() {
        Account account = Account.of(
                List.of(), List.of(new Disclosed(ONE, 3, Set.of("a", "b")), new Disclosed(OTHER, 2, Set.of("b", "c"))));
        assertThat(account.releases()).isEqualTo(2);
        assertThat(account.instances()).isEqualTo(5);
        assertThat(account.persons()).isEqualTo(3);
        assertThat(account.requests()).as("none came in this period").isZero();
    }

    @Test
    void a_request_is_refused_waiting_or_decided_and_never_two_of_these() {
        Account account = Account.of(
                List.of(
                        asked(List.of("expired"), List.of()),
                        asked(List.of(), List.of()),
                        asked(List.of("unsigned", "unsigned"), List.of(4L))),
                List.of());
        assertThat(account.requests()).isEqualTo(3);
        assertThat(account.refused()).isEqualTo(1);
        assertThat(account.waiting()).isEqualTo(1);
        assertThat(account.refusals()).containsEntry("unsigned", 2L).containsEntry("expired", 1L);
        assertThat(account.rows()).isEqualTo(30);
        assertThat(account.undecided()).isEqualTo(30);
    }

    private static DecidedRequest asked(List<String> refusals, List<Long> runs) {
        return new DecidedRequest(
                new ReceivedRequest("id", "digest", Instant.EPOCH, ONE, "purpose", 10, refusals, runs),
                RowOutcomes.NONE);
    }

    @Test
    void both_days_of_a_period_are_in_it_to_their_last_second() {
        LocalDate day = LocalDate.parse("2026-03-03");
        Period period = new Period(Optional.of(day), Optional.of(day));
        assertThat(period.holds(Instant.parse("2026-03-02T23:59:59Z"))).isFalse();
        assertThat(period.holds(Instant.parse("2026-03-03T00:00:00Z"))).isTrue();
        assertThat(period.holds(Instant.parse("2026-03-03T23:59:59Z"))).isTrue();
        assertThat(period.holds(Instant.parse("2026-03-04T00:00:00Z"))).isFalse();
        assertThat(period.knows(Instant.parse("2026-03-02T23:59:59Z"))).isTrue();
    }

    @Test
    void an_account_of_a_person_never_tells_the_key_by_accident() {
        Selection all = new Selection(Optional.empty(), new Period(Optional.empty(), Optional.empty()));
        assertThat(new PersonAccount("key-of-somebody", all, List.of(), List.of(), List.of()).toString())
                .doesNotContain("key-of-somebody");
        assertThat(new Disclosed(ONE, 1, Set.of("key-of-somebody")).toString()).doesNotContain("key-of-somebody");
    }
}
