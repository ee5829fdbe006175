package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.engine.tables.ReferenceTables;

/** Rows as a requester writes them, through the program's own readers, against the pack; every person is invented. */
class StatedRowsTest {
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);
    private static final String AGENCY = "Department of Homeland Security";
    private static final List<String> ATTESTED =
            List.of("sole-use", "personally-and-directly-engaged", "active-investigation", "no-review-pending");

    private static Pack pack;
    private static AddressParser addresses;

    @BeforeAll
    static void read() throws Exception {
        pack = StatutePacks.first();
        addresses = new AddressParser(ReferenceTables.load().address(List.of()));
    }

    @Test
    void a_row_with_everything_stated_meets_every_element_of_header_and_row() {
        assertThat(findings(Map.of(), ATTESTED).values().stream()
                        .filter(f -> !f.met())
                        .map(f -> f.branch() + " " + f.status()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    reason   | The address is needed to locate and remove the person; case HSI-2025-00417.        | I2-7 | NOT_MET
                    reason   | Case HSI-2025-00417: civil immigration enforcement.                                | I2-7 | NOT_MET
                    reason   | The address is relevant to a criminal investigation.                               | I2-7 | OPEN
                    reason   | In HSI-2025-00417 the address is needed so that officers can find the person.       | I2-7 | OPEN
                    reason   | N/A                                                                                | I2-7 | NOT_MET
                    reason   | see file                                                                           | I2-7 | NOT_MET
                    reason   | ''                                                                                 | I2-7 | NOT_MET
                    address_line | Failed to Provide                                                              | I2-4 | NOT_MET
                    address_line | Main St                                                                        | I2-4 | NOT_MET
                    address_line | ''                                                                             | I2-4 | NOT_MET
                    address_line | Homeless                                                                       | I2-4 | OPEN
                    address_line | PO Box 118                                                                     | I2-4 | OPEN
                    family_name  | UNKNOWN                                                                        | I2-4 | NOT_MET
                    reason   | HSI-2025-00417                                                                     | I2-7 | NOT_MET
                    reason   | Case HSI-2025-00417, 8 U.S.C. 1326(a), 2019-05-20, 2023-08-01                       | I2-7 | NOT_MET
                    reason   | Criminal criminal criminal criminal criminal HSI-2025-00417                         | I2-7 | NOT_MET
                    reason   | N/A - criminal - HSI-2025-00417                                                    | I2-7 | NOT_MET
                    reason   | Felony case HSI-2025-00417: to find and deport the person from the country.        | I2-7 | OPEN
                    reason   | Felony case HSI-2025-00417: address needed for his removal from the country.       | I2-7 | OPEN
                    reason   | Felony case HSI-2025-00417, and immigration enforcement in general.                | I2-7 | OPEN
                    reason   | Not a criminal matter, HSI-2025-00417: the address is wanted for the file.         | I2-7 | OPEN
                    reason   | Criminal tax evasion, HSI-2025-00417: the address shows where income arose.        | I2-7 | OPEN
                    reason   | Felony case HSI-2025-00417: a Notice to Appear is to be served at the address.     | I2-7 | NOT_MET
                    reason   | Felony investigation HSI-2025-00417, reentry after removal: address shows venue.   | I2-7 | MET
                    reason   | Felony investigation: came back after deportation on May 20, 2019; address shows it. | I2-7 | MET
                    tax_periods  | 2026                                                                           | I2-5 | MET
                    tax_periods  | 2027                                                                           | I2-5 | NOT_MET
                    tax_periods  | 2023;2030                                                                      | I2-5 | NOT_MET
                    tax_periods  | TY2023                                                                         | I2-5 | NOT_SHOWN
                    tax_periods  | 2023-06                                                                        | I2-5 | NOT_SHOWN
                    tax_periods  | ;                                                                              | I2-5 | NOT_SHOWN
                    tax_periods  | all                                                                            | I2-5 | NOT_SHOWN
                    tax_periods  | ''                                                                             | I2-5 | NOT_SHOWN
                    offense  | 8 U.S.C. 1227(a)                                                                   | I2-8 | NOT_MET
                    offense  | 8 U.S.C. 1326(a), 1231(a)                                                          | I2-8 | NOT_MET
                    offense  | 18 U.S.C. 1546(a)                                                                  | I2-8 | OPEN
                    offense  | 18 U.S.C. 1001                                                                     | I2-8 | OPEN
                    offense  | 8 U.S.C. 1326(a)(2)                                                                | I2-8 | MET
                    offense  | 8 U.S.C. 1326(b)(2)                                                                | I2-8 | OPEN
                    offense  | 8 U.S.C. 1326(a) and (b)(2)                                                        | I2-8 | NOT_SHOWN
                    offense  | 8 U.S.C. 1326(d)                                                                   | I2-8 | OPEN
                    offense  | 8 U.S.C. 1326(a) (civil)                                                           | I2-6 | NOT_MET
                    offense  | 8 U.S.C. 1253(b)                                                                   | I2-8 | OPEN
                    offense  | 8 U.S.C. 1253(c)                                                                   | I2-8 | NOT_MET
                    offense  | 8 U.S.C. 1324d                                                                     | I2-8 | NOT_MET
                    offense  | 8 U.S.C. 1325(b)                                                                   | I2-8 | NOT_MET
                    offense  | 26 U.S.C. 7212(a)                                                                  | I2-8 | NOT_MET
                    offense  | 8 U.S.C. 1326(a); 26 U.S.C. 7203                                                   | I2-8 | NOT_MET
                    order_date   | ''                                                                             | I2-8 | OPEN
                    order_date   | 2019-05-20                                                                     | I2-8 | MET
                    order_date   | 2019-05-21                                                                     | I2-8 | NOT_MET
                    order_date   | 05/20/2019                                                                     | I2-8 | NOT_SHOWN
                    reentered_on | 2019-05-20                                                                     | I2-8 | MET
                    reentered_on | 2026-03-02                                                                     | I2-8 | MET
                    reentered_on | 2026-03-03                                                                     | I2-8 | NOT_MET
                    offense  | ''                                                                                 | I2-6 | NOT_MET
                    departed_on  | ''                                                                             | I2-8 | NOT_SHOWN
                    reentered_on | 2018-01-01                                                                     | I2-8 | NOT_MET
                    case_status  | closed                                                                         | I2-8 | NOT_MET
                    officials    | ''                                                                             | I2-9 | NOT_SHOWN
                    officials    | o-7                                                                            | I2-9 | NOT_MET
                    officials    | o-1;o-99                                                                       | I2-9 | NOT_MET
                    officials    | o-1;;o-1;                                                                      | I2-9 | MET
                    officials    | o-1,o-2                                                                        | I2-9 | NOT_MET
                    officials    | o-8                                                                            | I2-9 | NOT_MET
                    """)
    void a_row_with_one_cell_changed_is_found_as_that_cell_deserves(
            String column, String cell, String element, FindingStatus status) {
        Finding finding = findings(Map.of(column, cell), ATTESTED).get(element);
        assertThat(finding.status()).as(finding.branch()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    8 U.S.C. 1227            | 2025-06-02 | ''  | MET
                    INA 237(a)               | 2025-06-02 | no  | MET
                    8 U.S.C. 1227(a)(1)(B)   | 2025-12-01 | ''  | MET
                    8 U.S.C. 1227            | 2025-12-02 | ''  | NOT_MET
                    8 U.S.C. 1182            | 2025-06-02 | ''  | NOT_MET
                    8 U.S.C. 1227            | 2025-06-02 | yes | OPEN
                    8 U.S.C. 1227            | ''         | ''  | NOT_SHOWN
                    ''                       | 2025-06-02 | ''  | NOT_SHOWN
                    """)
    void failure_to_depart_turns_on_the_order_its_ground_its_age_and_a_review(
            String ground, String ordered, String pending, FindingStatus status) {
        Map<String, String> cells = Map.of(
                "offense",
                "8 U.S.C. 1253(a)(1)",
                "departed_on",
                "",
                "reentered_on",
                "",
                "order_ground",
                ground,
                "order_date",
                ordered,
                "review_pending",
                pending);
        assertThat(findings(cells, ATTESTED).get("I2-8").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''         | ''         | MET
                    ''         | N/A        | MET
                    ''         | 2025-12-24 | NOT_SHOWN
                    2025-05-30 | ''         | NOT_MET
                    2025-08-31 | ''         | NOT_MET
                    2025-09-01 | ''         | MET
                    2026-03-02 | ''         | MET
                    2026-03-03 | ''         | NOT_MET
                    unknown    | ''         | NOT_SHOWN
                    """)
    void failure_to_depart_turns_on_a_departure_that_was_late_or_never_was(
            String departed, String reentered, FindingStatus status) {
        Map<String, String> cells = Map.of(
                "offense", "8 U.S.C. 1253(a)(1)",
                "departed_on", departed,
                "reentered_on", reentered,
                "order_ground", "8 U.S.C. 1227(a)(2)(B)(ii)",
                "order_date", "2025-06-02");
        assertThat(findings(cells, ATTESTED).get("I2-8").status()).isEqualTo(status);
    }

    @Test
    void a_blank_on_review_is_not_shown_unless_the_signer_attests_that_none_is_pending() {
        Map<String, String> cells = Map.of(
                "offense", "8 U.S.C. 1253(a)(1)",
                "departed_on", "",
                "reentered_on", "",
                "order_ground", "8 U.S.C. 1227",
                "order_date", "2025-06-02");
        assertThat(findings(cells, ATTESTED).get("I2-8").status()).isEqualTo(FindingStatus.MET);
        assertThat(findings(cells, ATTESTED.subList(0, 3)).get("I2-8").status()).isEqualTo(FindingStatus.NOT_SHOWN);
    }

    private static final Map<String, String> CLEAN_ROW = Map.ofEntries(
            Map.entry("row_id", "r-1"),
            Map.entry("given_name", "Ilvane"),
            Map.entry("family_name", "Torrebruna"),
            Map.entry("birth_date", "1979-11-02"),
            Map.entry("tin", "412-55-8830"),
            Map.entry("address_line", "1418 Alder Creek Rd"),
            Map.entry("city", "Houston"),
            Map.entry("state", "TX"),
            Map.entry("zip", "77002"),
            Map.entry("tax_periods", "2023;2024"),
            Map.entry("offense", "8 U.S.C. 1326(a)"),
            Map.entry("case_id", "HSI-2025-00417"),
            Map.entry("case_status", "open"),
            Map.entry("order_date", "2019-04-11"),
            Map.entry("order_ground", "8 U.S.C. 1182"),
            Map.entry("departed_on", "2019-05-20"),
            Map.entry("reentered_on", "2023-08-01"),
            Map.entry(
                    "reason",
                    "Criminal investigation HSI-2025-00417, reentry after removal: the address shows presence."),
            Map.entry("officials", "o-1;o-2"));

    private static Map<String, Finding> findings(Map<String, String> changes, List<String> attested) {
        Map<String, String> cells = new HashMap<>(CLEAN_ROW);
        cells.putAll(changes);
        RequestHeader header = header(attested);
        RowLayout layout = RowLayout.of(pack.authority());
        RowLayout.Columns columns = (RowLayout.Columns) layout.read(layout.columns());
        RequestRow row = RowParser.of(columns, header, addresses::parse)
                .parse(
                        1,
                        2,
                        layout.columns().stream()
                                .map(c -> cells.getOrDefault(c, ""))
                                .toList());
        Verified.Signer pinned = new Verified.Signer(
                AGENCY, "Secretary", "head-of-agency", true, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        Facts facts = HeaderFacts.of(pack.schema(), pack.authority().header())
                .bind(
                        header,
                        new Verified(
                                true,
                                Optional.of(pinned),
                                "Internal Revenue Service",
                                SIGNED.plusDays(1),
                                SIGNED.plusDays(8)),
                        new Standing(Optional.empty(), Optional.of(new Standing.OfBars(true, false))));
        BatchFacts batch =
                new BatchFacts(0, false, 1, Collections.nCopies(layout.fields().size(), 1L), false);
        RowFacts.of(pack.schema(), layout, header, Set.of()).bind(row, batch, facts);
        Map<String, Finding> findings = new HashMap<>();
        for (ElementTest test : pack.tests(pack.choice(Map.of(), Set.of()))) {
            if (test.element().stage().compareTo(Stage.RECORD) < 0) {
                findings.put(test.element().id(), test.on(facts));
            }
        }
        return findings;
    }

    private static RequestHeader header(List<String> attested) {
        Map<String, String> attestations = new HashMap<>();
        attested.forEach(id -> attestations.put(id, "Quill Ashgrove"));
        return new RequestHeader(
                "q-1",
                SIGNED,
                SIGNED.plusDays(90),
                AGENCY,
                "Internal Revenue Service",
                new RequestHeader.Signer("Quill Ashgrove", "Secretary", AGENCY),
                "IRS-DHS-2026-01",
                StatutePacks.FIRST,
                "nontax-criminal-investigation",
                attestations,
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", AGENCY, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", AGENCY, RequestHeader.Kind.EMPLOYEE),
                        new RequestHeader.Official("o-7", "Rab Nairn", "Nairn Ltd", RequestHeader.Kind.CONTRACTOR),
                        new RequestHeader.Official("o-8", "TBD", AGENCY, RequestHeader.Kind.OFFICER)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "00", 1),
                "recipient.pem");
    }
}
