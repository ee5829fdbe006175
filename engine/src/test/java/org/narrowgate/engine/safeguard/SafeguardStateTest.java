package org.narrowgate.engine.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.FactCatalog;
import org.narrowgate.core.law.Facts;
import org.narrowgate.engine.paper.InventedPapers;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.safeguard.Control.Presence;
import org.narrowgate.engine.safeguard.SafeguardAct.Cleared;
import org.narrowgate.engine.safeguard.SafeguardAct.Closed;
import org.narrowgate.engine.safeguard.SafeguardAct.Opened;
import org.narrowgate.engine.safeguard.SafeguardAct.Planned;
import org.narrowgate.engine.safeguard.SafeguardAct.Profiled;
import org.narrowgate.engine.safeguard.SafeguardAct.Received;
import org.narrowgate.engine.safeguard.SafeguardState.Standing;

/** What of papers and document counts on a day, on both sides of each day and with each of them missing. */
final class SafeguardStateTest {
    private static final String RECIPIENT = "Department of Example";
    private static final String OFFICIAL = "wren-example";
    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final LocalDate BEFORE = DAY.minusDays(1);
    private static final LocalDate AFTER = DAY.plusDays(1);

    private static SafeguardState state(Optional<SafeguardsDocument> document, SafeguardAct... acts) {
        List<SafeguardPaper> papers = new ArrayList<>();
        for (SafeguardAct act : acts) {
            String id = "paper-" + papers.size();
            papers.add(new SafeguardPaper(
                    InventedPapers.filed(papers.size(), Instant.EPOCH, id, PaperKind.SAFEGUARD_FINDING, "0".repeat(64)),
                    "Invented Chief",
                    act));
        }
        return new SafeguardState(new RecipientSafeguards(RECIPIENT, papers), document, DAY);
    }

    private static SafeguardState state(SafeguardAct... acts) {
        return state(Optional.empty(), acts);
    }

    private static Optional<SafeguardsDocument> document(LocalDate until, SafeguardsDocument.OpenFinding... open) {
        return Optional.of(new SafeguardsDocument(
                Path.of("invented.yaml"), "d".repeat(64), RECIPIENT, LocalDate.EPOCH, until, List.of(open)));
    }

    private static SafeguardsDocument.OpenFinding listed(String id, @Nullable LocalDate plan) {
        return new SafeguardsDocument.OpenFinding(id, "a provision", LocalDate.EPOCH, Optional.ofNullable(plan));
    }

    private static Opened opened(String id) {
        return new Opened(id, RECIPIENT, "26 U.S.C. 6103(p)(4)(C)", LocalDate.EPOCH, "Invented.");
    }

    private static Received received(String id, Evidence.Kind kind, LocalDate from, LocalDate until) {
        return new Received(new Evidence(id, RECIPIENT, kind, from, until, "e".repeat(64)));
    }

    private static Received report(LocalDate until) {
        return received("report-" + until, Evidence.Kind.SECURITY_REPORT, LocalDate.EPOCH, until);
    }

    private static Cleared cleared(@Nullable LocalDate clearance, @Nullable LocalDate training) {
        return new Cleared(
                RECIPIENT, new Clearance(OFFICIAL, Optional.ofNullable(clearance), Optional.ofNullable(training)));
    }

    private static @Nullable Object fact(SafeguardState state, String name) {
        Facts facts = Facts.none(FactCatalog.schema(List.of(), List.of(), List.of()));
        state.tell(facts, OFFICIAL);
        return facts.get("safeguards." + name);
    }

    @Test
    void a_finding_is_open_until_a_person_closes_it_and_has_a_plan_until_its_day_has_passed() {
        assertThat(state(opened("F-1")).withoutPlan()).isEqualTo(1);
        SafeguardState today = state(opened("F-1"), new Planned("F-1", DAY, "p"));
        assertThat(List.of(today.openFindings(), today.withoutPlan())).containsExactly(1L, 0L);
        assertThat(state(opened("F-1"), new Planned("F-1", BEFORE, "p")).withoutPlan())
                .isEqualTo(1);
        assertThat(state(opened("F-1"), new Planned("F-1", AFTER, "p"), new Planned("F-1", BEFORE, "q"))
                        .withoutPlan())
                .as("the last plan counts")
                .isEqualTo(1);
        assertThat(state(opened("F-1"), new Planned("F-2", AFTER, "p")).withoutPlan())
                .as("another's plan")
                .isEqualTo(1);
        assertThat(state(opened("F-1"), new Closed("F-1", DAY, "seen")).openFindings())
                .isZero();
    }

    @Test
    void of_papers_and_document_the_stricter_counts_and_the_same_finding_counts_once() {
        assertThat(state(document(AFTER, listed("F-1", AFTER)), opened("F-1")).openFindings())
                .isEqualTo(1);
        assertThat(state(document(AFTER, listed("F-1", AFTER)), opened("F-1")).withoutPlan())
                .isEqualTo(1);
        assertThat(state(document(AFTER, listed("F-1", null)), opened("F-1"), new Planned("F-1", AFTER, "p"))
                        .withoutPlan())
                .isEqualTo(1);
        assertThat(state(document(AFTER, listed("F-1", AFTER)), opened("F-1"), new Planned("F-1", AFTER, "p"))
                        .withoutPlan())
                .isZero();
        assertThat(state(document(AFTER, listed("F-1", AFTER)), opened("F-1"), new Closed("F-1", DAY, "seen"))
                        .openFindings())
                .as("closed in the register, open in the document")
                .isEqualTo(1);
        assertThat(state(document(DAY, listed("F-1", null)), report(AFTER)).withoutPlan())
                .as("time closes no finding, of a document that has run out neither")
                .isEqualTo(1);
    }

    @Test
    void evidence_counts_until_its_day_and_an_unsigned_document_does_not_outlast_it() {
        assertThat(state().isKnown()).isFalse();
        assertThat(fact(state(), "present")).isEqualTo(false);
        assertThat(fact(state(), "evidence_current")).as("nothing is known").isNull();
        assertThat(fact(state(opened("F-1")), "present")).isEqualTo(false);
        assertThat(fact(state(document(AFTER), opened("F-1")), "present")).isEqualTo(true);
        assertThat(fact(state(document(DAY)), "present")).isEqualTo(false);
        assertThat(fact(state(report(AFTER)), "present")).isEqualTo(true);
        assertThat(fact(state(document(AFTER), report(DAY)), "present")).isEqualTo(false);
        assertThat(fact(state(received("r", Evidence.Kind.OTHER, DAY, AFTER)), "present"))
                .isEqualTo(true);
        assertThat(fact(state(received("r", Evidence.Kind.OTHER, AFTER, AFTER.plusDays(1))), "present"))
                .isEqualTo(false);
        assertThat(state(report(DAY), report(AFTER)).standing()).isEqualTo(Standing.CURRENT);
    }

    @Test
    void evidence_is_current_only_while_some_of_each_kind_on_file_counts() {
        Received review = received("review", Evidence.Kind.ON_SITE_REVIEW, LocalDate.EPOCH, DAY);
        Received plan = received("plan", Evidence.Kind.CORRECTIVE_ACTION_PLAN, LocalDate.EPOCH, DAY);
        assertThat(state(report(AFTER), review).standing()).isEqualTo(Standing.PARTLY_RUN_OUT);
        assertThat(fact(state(report(AFTER), review), "present")).isEqualTo(true);
        assertThat(fact(state(report(AFTER), review), "evidence_current")).isEqualTo(false);
        assertThat(fact(state(report(AFTER), plan), "evidence_current"))
                .as("no finding needs the plan")
                .isEqualTo(true);
        assertThat(fact(state(report(AFTER), plan, opened("F-1")), "evidence_current"))
                .isEqualTo(false);
        assertThat(fact(state(plan), "evidence_current"))
                .as("nothing counts at all")
                .isEqualTo(false);
        assertThat(state(report(AFTER)).isSound()).isTrue();
        assertThat(state(report(AFTER), opened("F-1")).isSound()).isFalse();
    }

    @Test
    void an_official_is_cleared_and_trained_until_the_day_that_was_said_last_and_of_another_nobody_knows() {
        assertThat(fact(state(report(AFTER)), "recipient_cleared")).isNull();
        assertThat(fact(state(cleared(AFTER, DAY)), "recipient_cleared")).isEqualTo(true);
        assertThat(fact(state(cleared(AFTER, DAY)), "recipient_trained")).isEqualTo(false);
        assertThat(fact(state(cleared(AFTER, null)), "recipient_trained")).isNull();
        SafeguardState later = state(cleared(AFTER, AFTER), cleared(DAY, null));
        assertThat(fact(later, "recipient_cleared")).isEqualTo(false);
        assertThat(fact(later, "recipient_trained")).as("said before").isEqualTo(true);
        Cleared another = new Cleared(RECIPIENT, new Clearance("somebody-else", Optional.of(AFTER), Optional.empty()));
        assertThat(fact(state(another), "recipient_cleared")).isNull();
    }

    @Test
    void a_profile_holds_for_as_long_as_what_shows_it_and_says_nothing_of_what_it_does_not_name() {
        Profiled profile = new Profiled(
                RECIPIENT,
                Map.of(
                        Control.FIPS_140,
                        Presence.PRESENT,
                        Control.MFA,
                        Presence.ABSENT,
                        Control.AUDIT_LOG,
                        Presence.PRESENT),
                Optional.of("r"),
                OptionalLong.of(7));
        Received counting = received("r", Evidence.Kind.SECURITY_REPORT, LocalDate.EPOCH, AFTER);
        SafeguardState known = state(counting, profile);
        assertThat(fact(known, "fips_140")).isEqualTo(true);
        assertThat(fact(known, "mfa")).isEqualTo(false);
        assertThat(fact(known, "audit_log_years")).isEqualTo(7L);
        assertThat(fact(known, "cloud")).isNull();
        SafeguardState ranOut = state(received("r", Evidence.Kind.SECURITY_REPORT, LocalDate.EPOCH, DAY), profile);
        assertThat(fact(ranOut, "fips_140")).isNull();
        assertThat(fact(ranOut, "mfa")).isNull();
        assertThat(fact(ranOut, "audit_log_years")).isNull();
        Profiled doubted = new Profiled(
                RECIPIENT, Map.of(Control.FIPS_140, Presence.UNKNOWN), Optional.empty(), OptionalLong.empty());
        assertThat(fact(state(counting, profile, doubted), "fips_140")).isNull();
        assertThat(fact(state(counting, profile, doubted), "mfa")).isEqualTo(false);
    }

    @Test
    void its_digest_is_the_documents_alone_where_there_is_no_paper_and_changes_with_whatever_is_filed() {
        assertThat(state().sha256()).isEmpty();
        assertThat(state(document(AFTER)).sha256()).isEqualTo("d".repeat(64));
        List<String> digests = List.of(
                state(document(AFTER)).sha256(),
                state(document(AFTER), opened("F-1")).sha256(),
                state(opened("F-1")).sha256(),
                state(opened("F-1"), new Planned("F-1", DAY, "p")).sha256(),
                state(opened("F-1"), new Planned("F-1", AFTER, "p")).sha256(),
                state(opened("F-1"), report(AFTER)).sha256(),
                state(opened("F-1"), cleared(AFTER, null)).sha256(),
                state(opened("F-1"), cleared(null, AFTER)).sha256());
        assertThat(digests).doesNotHaveDuplicates();
        assertThat(new String(state(opened("F-1")).text(), StandardCharsets.UTF_8))
                .contains("narrowgate-safeguards-1", "\"finding\" : \"F-1\"", "\"plan\" : \"\"");
    }
}
