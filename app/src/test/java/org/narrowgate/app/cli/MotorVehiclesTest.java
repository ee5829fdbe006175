package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;

/** Another custodian under another law, by its data alone: from an empty folder to the package on the requester's desk. */
class MotorVehiclesTest {
    /** For each row of the example its outcome, and the element and branch, or the identity rule, that it rests on. */
    private static final Map<String, String> OUTCOMES = new LinkedHashMap<>();

    static {
        OUTCOMES.put("moved-since", "DISCLOSE");
        OUTCOMES.put("by-tag-alone", "DISCLOSE");
        OUTCOMES.put("same-home", "CONFIRM");
        OUTCOMES.put("both-numbers", "CONFIRM");
        OUTCOMES.put("by-address-alone", "CONFIRM");
        OUTCOMES.put("a-name-alone", "WITHHOLD stated B1-6");
        OUTCOMES.put("tag-in-no-form", "WITHHOLD stated B1-6");
        OUTCOMES.put("no-docket", "WITHHOLD stated AG-MATTER");
        OUTCOMES.put("family-name-only", "WITHHOLD stated B1-6");
        OUTCOMES.put("under-investigation", "WITHHOLD record B1-10");
        OUTCOMES.put("born-otherwise", "WITHHOLD record ID-1 birth-date-differs");
        OUTCOMES.put("tag-of-another", "WITHHOLD record ID-1 other-number-differs");
        OUTCOMES.put("no-such-licence", "WITHHOLD record ID-1 no-record-under-number");
        OUTCOMES.put("protected", "HOLD record B1-10");
    }

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private MotorVehicleAgency agency;

    @BeforeEach
    void makesAWorkspaceOfTheExample() throws Exception {
        agency = new MotorVehicleAgency(folder);
    }

    private static String inWords(DecidedRow row) {
        if (row.outcome() == Outcome.DISCLOSE || row.outcome() == Outcome.CONFIRM) {
            return row.outcome().name();
        }
        String element = row.groundFindings().get(0).element();
        return row.outcome()
                + (row.lookedUp() ? " record " : " stated ")
                + element
                + (element.equals("ID-1") ? " " + row.identification().get("rule") : "");
    }

    @Test
    void every_row_of_the_example_comes_to_what_its_law_and_its_records_say() throws Exception {
        Map<String, DecidedRow> rows = agency.decide();
        Map<String, String> outcomes = new TreeMap<>();
        rows.forEach((id, row) -> outcomes.put(id, inWords(row)));
        assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(OUTCOMES);
        assertThat(agency.due())
                .as("its agreement sets no time, so nothing is late, and that is said")
                .contains("OPEN  request", "no day is set", "sets no time to answer");
        assertThat(rows.get("moved-since").fields())
                .containsOnlyKeys("name", "residence", "licence")
                .containsEntry("residence", "3202 Cedar Ln, Bend, OR, 97701")
                .containsEntry("licence", "M4007439");
        assertThat(rows.get("by-address-alone").identification()).containsEntry("rule", "all-agree-by-address");
    }

    @Test
    void the_requester_opens_every_disclosed_field_and_one_constant_answer_for_what_the_records_withhold()
            throws Exception {
        agency.decide();
        Map<String, String> files = agency.releasedAndOpened();
        Map<String, List<String>> answers = new TreeMap<>();
        files.get("answer.csv")
                .lines()
                .skip(1)
                .forEach(line -> answers.put(
                        line.substring(0, line.indexOf(',')),
                        List.of(line.substring(line.indexOf(',') + 1).split(",", 2))));
        assertThat(answers).containsOnlyKeys(OUTCOMES.keySet());
        OUTCOMES.forEach((id, outcome) -> {
            List<String> answer = answers.get(id);
            switch (outcome.split(" ", -1)[0]) {
                case "DISCLOSE" -> assertThat(answer.get(0)).as(id).isEqualTo("DISCLOSED");
                case "CONFIRM" -> assertThat(answer.get(0)).as(id).isEqualTo("CONFIRMED");
                default -> {
                    if (outcome.contains(" record ")) {
                        assertThat(answer).as(id).isEqualTo(answers.get("protected"));
                    } else {
                        assertThat(answer.get(0)).as(id).isEqualTo("NOT MET");
                        assertThat(answer.get(1))
                                .as(id)
                                .contains(
                                        outcome.endsWith("B1-6")
                                                ? "18 U.S.C. 2721(b)(1)"
                                                : "Agreement ASMVD-PE-1, clause AG-MATTER");
                    }
                }
            }
        });
        assertThat(answers.get("protected")).containsExactly("NO DISCLOSURE", "\"\"");
        assertThat(files.get("fields.csv").lines()).hasSize(3);
        assertThat(files.get("fields.csv"))
                .contains("\"3202 Cedar Ln, Bend, OR, 97701\"", "\"4741 Birch Rd, Eugene, OR, 97401\"")
                .doesNotContain("GFK6974");
    }

    @Test
    void nothing_is_released_without_a_safeguards_document_where_the_agreement_looks_at_it() throws Exception {
        agency.decide();
        Files.delete(agency.root.resolve("safeguards/port-ellery.yaml"));
        assertThat(agency.draft()).isEqualTo(Exit.BAD_INPUT);
        assertThat(agency.people.out.toString())
                .contains("no evidence on the safeguards of City of Port Ellery counts");
        assertThat(agency.status()).contains("safeguards/ holds no safeguards document");
    }

    @Test
    void no_safeguards_document_is_needed_where_neither_law_nor_agreement_looks_at_one() throws Exception {
        withoutTheClauseOnSafeguards();
        agency.decide();
        Files.delete(agency.root.resolve("safeguards/port-ellery.yaml"));
        assertThat(agency.status()).doesNotContain("safeguards/ holds no safeguards document");
        assertThat(agency.releasedAndOpened().get("answer.csv")).contains("moved-since,DISCLOSED");
        assertThat(Files.readString(agency.authorisation())).contains("\"safeguards_sha256\" : \"\"");
    }

    @Test
    void a_faulty_document_that_nothing_looks_at_stops_no_release() throws Exception {
        withoutTheClauseOnSafeguards();
        agency.decide();
        Files.writeString(agency.root.resolve("safeguards/port-ellery.yaml"), "open_findings: ?\n");
        assertThat(agency.draft()).as(agency.people.out.toString()).isZero();
    }

    private void withoutTheClauseOnSafeguards() throws Exception {
        String text = Files.readString(agency.agreement());
        String clause = text.substring(text.indexOf("  # The statute demands no safeguards"));
        MotorVehicleAgency.change(agency.agreement(), clause, "");
    }

    @Test
    void an_agreement_can_demand_that_the_official_who_receives_is_cleared_and_trained() throws Exception {
        MotorVehicleAgency.change(
                agency.agreement(),
                "safeguards.present && safeguards.open_without_plan == 0",
                "safeguards.recipient_cleared && safeguards.recipient_trained");
        agency.decide();
        assertThat(agency.draft()).isZero();
        assertThat(agency.people.out.toString()).contains("AG-SAFEGUARDS is NOT_SHOWN", "`safeguards clear`");
        agency.appointsAChiefOfSafeguards();
        agency.clears("2026-03-10");
        assertThat(agency.draft()).isZero();
        assertThat(agency.people.out.toString()).contains("AG-SAFEGUARDS is NOT_MET");
        agency.clears("2026-03-11");
        assertThat(agency.releasedAndOpened().get("answer.csv")).contains("moved-since,DISCLOSED");
    }

    @Test
    void a_function_in_two_words_is_held_for_a_person_and_nobody_is_looked_up() throws Exception {
        MotorVehicleAgency.change(
                agency.mapping(),
                "Serving notices of unpaid parking fines on the owners of vehicles in the city.",
                "Parking fines");
        Map<String, DecidedRow> rows = agency.decide();
        assertThat(rows.values()).noneMatch(DecidedRow::lookedUp);
        assertThat(rows.get("moved-since").outcome()).isEqualTo(Outcome.HOLD);
        assertThat(rows.get("moved-since").groundFindings())
                .anySatisfy(ground -> assertThat(ground.branch()).isEqualTo("B1-4.named"));
    }

    @Test
    void a_requester_whose_level_of_government_nobody_filed_gets_nothing() throws Exception {
        MotorVehicleAgency.change(agency.offices(), ", level: local", "");
        assertThat(agency.decide().values())
                .allMatch(row -> row.outcome() == Outcome.WITHHOLD && !row.lookedUp())
                .allSatisfy(row -> assertThat(row.groundFindings())
                        .anySatisfy(ground -> assertThat(ground.element()).isEqualTo("B1-3")));
    }

    @Test
    void without_the_wider_reading_a_tag_and_a_name_identify_nobody() throws Exception {
        MotorVehicleAgency.change(agency.agreement(), "readings: [number-and-name]", "readings: []");
        Map<String, DecidedRow> rows = agency.decide();
        assertThat(inWords(rows.get("by-tag-alone"))).isEqualTo("WITHHOLD record ID-1 address-not-comparable");
        assertThat(inWords(rows.get("moved-since"))).isEqualTo("DISCLOSE");
    }
}
