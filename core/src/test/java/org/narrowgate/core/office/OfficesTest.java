package org.narrowgate.core.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.ActingBasis;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.VacancyCause;

/** Who may do what, as a fold of what was filed: two offices, three persons, and what becomes of them. */
class OfficesTest {
    private static final Instant DAY = Instant.parse("2026-01-10T09:00:00Z");
    private static final Mandate RELEASE =
            new Mandate(Act.RELEASE, Set.of(Side.CUSTODIAN), "us/one", Set.of("head-of-agency"), true);
    private static final Mandate SIGN = Mandate.of(Act.AGREEMENT, Side.CUSTODIAN);

    private final List<Filed> filed = new ArrayList<>();

    /** An acting holder may where the paper says so; a person called `open` is in question; contractors may not. */
    private static final TenureRules RULES = new TenureRules() {
        @Override
        public TenureJudgment acting(Roster roster, Office office, Term term, Instant at) {
            return new TenureJudgment(
                    term.tenure().person().equals("open") ? FindingStatus.OPEN : FindingStatus.MET,
                    term.tenure().person().equals("open")
                            ? List.of(new Authority.Reason(
                                    "contested", term.tenure().id(), "Q-1"))
                            : List.of(),
                    Optional.empty());
        }

        @Override
        public TenureJudgment delegation(
                Roster roster, Office head, List<Granted> chain, Person delegate, Mandate mandate, Instant at) {
            return delegate.employment().isOfficial()
                    ? TenureJudgment.holds()
                    : new TenureJudgment(
                            FindingStatus.NOT_MET, List.of(Authority.Reason.plain("no official")), Optional.empty());
        }
    };

    private OfficesTest say(String at, Statement statement) {
        filed.add(new Filed(statement, Instant.parse(at), "P-" + filed.size(), "registrar"));
        return this;
    }

    private static Office office(String id, String kind, Set<Act> acts, Set<Act> exclusive) {
        return new Office(
                id,
                "Title of " + id,
                "Agency",
                Side.CUSTODIAN,
                "federal",
                kind,
                Filling.CAREER,
                "plain",
                "plain",
                acts,
                exclusive,
                false,
                1,
                Optional.empty(),
                List.of());
    }

    private static Tenure tenure(String id, String person, String office, Tenure.Kind kind, String from) {
        return new Tenure(
                id,
                person,
                office,
                kind,
                kind == Tenure.Kind.ACTING
                        ? Optional.of(new ActingService(
                                ActingBasis.DESIGNATION,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        : Optional.empty(),
                Instant.parse(from),
                Optional.empty(),
                "");
    }

    private static Delegation delegation(String id, String from, String to, boolean again, Set<String> provisions) {
        return new Delegation(
                id,
                from,
                Optional.of(to),
                Optional.empty(),
                Set.of(Act.RELEASE),
                provisions,
                again,
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of(100L),
                "");
    }

    private void found() {
        String at = "2026-01-02T00:00:00Z";
        say(at, new Statement.OfficeIs(office("head", "head-of-agency", Set.of(Act.AGREEMENT), Set.of())));
        say(at, new Statement.OfficeIs(office("desk", "other", Set.of(), Set.of())));
        for (String person : List.of("anna", "ben", "open")) {
            say(at, new Statement.PersonIs(new Person(person, "Name " + person, "Agency", Person.Employment.OFFICER)));
            say(at, new Statement.CertificateOf(person, person + "-certificate"));
        }
        say(at, new Statement.PersonIs(new Person("carl", "Name carl", "Firm", Person.Employment.CONTRACTOR)));
        say(
                at,
                new Statement.TenureBegan(
                        tenure("t-anna", "anna", "head", Tenure.Kind.PERMANENT, "2025-01-01T00:00:00Z")));
        say(
                at,
                new Statement.TenureBegan(
                        tenure("t-ben", "ben", "desk", Tenure.Kind.PERMANENT, "2025-01-01T00:00:00Z")));
        say(at, new Statement.Delegated(delegation("d-1", "head", "desk", false, Set.of("us/one"))));
    }

    private Authorities authorities() {
        return new Authorities(Roster.of(filed), RULES);
    }

    private boolean may(String person, Mandate mandate, Instant at) {
        return authorities().of(person, mandate, at).filter(Authority::may).isPresent();
    }

    private List<String> faults(Statement... statements) {
        List<Filed> paper = new ArrayList<>();
        for (Statement statement : statements) {
            paper.add(new Filed(statement, DAY, "P", "registrar"));
        }
        return RosterCheck.faults(Roster.of(filed), paper, Optional.of("anna-certificate"));
    }

    @Test
    void a_holder_and_his_delegate_may_and_a_paper_filed_late_gives_nothing_for_the_time_before() {
        found();
        assertThat(may("anna", RELEASE, DAY)).isTrue();
        assertThat(may("ben", RELEASE, DAY)).isTrue();
        assertThat(may("ben", RELEASE, Instant.parse("2026-01-01T12:00:00Z"))).isFalse();
        assertThat(may("ben", RELEASE.under("us/two"), DAY)).isFalse();
        assertThat(may("ben", SIGN, DAY)).isFalse();
        Authority ben = authorities().of("ben", RELEASE, DAY).orElseThrow();
        assertThat(ben.kind()).isEqualTo(Authority.DELEGATE);
        assertThat(ben.mayCover(100)).isTrue();
        assertThat(ben.mayCover(101)).isFalse();
        assertThat(authorities().of("anna", RELEASE, DAY).orElseThrow().kind()).isEqualTo("head-of-agency");
    }

    @Test
    void where_the_law_names_no_delegate_none_may() {
        found();
        Mandate person = new Mandate(Act.RELEASE, Set.of(Side.CUSTODIAN), "us/one", Set.of("head-of-agency"), false);
        assertThat(may("anna", person, DAY)).isTrue();
        assertThat(may("ben", person, DAY)).isFalse();
        assertThat(authorities()
                        .of("ben", person, DAY)
                        .orElseThrow()
                        .reasons()
                        .get(0)
                        .text())
                .contains("no delegate");
    }

    @Test
    void an_end_counts_from_its_own_day_whenever_it_is_filed_and_what_was_known_stays_known() {
        found();
        say(
                "2026-01-20T00:00:00Z",
                new Statement.TenureEnded("t-anna", VacancyCause.RESIGNATION, Instant.parse("2026-01-09T00:00:00Z")));
        assertThat(may("anna", SIGN, DAY)).isFalse();
        assertThat(authorities().knownAt(DAY).of("anna", SIGN, DAY).filter(Authority::may))
                .isPresent();
        assertThat(Roster.of(filed).vacancy("head", Instant.parse("2026-02-01T00:00:00Z")))
                .isPresent();
        assertThat(Roster.of(filed).vacancy("head", Instant.parse("2026-01-08T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void an_open_question_waits_for_counsel_and_both_answers_end_it() {
        found();
        say(
                "2026-01-05T00:00:00Z",
                new Statement.TenureEnded("t-anna", VacancyCause.RESIGNATION, Instant.parse("2026-01-05T00:00:00Z")));
        say(
                "2026-01-06T00:00:00Z",
                new Statement.TenureBegan(
                        tenure("t-open", "open", "head", Tenure.Kind.ACTING, "2026-01-06T00:00:00Z")));
        assertThat(authorities().of("open", SIGN, DAY).orElseThrow().status()).isEqualTo(FindingStatus.OPEN);
        say("2026-01-07T00:00:00Z", new Statement.QuestionSettled("t-open", "Q-1", FindingStatus.MET, "settled"));
        assertThat(may("open", SIGN, DAY)).isTrue();
        say("2026-01-08T00:00:00Z", new Statement.QuestionSettled("t-open", "Q-1", FindingStatus.NOT_MET, "not so"));
        assertThat(authorities().of("open", SIGN, DAY).orElseThrow().status()).isEqualTo(FindingStatus.NOT_MET);
    }

    @Test
    void a_tenure_by_delegation_has_not_what_belongs_to_the_holder_alone() {
        say(
                "2026-01-02T00:00:00Z",
                new Statement.OfficeIs(
                        office("head", "head-of-agency", Set.of(Act.AGREEMENT, Act.OPINION), Set.of(Act.AGREEMENT))));
        say(
                "2026-01-02T00:00:00Z",
                new Statement.PersonIs(new Person("anna", "Anna", "Agency", Person.Employment.EMPLOYEE)));
        say(
                "2026-01-02T00:00:00Z",
                new Statement.TenureBegan(
                        tenure("t-anna", "anna", "head", Tenure.Kind.DELEGATED, "2026-01-02T00:00:00Z")));
        assertThat(may("anna", SIGN, DAY)).isFalse();
        assertThat(may("anna", Mandate.of(Act.OPINION, Side.CUSTODIAN), DAY)).isTrue();
    }

    @Test
    void a_chain_passes_from_office_to_office_and_a_contractor_or_a_revoked_link_ends_it() {
        found();
        say("2026-01-03T00:00:00Z", new Statement.OfficeIs(office("room", "other", Set.of(), Set.of())));
        say(
                "2026-01-03T00:00:00Z",
                new Statement.TenureBegan(
                        tenure("t-carl", "carl", "room", Tenure.Kind.PERMANENT, "2026-01-03T00:00:00Z")));
        say(
                "2026-01-03T00:00:00Z",
                new Statement.TenureBegan(
                        tenure("t-ben2", "ben", "room", Tenure.Kind.PERMANENT, "2026-01-03T00:00:00Z")));
        say("2026-01-03T00:00:00Z", new Statement.Delegated(delegation("d-2", "desk", "room", false, Set.of("*"))));
        assertThat(authorities().of("carl", RELEASE, DAY).orElseThrow().status())
                .isEqualTo(FindingStatus.NOT_MET);
        assertThat(authorities().of(RELEASE, DAY))
                .anySatisfy(
                        a -> assertThat(a.chain()).extracting(Delegation::id).containsExactly("d-1", "d-2"));
        say("2026-01-04T00:00:00Z", new Statement.DelegationRevoked("d-1", Instant.parse("2026-01-04T00:00:00Z")));
        assertThat(may("ben", RELEASE, DAY)).isFalse();
    }

    @Test
    void what_contradicts_what_is_filed_is_refused_with_what_to_do() {
        found();
        assertThat(faults(new Statement.TenureBegan(
                        tenure("t-2", "ben", "head", Tenure.Kind.ACTING, "2026-01-09T00:00:00Z"))))
                .singleElement()
                .asString()
                .contains("held by anna");
        assertThat(faults(
                        new Statement.TenureEnded("t-anna", VacancyCause.DEATH, DAY),
                        new Statement.TenureBegan(
                                tenure("t-2", "ben", "head", Tenure.Kind.ACTING, "2026-01-10T09:00:00Z"))))
                .isEmpty();
        assertThat(faults(new Statement.Delegated(delegation("d-9", "desk", "head", false, Set.of("us/one")))))
                .singleElement()
                .asString()
                .contains("close a circle");
        assertThat(faults(new Statement.CertificateOf("ben", "anna-certificate")))
                .hasSize(2);
        assertThat(faults(new Statement.TenureBegan(
                        tenure("t-3", "anna", "desk2", Tenure.Kind.PERMANENT, "2026-01-09T00:00:00Z"))))
                .anySatisfy(fault -> assertThat(fault).contains("no office `desk2`"))
                .anySatisfy(fault -> assertThat(fault).contains("may not be favoured"));
    }

    @Test
    void what_refers_to_nothing_on_file_or_ended_already_is_refused() {
        found();
        assertThat(faults(new Statement.TenureEnded("t-none", VacancyCause.DEATH, DAY)))
                .hasSize(1);
        assertThat(faults(
                        new Statement.TenureEnded("t-ben", VacancyCause.DEATH, DAY),
                        new Statement.TenureEnded("t-ben", VacancyCause.DEATH, DAY)))
                .singleElement()
                .asString()
                .contains("already");
        assertThat(faults(new Statement.TenureEnded("t-ben", VacancyCause.DEATH, Instant.EPOCH)))
                .hasSize(1);
        assertThat(faults(new Statement.DelegationRevoked("d-none", DAY))).hasSize(1);
        assertThat(faults(new Statement.QuestionSettled("nothing", "Q", FindingStatus.MET, "")))
                .hasSize(1);
        assertThat(faults(new Statement.Nominated("n", "nowhere", "nobody", LocalDate.EPOCH)))
                .hasSize(2);
        assertThat(faults(new Statement.CertificateLost("lost", DAY), new Statement.CertificateOf("ben", "lost")))
                .singleElement()
                .asString()
                .contains("on file as lost");
        assertThat(faults(new Statement.Delegated(delegation("d-1", "head", "desk", false, Set.of("us/one")))))
                .hasSize(1);
    }

    @Test
    void nominations_sessions_and_certificates_are_folded_as_filed() {
        found();
        say("2026-01-03T00:00:00Z", new Statement.Nominated("n-1", "head", "ben", LocalDate.of(2026, 1, 3)));
        say("2026-01-04T00:00:00Z", new Statement.NominationEnded("n-1", LocalDate.of(2026, 1, 4)));
        say(
                "2026-01-04T00:00:00Z",
                new Statement.SenateSat(
                        Span.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 9)), false, LocalDate.of(2026, 2, 1)));
        say(
                "2026-01-04T00:00:00Z",
                new Statement.SenateSat(
                        Span.of(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 12)),
                        true,
                        LocalDate.of(2026, 1, 31)));
        say("2026-01-04T00:00:00Z", new Statement.Inaugurated(LocalDate.of(2025, 1, 20)));
        say("2026-01-05T00:00:00Z", new Statement.CertificateLost("ben-certificate", DAY));
        say("2026-01-05T00:00:00Z", new Statement.OfficeVacated("room", VacancyCause.OTHER, LocalDate.of(2026, 1, 1)));
        Roster roster = Roster.of(filed);
        assertThat(roster.nominations("head", "ben", LocalDate.of(2026, 1, 1)))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.ofTheActingPerson()).isTrue();
                    assertThat(n.ended()).contains(LocalDate.of(2026, 1, 4));
                });
        assertThat(roster.senate().knownUntil()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(roster.senate().sessions()).hasSize(1);
        assertThat(roster.inaugurations()).hasSize(1);
        assertThat(roster.lostSince("ben-certificate")).contains(DAY);
        assertThat(roster.ownerOf("ben-certificate", DAY)).contains("ben");
        assertThat(roster.vacancy("room", DAY)).isPresent();
        assertThat(filed)
                .allSatisfy(each -> assertThat(each.statement().subject()).isNotBlank());
        assertThat(Act.of("review-privacy")).contains(Act.REVIEW_PRIVACY);
        assertThat(Act.of("reviewing")).isEmpty();
    }
}
