package org.narrowgate.core.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.VacancyCause;

/** What a paper may not say given what is filed already: each contradiction, and what is just none. */
final class RosterCheckTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-01-09T09:00:00Z");
    private static final String KEY = "a".repeat(64);
    private static final String OTHER_KEY = "b".repeat(64);

    /** Three offices, of which the board has two seats, and three persons; nobody is in any. */
    private static final Roster EMPTY = filed(
            new Statement.OfficeIs(office("harbour", 1)),
            new Statement.OfficeIs(office("customs", 1)),
            new Statement.OfficeIs(office("board", 2)),
            new Statement.PersonIs(person("ida")),
            new Statement.PersonIs(person("jonas")),
            new Statement.PersonIs(person("karla")));

    private static Office office(String id, long seats, String... succession) {
        return new Office(
                id,
                "Office " + id,
                "Harbour Office",
                Side.CUSTODIAN,
                "",
                "other",
                Filling.OTHER,
                "plain",
                "plain",
                Set.of(Act.DECIDE),
                Set.of(),
                false,
                seats,
                Optional.empty(),
                List.of(succession));
    }

    private static Person person(String id) {
        return new Person(id, id, "Harbour Office", Person.Employment.EMPLOYEE);
    }

    private static Roster filed(Statement... statements) {
        return Roster.of(paper(statements));
    }

    private static List<Filed> paper(Statement... statements) {
        return Stream.of(statements).map(s -> new Filed(s, MONDAY, "P", "")).toList();
    }

    private static Roster on(Roster roster, Statement... statements) {
        return roster.with(paper(statements));
    }

    private static List<String> faults(Roster roster, Statement... statements) {
        return RosterCheck.faults(roster, paper(statements), Optional.empty());
    }

    private static Statement tenure(String id, String person, String office, Instant from, Instant... until) {
        return tenure(id, person, office, Tenure.Kind.PERMANENT, from, until);
    }

    private static Statement tenure(
            String id, String person, String office, Tenure.Kind kind, Instant from, Instant... until) {
        return new Statement.TenureBegan(new Tenure(
                id,
                person,
                office,
                kind,
                Optional.empty(),
                from,
                Stream.of(until).findFirst(),
                ""));
    }

    private static Statement ended(String tenure, Instant at) {
        return new Statement.TenureEnded(tenure, VacancyCause.RESIGNATION, at);
    }

    private static Statement delegation(String id, String from, String to, Act... acts) {
        return new Statement.Delegated(new Delegation(
                id,
                from,
                Optional.of(to),
                Optional.empty(),
                Set.of(acts),
                Set.of("*"),
                true,
                MONDAY,
                Optional.empty(),
                Optional.empty(),
                ""));
    }

    private static Statement delegationTo(String person, Instant from, Instant... until) {
        return new Statement.Delegated(new Delegation(
                "d-" + person,
                "harbour",
                Optional.empty(),
                Optional.of(person),
                Set.of(Act.DECIDE),
                Set.of("*"),
                false,
                from,
                Stream.of(until).findFirst(),
                Optional.empty(),
                ""));
    }

    @Test
    void refuses_a_second_holder_while_the_first_is_there() {
        Roster held = on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY, FRIDAY));

        assertThat(faults(held, tenure("t-2", "jonas", "harbour", FRIDAY.minusSeconds(1))))
                .singleElement(STRING)
                .contains("`harbour` is held by ida", "t-1", "one holder", "file the end of that tenure first");
        assertThat(faults(held, tenure("t-2", "jonas", "harbour", FRIDAY))).isEmpty();
        assertThat(faults(held, tenure("t-2", "jonas", "harbour", MONDAY.minusSeconds(60), MONDAY)))
                .isEmpty();
        assertThat(faults(held, tenure("t-2", "jonas", "harbour", MONDAY.minusSeconds(60), MONDAY.plusSeconds(1))))
                .hasSize(1);
        assertThat(faults(held, tenure("t-2", "jonas", "customs", MONDAY))).isEmpty();
    }

    @Test
    void lets_a_successor_in_once_an_end_is_filed_and_not_before() {
        Roster held = on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY));

        assertThat(faults(held, tenure("t-2", "jonas", "harbour", FRIDAY))).hasSize(1);
        assertThat(faults(held, ended("t-1", FRIDAY), tenure("t-2", "jonas", "harbour", FRIDAY)))
                .isEmpty();
        assertThat(faults(held, tenure("t-2", "jonas", "harbour", FRIDAY), ended("t-1", FRIDAY)))
                .as("each statement is held against those before it")
                .hasSize(1);
    }

    @Test
    void lets_as_many_hold_an_office_as_it_has_seats_and_nobody_twice() {
        Roster one = on(EMPTY, tenure("t-1", "ida", "board", MONDAY));
        Roster two = on(one, tenure("t-2", "jonas", "board", MONDAY));

        assertThat(faults(one, tenure("t-2", "jonas", "board", MONDAY))).isEmpty();
        assertThat(faults(two, tenure("t-3", "karla", "board", MONDAY)))
                .singleElement(STRING)
                .contains("2 holders");
        assertThat(faults(one, tenure("t-2", "ida", "board", MONDAY)))
                .singleElement(STRING)
                .contains("ida is in the office `board` by the tenure `t-1`");
    }

    @Test
    void refuses_a_tenure_that_ends_before_it_begins() {
        assertThat(faults(EMPTY, tenure("t-1", "ida", "harbour", TUESDAY, MONDAY)))
                .singleElement(STRING)
                .contains("`t-1` ends before it begins");
        assertThat(faults(EMPTY, tenure("t-1", "ida", "harbour", TUESDAY, TUESDAY)))
                .hasSize(1);
        assertThat(faults(EMPTY, tenure("t-1", "ida", "harbour", TUESDAY, TUESDAY.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void refuses_an_end_before_the_tenure_began_and_takes_one_on_its_first_instant() {
        Roster held = on(EMPTY, tenure("t-1", "ida", "harbour", TUESDAY));

        assertThat(faults(held, ended("t-1", TUESDAY.minusSeconds(1))))
                .singleElement(STRING)
                .contains("would end before it began");
        assertThat(faults(held, ended("t-1", TUESDAY))).isEmpty();
    }

    @Test
    void refuses_a_second_end_of_one_tenure_and_the_end_of_none() {
        Roster over = on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY), ended("t-1", TUESDAY));

        assertThat(faults(over, ended("t-1", FRIDAY)))
                .singleElement(STRING)
                .contains("`t-1` ended at " + TUESDAY + " already");
        assertThat(faults(over, ended("t-9", FRIDAY))).singleElement(STRING).contains("no tenure `t-9` is on file");
    }

    @Test
    void refuses_a_tenure_or_a_delegation_under_an_id_that_is_taken() {
        Roster taken =
                on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY), delegation("d-1", "harbour", "customs", Act.DECIDE));

        assertThat(faults(taken, tenure("t-1", "jonas", "customs", MONDAY)))
                .singleElement(STRING)
                .contains("`t-1` is on file already");
        assertThat(faults(taken, delegation("d-1", "harbour", "board", Act.DECIDE)))
                .singleElement(STRING)
                .contains("`d-1` is on file already");
    }

    @Test
    void refuses_a_delegation_that_closes_a_circle() {
        Roster chain = on(
                EMPTY,
                delegation("d-1", "harbour", "customs", Act.DECIDE),
                delegation("d-2", "customs", "board", Act.DECIDE));

        assertThat(faults(chain, delegation("d-3", "board", "harbour", Act.DECIDE)))
                .singleElement(STRING)
                .contains("`d-3` would close a circle", "revoke the one that leads back first");
        assertThat(faults(EMPTY, delegation("d-3", "harbour", "harbour", Act.DECIDE)))
                .hasSize(1);
        assertThat(faults(chain, delegation("d-3", "board", "harbour", Act.RELEASE)))
                .as("of another act it is none")
                .isEmpty();
        assertThat(faults(chain, delegation("d-3", "harbour", "board", Act.DECIDE)))
                .as("two ways to one office are no circle")
                .isEmpty();
        assertThat(faults(
                        on(chain, new Statement.DelegationRevoked("d-2", TUESDAY)),
                        delegation("d-3", "board", "harbour", Act.DECIDE)))
                .isEmpty();
    }

    @Test
    void refuses_a_delegation_that_ends_before_it_begins() {
        assertThat(faults(EMPTY, delegationTo("ida", TUESDAY, MONDAY)))
                .singleElement(STRING)
                .contains("ends before it begins");
        assertThat(faults(EMPTY, delegationTo("ida", MONDAY, TUESDAY))).isEmpty();
    }

    @Test
    void refuses_to_revoke_twice_or_what_was_never_made() {
        Roster made = on(EMPTY, delegation("d-1", "harbour", "customs", Act.DECIDE));
        Statement revoked = new Statement.DelegationRevoked("d-1", TUESDAY);

        assertThat(faults(made, revoked)).isEmpty();
        assertThat(faults(made, revoked, revoked)).singleElement(STRING).contains("was revoked already");
        assertThat(faults(EMPTY, revoked)).singleElement(STRING).contains("no delegation `d-1` is on file");
    }

    @Test
    void refuses_one_certificate_for_two_persons_and_takes_two_for_one() {
        Roster owned = on(EMPTY, new Statement.CertificateOf("ida", KEY));

        assertThat(faults(owned, new Statement.CertificateOf("jonas", KEY)))
                .singleElement(STRING)
                .contains("is on file for ida already");
        assertThat(faults(owned, new Statement.CertificateOf("ida", KEY))).isEmpty();
        assertThat(faults(owned, new Statement.CertificateOf("ida", OTHER_KEY))).isEmpty();
        assertThat(faults(EMPTY, new Statement.CertificateOf("ida", KEY), new Statement.CertificateOf("jonas", KEY)))
                .as("within one paper too")
                .hasSize(1);
    }

    @Test
    void refuses_to_bind_a_lost_certificate_again_to_anybody() {
        Roster lost = on(EMPTY, new Statement.CertificateOf("ida", KEY), new Statement.CertificateLost(KEY, TUESDAY));

        assertThat(faults(lost, new Statement.CertificateOf("ida", KEY)))
                .singleElement(STRING)
                .contains("on file as lost");
        assertThat(faults(lost, new Statement.CertificateOf("ida", OTHER_KEY))).isEmpty();
    }

    @Test
    void refuses_a_paper_in_favour_of_who_signs_it() {
        Roster known = on(EMPTY, new Statement.CertificateOf("ida", KEY));
        Optional<String> ida = Optional.of(KEY);

        assertThat(RosterCheck.faults(known, paper(tenure("t-1", "ida", "harbour", MONDAY)), ida))
                .singleElement(STRING)
                .contains("may not be favoured by it", "tenure t-1", "let another one file it");
        assertThat(RosterCheck.faults(known, paper(delegationTo("ida", MONDAY)), ida))
                .hasSize(1);
        assertThat(RosterCheck.faults(known, paper(new Statement.CertificateOf("ida", OTHER_KEY)), ida))
                .hasSize(1);
        assertThat(RosterCheck.faults(known, paper(tenure("t-1", "jonas", "harbour", MONDAY)), ida))
                .isEmpty();
        assertThat(RosterCheck.faults(known, paper(delegationTo("jonas", MONDAY)), ida))
                .isEmpty();
    }

    @Test
    void lets_who_signs_say_that_he_himself_is_gone() {
        Roster known = on(EMPTY, new Statement.CertificateOf("ida", KEY), tenure("t-1", "ida", "harbour", MONDAY));

        assertThat(RosterCheck.faults(known, paper(ended("t-1", TUESDAY)), Optional.of(KEY)))
                .isEmpty();
    }

    @Test
    void refuses_a_paper_that_makes_its_signer_somebody_and_then_appoints_him() {
        assertThat(RosterCheck.faults(
                        EMPTY,
                        paper(new Statement.CertificateOf("ida", KEY), tenure("t-1", "ida", "harbour", MONDAY)),
                        Optional.of(KEY)))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f).contains("may not be favoured by it"));
    }

    @Test
    void refuses_what_speaks_of_an_office_that_is_not_on_file() {
        Stream.of(
                        tenure("t-1", "ida", "lighthouse", MONDAY),
                        delegation("d-1", "lighthouse", "harbour", Act.DECIDE),
                        delegation("d-1", "harbour", "lighthouse", Act.DECIDE),
                        new Statement.OfficeVacated("lighthouse", VacancyCause.DEATH, LocalDate.of(2026, 1, 5)),
                        new Statement.Nominated("n-1", "lighthouse", "ida", LocalDate.of(2026, 1, 5)),
                        new Statement.OfficeIs(office("pier", 1, "lighthouse")))
                .forEach(statement -> {
                    assertThat(faults(EMPTY, statement))
                            .as(statement.toString())
                            .singleElement(STRING)
                            .contains("no office `lighthouse` is on file");
                    assertThat(faults(EMPTY, statement, new Statement.OfficeIs(office("lighthouse", 1))))
                            .as("it may stand further down: %s", statement)
                            .isEmpty();
                });
    }

    @Test
    void refuses_what_speaks_of_a_person_who_is_not_on_file() {
        Stream.of(
                        tenure("t-1", "lars", "harbour", MONDAY),
                        delegationTo("lars", MONDAY),
                        new Statement.CertificateOf("lars", KEY),
                        new Statement.Nominated("n-1", "harbour", "lars", LocalDate.of(2026, 1, 5)))
                .forEach(statement -> {
                    assertThat(faults(EMPTY, statement))
                            .as(statement.toString())
                            .singleElement(STRING)
                            .contains("no person `lars` is on file");
                    assertThat(faults(EMPTY, statement, new Statement.PersonIs(person("lars"))))
                            .as("he may stand further down: %s", statement)
                            .isEmpty();
                });
    }

    @Test
    void refuses_a_vacancy_while_the_office_is_held() {
        Statement vacant = new Statement.OfficeVacated("harbour", VacancyCause.RESIGNATION, LocalDate.of(2026, 1, 8));
        Roster held = on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY));

        assertThat(faults(held, vacant))
                .singleElement(STRING)
                .contains("would be vacant while the tenure `t-1` goes on", "tenures_ended");
        assertThat(faults(on(held, ended("t-1", Instant.parse("2026-01-08T17:00:00Z"))), vacant))
                .as("he left on that day")
                .isEmpty();
        assertThat(faults(on(held, ended("t-1", Instant.parse("2026-01-09T17:00:00Z"))), vacant))
                .as("he left on the day after")
                .hasSize(1);
        assertThat(faults(EMPTY, vacant)).isEmpty();
        assertThat(faults(on(EMPTY, tenure("t-1", "ida", "harbour", FRIDAY)), vacant))
                .as("he came after it")
                .isEmpty();
        assertThat(faults(on(EMPTY, tenure("t-1", "ida", "harbour", Tenure.Kind.ACTING, MONDAY)), vacant))
                .as("who acts does not fill it")
                .isEmpty();
    }

    @Test
    void refuses_an_answer_about_nothing_on_file() {
        Statement answer = new Statement.QuestionSettled("t-1", "designation", FindingStatus.MET, "so read");

        assertThat(faults(EMPTY, answer)).singleElement(STRING).contains("`t-1` is no tenure or delegation");
        assertThat(faults(on(EMPTY, tenure("t-1", "ida", "harbour", MONDAY)), answer))
                .isEmpty();
        assertThat(faults(on(EMPTY, delegation("t-1", "harbour", "customs", Act.DECIDE)), answer))
                .isEmpty();
    }

    @Test
    void says_every_fault_of_a_paper_at_once() {
        assertThat(faults(
                        EMPTY,
                        tenure("t-1", "lars", "lighthouse", TUESDAY, MONDAY),
                        new Statement.DelegationRevoked("d-9", MONDAY)))
                .hasSize(4);
    }
}
