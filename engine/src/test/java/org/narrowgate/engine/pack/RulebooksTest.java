package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.law.WiderReading;

class RulebooksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Path EXAMPLE = Path.of("..", "examples", "agreement", "agreement.yaml");
    private static final Path SMALL = Path.of("src", "test", "resources", "golden");

    private static final Adoption OPINION = new Adoption("counsel", "City Library", LocalDate.of(2026, 2, 1), "4-2026");

    @TempDir
    Path scratch;

    private Adopted adopted = Adopted.nothing();

    @Test
    void the_example_agreement_conjoins_with_the_pack() throws Exception {
        Pack pack = StatutePacks.first();
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.of(AgreementReader.read(EXAMPLE, pack)));
        assertThat(rulebook.fields().stream().map(FieldRule::name)).containsExactly("name", "mailing_address", "tin");
        assertThat(rulebook.addressMustAgree()).isTrue();
        assertThat(rulebook.elements().stream().map(e -> e.element().layer()).distinct())
                .containsExactlyInAnyOrder(Layer.FORM, Layer.STATUTE, Layer.AGREEMENT, Layer.IDENTITY);
        assertThat(rulebook.at(Stage.RELEASE).stream().map(e -> e.element().id()))
                .containsExactly("I2-13", "I2-14", "F-3");
    }

    @Test
    void without_an_agreement_nothing_may_go_and_one_question_is_asked() throws Exception {
        Pack pack = StatutePacks.first();
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.empty());
        assertThat(rulebook.fields()).isEmpty();
        assertThat(rulebook.elements().stream()
                        .map(ElementTest::element)
                        .filter(e -> e.layer() == Layer.AGREEMENT)
                        .map(e -> e.id()))
                .containsExactly("AG-FORCE", "AG-FIELDS");
        Facts facts = Facts.none(pack.schema());
        assertThat(on(rulebook, "AG-FORCE", facts).status()).isEqualTo(FindingStatus.NOT_SHOWN);
        for (String fact : List.of("present", "signed", "in_force", "parties_match")) {
            facts.set("agreement." + fact, false);
        }
        Finding held = on(rulebook, "AG-FORCE", facts);
        assertThat(held.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(held.question().orElseThrow().once()).isTrue();
    }

    @Test
    void an_agreement_in_force_is_met_only_when_all_four_hold() throws Exception {
        Pack pack = small();
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of())));
        List<String> all = List.of("present", "signed", "in_force", "parties_match");
        Facts facts = Facts.none(pack.schema());
        all.forEach(f -> facts.set("agreement." + f, true));
        assertThat(on(rulebook, "AG-FORCE", facts).met()).isTrue();
        for (String one : all) {
            Facts lacking = facts.copy().set("agreement." + one, false);
            assertThat(on(rulebook, "AG-FORCE", lacking).status()).as(one).isEqualTo(FindingStatus.OPEN);
        }
    }

    @Test
    void no_finding_of_the_statute_opens_under_an_agreement() throws Exception {
        Pack pack = StatutePacks.first();
        Path narrow = scratch.resolve("narrow.yaml");
        Files.writeString(
                narrow,
                Files.readString(EXAMPLE)
                        .replace("rows-per-official: 250", "rows-per-official: 10")
                        .replace("rows-per-reason: 25", "rows-per-reason: 0")
                        .replace("rows-per-address: 5", "rows-per-address: 1"));
        Rulebook bare = Rulebooks.conjoin(pack, Optional.empty());
        Rulebook narrowed = Rulebooks.conjoin(pack, Optional.of(AgreementReader.read(narrow, pack)));
        int closed = 0;
        for (PackCase example : pack.cases()) {
            Facts facts = PackCases.facts(pack, example);
            for (ElementTest test : bare.elements()) {
                String id = test.element().id();
                FindingStatus before = test.on(facts).status();
                FindingStatus after = on(narrowed, id, facts).status();
                assertThat(after == before || after != FindingStatus.MET)
                        .as("%s in case `%s`", id, example.name())
                        .isTrue();
                closed += before == FindingStatus.MET && after != FindingStatus.MET ? 1 : 0;
            }
        }
        assertThat(closed).isGreaterThan(100);
    }

    @Test
    void each_clause_denies_what_lies_outside_it_and_what_is_not_known() throws Exception {
        Pack pack = small();
        Rulebook rulebook = Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of())));
        Facts inside = Facts.none(pack.schema())
                .set("request.purpose", "fire-safety")
                .set("request.rows", 100L)
                .set("row.ground", "Fire Code 1")
                .set("row.years.first", 2020L)
                .set("row.years.last", 2026L)
                .set("row.years.count", 1L)
                .set("row.officers.off_agreement", 0L);
        Map<String, Map.Entry<String, Object>> outside = new HashMap<>();
        outside.put("AG-PURPOSE", Map.entry("request.purpose", "curiosity"));
        outside.put("AG-CAP", Map.entry("request.rows", 101L));
        outside.put("AG-OFFENCE", Map.entry("row.ground", "Fire Code 2"));
        outside.put("AG-PERIODS", Map.entry("row.years.first", 2019L));
        outside.put("AG-YEARS", Map.entry("row.years.count", 2L));
        outside.put("AG-ROSTER", Map.entry("row.officers.off_agreement", 1L));
        outside.forEach((id, fact) -> {
            assertThat(on(rulebook, id, inside).met()).as(id).isTrue();
            Finding refused = on(rulebook, id, inside.copy().set(fact.getKey(), fact.getValue()));
            assertThat(refused.status()).as(id).isEqualTo(FindingStatus.NOT_MET);
            assertThat(refused.citation().text()).startsWith("Agreement LIB-1, clause ");
            assertThat(refused.element().ground()).isEqualTo(GroundKind.STATED);
            assertThat(on(rulebook, id, inside.copy().remove(fact.getKey())).status())
                    .as(id)
                    .isEqualTo(FindingStatus.NOT_SHOWN);
        });
    }

    @Test
    void an_agreement_that_only_confirms_refuses_a_mismatch_on_a_ground_that_is_never_told() throws Exception {
        Pack pack = small();
        Rulebook rulebook = Rulebooks.conjoin(
                pack, Optional.of(agreement(pack, Map.of("confirm_only: false", "confirm_only: true"))));
        Facts agrees = Facts.none(pack.schema()).set("record.address_agrees", true);
        assertThat(on(rulebook, "AG-CONFIRM", agrees).met()).isTrue();
        Finding mismatch = on(rulebook, "AG-CONFIRM", agrees.copy().set("record.address_agrees", false));
        assertThat(mismatch.status()).isEqualTo(FindingStatus.NOT_MET);
        assertThat(mismatch.citation().text()).isEqualTo("Agreement LIB-1, clause confirm_only");
        assertThat(mismatch.element().ground()).isEqualTo(GroundKind.RECORD);
        assertThat(mismatch.element().stage()).isEqualTo(Stage.RECORD);
        assertThat(mismatch.cure()).isEmpty();
        assertThat(on(rulebook, "AG-CONFIRM", Facts.none(pack.schema())).status())
                .isEqualTo(FindingStatus.NOT_SHOWN);
        Rulebook open = Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of())));
        assertThat(open.elements()).noneMatch(e -> e.element().id().equals("AG-CONFIRM"));
    }

    @Test
    void a_rulebook_that_only_confirms_is_not_made_without_the_clause_that_keeps_the_fields_back() throws Exception {
        Pack pack = small();
        Rulebook whole = Rulebooks.conjoin(
                pack, Optional.of(agreement(pack, Map.of("confirm_only: false", "confirm_only: true"))));
        List<ElementTest> without = whole.elements().stream()
                .filter(e -> !e.element().id().equals("AG-CONFIRM"))
                .toList();
        assertThatThrownBy(() -> new Rulebook(
                        whole.authority(), whole.agreement(), whole.schema(), without, whole.fields(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AG-CONFIRM");
    }

    @Test
    void where_the_agreement_lets_go_nothing_that_is_held_nothing_is_disclosed_empty() throws Exception {
        Pack pack = small();
        for (Optional<AgreementDocument> agreement :
                List.of(Optional.of(agreement(pack, Map.of())), Optional.<AgreementDocument>empty())) {
            Rulebook rulebook = Rulebooks.conjoin(pack, agreement);
            Facts facts = Facts.none(pack.schema()).set("record.fields_in_scope", 1L);
            assertThat(on(rulebook, "AG-FIELDS", facts).met()).isTrue();
            facts.set("record.fields_in_scope", 0L);
            assertThat(on(rulebook, "AG-FIELDS", facts).status()).isEqualTo(FindingStatus.NOT_MET);
        }
    }

    @Test
    void only_an_adopted_reading_that_the_agreement_cites_widens_and_it_says_so() throws Exception {
        adopted = new Adopted(Optional.empty(), Map.of("any-head", OPINION), false);
        Pack pack = small();
        Facts facts = Facts.none(pack.schema())
                .set("signer.office_kind", "sub-agency-head")
                .set("signer.office_matches", false)
                .set("attested.sole_use", true);
        Rulebook strict = Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of())));
        assertThat(on(strict, "L-1", facts).status()).isEqualTo(FindingStatus.NOT_MET);
        Rulebook wider =
                Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of("readings: []", "readings: [any-head]"))));
        Finding relied = on(wider, "L-1", facts);
        assertThat(relied.met()).isTrue();
        assertThat(relied.text()).contains("under reading `any-head`, wider than the strictest");
        assertThat(wider.addressMustAgree()).isTrue();
    }

    @Test
    void an_adopted_reading_of_the_address_drops_its_agreement_with_the_record() throws Exception {
        adopted = new Adopted(Optional.empty(), Map.of("loose", OPINION), false);
        Pack pack = small();
        assertThat(Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of())))
                        .addressMustAgree())
                .isTrue();
        Rulebook loose =
                Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of("readings: []", "readings: [loose]"))));
        assertThat(loose.addressMustAgree()).isFalse();
        Facts identified = Facts.none(pack.schema()).set("identification.status", "IDENTIFIED");
        assertThat(WiderReading.of(on(loose, "ID-1", identified).text())).contains("loose");
    }

    @Test
    void nicknames_count_only_where_the_agreement_says_so_and_the_finding_says_it() throws Exception {
        Pack pack = small();
        Facts identified = Facts.none(pack.schema()).set("identification.status", "IDENTIFIED");
        for (String silent : List.of("readings: []", "nicknames: false\nreadings: []")) {
            Rulebook strict = Rulebooks.conjoin(pack, Optional.of(agreement(pack, Map.of("readings: []", silent))));
            assertThat(strict.permitsNicknames()).isFalse();
            assertThat(on(strict, "ID-1", identified).text()).doesNotContain("nicknames");
        }
        Rulebook permitting = Rulebooks.conjoin(
                pack, Optional.of(agreement(pack, Map.of("readings: []", "nicknames: true\nreadings: []"))));
        assertThat(permitting.permitsNicknames()).isTrue();
        assertThat(on(permitting, "ID-1", identified).text()).contains("table of nicknames (Agreement");
        assertThat(Rulebooks.conjoin(pack, Optional.empty()).permitsNicknames()).isFalse();
        assertThatThrownBy(() -> agreement(pack, Map.of("readings: []", "nicknames: maybe\nreadings: []")))
                .hasMessageContaining("nicknames");
    }

    @Test
    void a_draft_reading_is_cited_only_where_drafts_run_and_then_it_is_marked() throws Exception {
        Pack pack = small();
        Map<String, String> cites = Map.of("readings: []", "readings: [any-head]");
        assertThatThrownBy(() -> agreement(pack, cites)).hasMessageContaining("`any-head` is a draft");
        adopted = new Adopted(Optional.empty(), Map.of(), true);
        AgreementDocument marked = agreement(pack, cites);
        assertThat(marked.draftReadings()).containsExactly("any-head");
        Facts facts = Facts.none(pack.schema())
                .set("signer.office_kind", "sub-agency-head")
                .set("signer.office_matches", false)
                .set("attested.sole_use", true);
        Finding relied = on(Rulebooks.conjoin(pack, Optional.of(marked)), "L-1", facts);
        assertThat(relied.met()).isTrue();
        assertThat(relied.text()).contains("wider than the strictest, which no counsel adopted");
        assertThat(WiderReading.of(relied.text())).contains("any-head");
        assertThat(agreement(pack, Map.of("readings: []", "readings: [only-the-chief]"))
                        .draftReadings())
                .isEmpty();
    }

    @Test
    void a_lowered_threshold_stands_in_the_condition_as_a_number() throws Exception {
        Pack pack = small();
        Rulebook rulebook = Rulebooks.conjoin(
                pack, Optional.of(agreement(pack, Map.of("rows-per-officer: 10", "rows-per-officer: 4"))));
        Facts facts = Facts.none(pack.schema()).set("row.ground.kind", "criminal");
        assertThat(on(rulebook, "L-2", facts.copy().set("row.officers.most_rows", 4L))
                        .met())
                .isTrue();
        assertThat(on(rulebook, "L-2", facts.copy().set("row.officers.most_rows", 5L))
                        .status())
                .isEqualTo(FindingStatus.NOT_MET);
    }

    private static Finding on(Rulebook rulebook, String id, Facts facts) {
        return rulebook.elements().stream()
                .filter(e -> e.element().id().equals(id))
                .findFirst()
                .orElseThrow()
                .on(facts);
    }

    private static Pack small() throws Exception {
        return PackReader.read(SMALL.resolve("pack"));
    }

    private AgreementDocument agreement(Pack pack, Map<String, String> changes) throws Exception {
        String text = Files.readString(SMALL.resolve("agreement.yaml"));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        Path file = scratch.resolve("agreement.yaml");
        Files.writeString(file, text);
        return AgreementReader.read(file, pack, adopted);
    }

    @Test
    void an_authority_for_emergencies_alone_demands_no_agreement_and_only_of_a_request_that_names_none()
            throws Exception {
        Pack emergency = PackReader.read(StatutePacks.ROOT.resolve("us/26-usc-6103-i-3-B"));
        Rulebook free = Rulebooks.ofRequest(emergency, " ", Optional.empty(), DAY);
        assertThat(free.isEmergency()).isTrue();
        assertThat(free.fields()).isEqualTo(emergency.authority().releasable());
        assertThat(free.routes()).containsExactly("number:tin");
        assertThat(on(free, "AG-FORCE", Facts.none(emergency.schema())).met()).isTrue();
        for (Rulebook bound : List.of(
                Rulebooks.ofRequest(emergency, "EM-1", Optional.empty(), DAY),
                Rulebooks.ofRequest(StatutePacks.first(), "", Optional.empty(), DAY),
                Rulebooks.conjoin(emergency, Optional.empty(), DAY))) {
            assertThat(bound.isEmergency()).isFalse();
            assertThat(bound.fields()).isEmpty();
            assertThat(bound.routes()).isEmpty();
            assertThat(on(bound, "AG-FORCE", Facts.none(bound.schema())).met()).isFalse();
        }
    }
}
