package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.app.cli.StoryScene.due;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.agreement.AgreementAct;
import org.narrowgate.engine.agreement.AgreementStanding.State;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.holding.Holdings;
import org.narrowgate.engine.paper.Papers;

/** What must be so in the workspace after each step of the story, whatever the step printed. */
final class StoryFacts {
    private static final Instant RESIGNED = Instant.parse("2025-12-19T17:00:00Z");
    private static final Instant IN_FORCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST_DAY = Instant.parse("2026-06-07T12:00:00Z");

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    interface Fact {
        void holds(StoryScene scene) throws Exception;
    }

    private StoryFacts() {}

    static Map<String, Fact> byStep() {
        StoryFacts all = new StoryFacts();
        all.agreement();
        all.succession();
        all.signing();
        all.request();
        all.stay();
        all.held();
        all.release();
        all.holding();
        all.correction();
        all.recall();
        StoryOfTheIncident.addTo(all.facts);
        all.leftOver();
        return all.facts;
    }

    /** Nothing was put into the register by the step. */
    static void nothingFiled(StoryScene scene) throws Exception {
        assertThat(scene.filed()).isZero();
    }

    private void agreement() {
        facts.put("reading-drafted", s -> {
            nothingFiled(s);
            assertThat(s.text("papers/OPINION-2025-1.yaml")).contains("care-of-set-forth");
            assertThat(s.readings(s.at())).isEmpty();
        });
        facts.put("reading-signed", s -> {
            nothingFiled(s);
            assertThat(s.isSigned("papers/OPINION-2025-1.yaml", "counsel")).isTrue();
            assertThat(s.isSigned("papers/OPINION-2025-1.yaml", "commissioner")).isFalse();
        });
        facts.put("reading-adopted", s -> {
            assertThat(s.readings(s.at())).containsExactly("care-of-set-forth");
            assertThat(s.readings(s.at().minusSeconds(1))).isEmpty();
        });
        facts.put("proposed", s -> {
            assertThat(s.state()).isEqualTo(State.PROPOSED);
            assertThat(s.lacking()).contains("the review by counsel", "the privacy officer", "the safeguards officer");
        });
        facts.put("counsel-concurs", s -> assertThat(s.lacking())
                .doesNotContain("counsel")
                .contains("the privacy officer", "the safeguards officer"));
        facts.put("safeguards-concurs", s -> assertThat(s.lacking())
                .doesNotContain("the safeguards officer")
                .contains("the privacy officer"));
        facts.put("privacy-objects", s -> {
            assertThat(s.lacking()).doesNotContain("the review by the privacy officer");
            assertThat(s.agreement().objections()).singleElement().matches(o -> o.isUnresolved());
        });
    }

    private void succession() {
        facts.put("head-resigns", s -> {
            assertThat(s.heads(RESIGNED.minusSeconds(1))).containsExactly("Rosalind Fenwickshire");
            assertThat(s.heads(s.at())).isEmpty();
            assertThat(s.agreement().all(AgreementAct.Signed.class, a -> true))
                    .as("she has not signed")
                    .isEmpty();
        });
        facts.put("nobody-signs", s -> {
            nothingFiled(s);
            assertThat(s.heads(s.at())).isEmpty();
        });
        facts.put("successor-drafted", s -> {
            nothingFiled(s);
            assertThat(s.text("papers/IRS-2025-8.yaml")).containsPattern("certificates: \\[.?[0-9a-f]{64}");
            assertThat(Papers.read(s.story().workspace()).named("IRS-2025-8")).isEmpty();
        });
        facts.put("successor-acts", s -> {
            assertThat(s.heads(s.at())).containsExactly("Ewan Thornquist");
            assertThat(s.heads(LAST_DAY)).containsExactly("Ewan Thornquist");
            assertThat(s.heads(LAST_DAY.plus(Duration.ofDays(1))))
                    .as("210 days after the vacancy")
                    .isEmpty();
        });
        facts.put("handover", s -> {
            nothingFiled(s);
            String page = s.text("handover.html");
            assertThat(page.indexOf("the people concerned learn nothing"))
                    .isBetween(0, page.lastIndexOf("Pending signatures"));
        });
    }

    private void signing() {
        facts.put("signing-refused", s -> assertThat(s.agreement().all(AgreementAct.Signed.class, a -> true))
                .isEmpty());
        facts.put("answered", s -> assertThat(s.agreement().objections())
                .singleElement()
                .matches(o -> !o.isUnresolved() && o.answers().size() == 1));
        facts.put("page-read", s -> {
            nothingFiled(s);
            assertThat(s.text("signing.html"))
                    .contains(
                            "the people concerned learn nothing",
                            "what is held waits for a person",
                            "care-of-set-forth");
        });
        facts.put("head-signs", s -> {
            assertThat(s.state()).as("one side alone").isEqualTo(State.PROPOSED);
            assertThat(s.agreement().all(AgreementAct.Signed.class, a -> true))
                    .singleElement()
                    .matches(a -> a.paper().by().equals("Ewan Thornquist"));
        });
        facts.put("requester-signs", s -> {
            assertThat(s.state()).isEqualTo(State.SIGNED);
            assertThat(s.state(IN_FORCE)).isEqualTo(State.IN_FORCE);
        });
        facts.put("published", s -> assertThat(s.agreement().all(AgreementAct.Published.class, a -> true))
                .hasSize(1));
        facts.put("in-force", s -> {
            nothingFiled(s);
            assertThat(s.state()).isEqualTo(State.IN_FORCE);
        });
    }

    private void request() {
        facts.put("checked", s -> {
            nothingFiled(s);
            assertThat(s.registry().runs()).isEmpty();
        });
        facts.put("decided", s -> {
            List<DecidedRow> rows = s.rows(1);
            assertThat(s.registry().runs()).hasSize(1);
            assertThat(rows).hasSize(1_000);
            assertThat(rows).extracting(DecidedRow::outcome).contains(Outcome.values());
            assertThat(due(rows).stream().flatMap(row -> row.wider().stream()))
                    .as("some would go only under the looser reading")
                    .contains("care-of-set-forth");
            assertThat(s.sealed()).isEmpty();
        });
        facts.put("reported", s -> {
            nothingFiled(s);
            assertThat(s.text("report.html")).contains("<svg", "care-of-set-forth", "Odette Harrowgate");
        });
    }

    private void stay() {
        facts.put("stayed", s -> {
            assertThat(s.order().binds(s.at())).isTrue();
            assertThat(s.order().binds(s.at().minusSeconds(1))).isFalse();
        });
        facts.put("release-refused", StoryFacts::nothingLeft);
        facts.put("lifted", s -> {
            assertThat(s.order().binds(s.at())).isFalse();
            assertThat(s.order()
                            .boundBetween(
                                    s.registry().run(s.run(1)).orElseThrow().at(), s.at()))
                    .isTrue();
        });
        facts.put("lifted-is-not-released", StoryFacts::nothingLeft);
    }

    private static void nothingLeft(StoryScene scene) throws Exception {
        nothingFiled(scene);
        assertThat(scene.file("release.json")).doesNotExist();
        assertThat(scene.sealed()).isEmpty();
        assertThat(scene.file("releases")).isEmptyDirectory();
    }

    private void held() {
        facts.put("held", StoryFacts::nothingFiled);
        facts.put("previewed", StoryFacts::nothingFiled);
        facts.put("finding-drafted", s -> {
            nothingFiled(s);
            assertThat(s.text("papers/finding.txt")).contains("busy-official", "MET");
        });
        facts.put("finding-signed", s -> {
            nothingFiled(s);
            assertThat(s.isSigned("papers/finding.txt", "counsel")).isTrue();
        });
        facts.put("decided-again", s -> {
            Set<Long> asked = new HashSet<>(s.rows(1).stream()
                    .filter(row -> row.outcome() == Outcome.HOLD
                            && row.openQuestions().stream()
                                    .allMatch(
                                            f -> f.question().orElseThrow().id().equals("busy-official")))
                    .map(DecidedRow::row)
                    .toList());
            Map<Long, Outcome> again =
                    s.rows(2).stream().collect(Collectors.toMap(DecidedRow::row, DecidedRow::outcome));
            assertThat(again).as("the stay had reached every row").hasSize(1_000);
            assertThat(asked).isNotEmpty().allMatch(row -> again.get(row) != Outcome.HOLD);
            assertThat(again.values()).as("what nobody answered is held still").contains(Outcome.HOLD);
        });
        facts.put("waits-for-an-answer", s -> {
            nothingLeft(s);
            assertThat(s.order().isAnswered(s.run(2))).isFalse();
        });
        facts.put("order-answered", s -> assertThat(s.order().isAnswered(s.run(2)))
                .isTrue());
    }

    private void release() {
        facts.put("release-drafted", s -> {
            nothingFiled(s);
            assertThat(s.file("release.json")).isNotEmptyFile();
        });
        facts.put("release-signed", s -> {
            nothingFiled(s);
            assertThat(s.isSigned("release.json", "releasing-official")).isTrue();
        });
        facts.put("signature-checked", s -> {
            nothingFiled(s);
            assertThat(s.sealed()).as("a signature alone lets nothing go").isEmpty();
        });
        facts.put("released", s -> {
            assertThat(s.sealed()).singleElement().matches(left -> left.release()
                    .startsWith("run-"));
            assertThat(s.sealed().get(0).run()).isEqualTo(s.run(2));
            assertThat(s.file("releases/run-" + s.run(2) + "/release-001.cms")).isNotEmptyFile();
        });
        facts.put("opened", s -> {
            nothingFiled(s);
            long told = Files.readAllLines(s.file("opened/answer.csv")).stream()
                    .filter(line -> line.contains("DISCLOSED") || line.contains("CONFIRMED"))
                    .count();
            assertThat(told).isPositive().isEqualTo(due(s.rows(2)).size());
        });
    }

    private void holding() {
        facts.put("received", s -> assertThat(Holdings.of(s.story().workspace())
                        .of("run-" + s.run(2))
                        .orElseThrow()
                        .current("Marlo Quennevat"))
                .isPresent());
        facts.put("holders", StoryFacts::nothingFiled);
    }

    private void correction() {
        facts.put("correction-drafted", StoryFacts::nothingFiled);
        facts.put("correction-signed", s -> {
            nothingFiled(s);
            assertThat(s.isSigned("papers/OPINION-2026-1.yaml", "counsel")).isTrue();
        });
        facts.put("corrected", s -> {
            assertThat(s.readings(s.at())).contains("care-of-asked");
            assertThat(s.readings(s.at().minusSeconds(1))).containsExactly("care-of-set-forth");
            assertThat(due(s.rows(2)).stream().filter(row -> row.wider().contains("care-of-set-forth")))
                    .as("rows that went under the reading that was corrected")
                    .isNotEmpty();
        });
        facts.put("suspended", s -> {
            assertThat(s.state()).isEqualTo(State.SUSPENDED);
            assertThat(s.state(s.at().minusSeconds(1))).isEqualTo(State.IN_FORCE);
        });
    }

    private void recall() {
        facts.put("recalled", s -> {
            assertThat(s.recall()).get().matches(r -> r.isOpen());
            assertThat(s.recall().orElseThrow().outstanding()).containsExactly("Marlo Quennevat");
        });
        facts.put("outstanding", StoryFacts::nothingFiled);
        facts.put("acknowledged", s -> {
            assertThat(s.recall().orElseThrow().outstanding()).isEmpty();
            assertThat(s.recall()).as("only a person closes it").get().matches(r -> r.isOpen());
        });
        facts.put("recall-closed", s -> assertThat(s.recall()).get().matches(r -> !r.isOpen()));
    }

    private void leftOver() {
        facts.put("timeline", s -> {
            nothingFiled(s);
            assertThat(s.text("timeline.html")).contains("Rosalind Fenwickshire", "Ewan Thornquist", "resignation");
        });
        facts.put("accounted", s -> {
            nothingFiled(s);
            RegistrarsDesk desk = new RegistrarsDesk(s.story(), s.story().root());
            assertThat(desk.run("accounting", "--json")).isEqualTo(Exit.DONE);
            Json total = Json.read(desk.out().getBytes(StandardCharsets.UTF_8)).object("total");
            assertThat(total.number("instances_of_disclosure"))
                    .isEqualTo(due(s.rows(2)).size());
            assertThat(total.number("requests_received"))
                    .as("once, however often it was decided")
                    .isEqualTo(1);
        });
        facts.put("verified", s -> {
            nothingFiled(s);
            assertThat(s.played().printed()).contains("releases: 1 held").doesNotContain("DAMAGE");
        });
    }
}
