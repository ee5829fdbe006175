package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.narrowgate.core.decision.Bars;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Judgment;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.tables.ReferenceTables;

/** All that decides the rows of one run, made anew with each instance; every person is invented. */
final class DecisionTable {
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);
    private static final String AGENCY = "Department of Homeland Security";
    private static final ReferenceTables TABLES = ReferenceTables.load();
    private static final NameTables NAMES = TABLES.names();
    private static final AddressParser ADDRESSES = new AddressParser(TABLES.address(List.of()));

    private final Rulebook rulebook;
    private final RowLayout layout;
    private final RowParser parser;
    private final Screener screener;
    private final Decider decider;

    /** Persons have answered, row by row, whether what stands in the place of an address is one, up to this row. */
    DecisionTable(Rulebook rulebook, int answered) {
        this.rulebook = rulebook;
        this.layout = RowLayout.of(rulebook.authority());
        RequestHeader header = header();
        this.parser = RowParser.of((RowLayout.Columns) layout.read(layout.columns()), header, ADDRESSES::parse);
        Judgments judgments = judgments(answered);
        this.screener = Screener.of(
                rulebook, facts(header), RowFacts.of(rulebook.schema(), layout, header, roster(rulebook)), judgments);
        this.decider = Decider.of(rulebook, new Identifier(IdentityRules.strict("tin"), NAMES), Bars.none(), judgments);
    }

    private static Set<String> roster(Rulebook rulebook) {
        return rulebook.agreement().orElseThrow().roster();
    }

    /** What one thread has for itself. */
    Seat seat() {
        StatedGroups groups = StatedGroups.of(layout);
        return new Seat(new RowEncoder(SlotLayout.of(groups, rulebook), groups));
    }

    final class Seat {
        private final RowEncoder encoder;

        private Seat(RowEncoder encoder) {
            this.encoder = encoder;
        }

        /** Outcome, summary and every slot of the row, as text. */
        String decided(int number, Map<String, String> cells) {
            RequestRow row = parser.parse(
                    number,
                    number + 1,
                    layout.columns().stream()
                            .map(c -> cells.getOrDefault(c, ""))
                            .toList());
            BatchFacts batch = new BatchFacts(
                    0, false, 1, Collections.nCopies(layout.fields().size(), 1L), false);
            Screening screening = screener.screen(row, batch);
            Decision decision = screening instanceof Admissible admissible
                    ? decider.decide(admissible, List.of(record()))
                    : decider.decide((Inadmissible) screening);
            StringBuilder said = new StringBuilder(decision.outcome().name())
                    .append('\n')
                    .append(RowSummary.of(decision))
                    .append('\n');
            encoder.encode(decision)
                    .forEach(slot -> said.append(HexFormat.of().formatHex(slot)).append('\n'));
            return said.toString();
        }
    }

    private static Judgments judgments(int answered) {
        List<Judgment> answers = new ArrayList<>();
        for (long row = 1; row <= answered; row += 2) {
            FindingStatus answer = row % 3 == 0 ? FindingStatus.MET : FindingStatus.NOT_MET;
            answers.add(new Judgment("no-fixed-address", row, answer, "Disclosure Officer"));
        }
        return Judgments.of(answers);
    }

    private Facts facts(RequestHeader header) {
        Verified.Signer pinned = new Verified.Signer(
                AGENCY, "Secretary", "head-of-agency", true, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        Verified verified = new Verified(
                true, Optional.of(pinned), "Internal Revenue Service", SIGNED.plusDays(1), SIGNED.plusDays(8));
        Standing standing = new Standing(
                Optional.of(new Standing.OfAgreement(true, true, true, true)),
                Optional.of(new Standing.OfBars(true, false)));
        return HeaderFacts.of(rulebook).bind(header, verified, standing);
    }

    private static Candidate record() {
        return new Candidate(
                "k-1",
                Map.of("tin", "412558830"),
                List.of(PersonName.of("ILVANE", "", "TORREBRUNA", "")),
                OptionalLong.of(LocalDate.of(1979, 11, 2).toEpochDay()),
                "",
                OptionalLong.empty(),
                List.of(
                        held("77 Invented Ave", "Dallas", "75201", 2010, 2022),
                        held("1418 Alder Creek Rd", "Houston", "77002", 2023, 2024)));
    }

    private static HeldAddress held(String line, String city, String zip, int from, int to) {
        return new HeldAddress(ADDRESSES.parse(new StatedAddress(line, city, "TX", zip, "")), from, to, "taxpayer");
    }

    static Map<String, String> clean() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("given_name", "Ilvane");
        cells.put("family_name", "Torrebruna");
        cells.put("birth_date", "1979-11-02");
        cells.put("tin", "412-55-8830");
        cells.put("address_line", "1418 Alder Creek Rd");
        cells.put("city", "Houston");
        cells.put("state", "TX");
        cells.put("zip", "77002");
        cells.put("tax_periods", "2023;2024");
        cells.put("offense", "8 U.S.C. 1326(a)");
        cells.put("case_id", "HSI-2025-00417");
        cells.put("case_status", "open");
        cells.put("order_date", "2019-04-11");
        cells.put("order_ground", "8 U.S.C. 1182");
        cells.put("departed_on", "2019-05-20");
        cells.put("reentered_on", "2023-08-01");
        cells.put(
                "reason",
                "Criminal investigation HSI-2025-00417 of reentry after removal: the address shows presence.");
        cells.put("officials", "o-1;o-2");
        return cells;
    }

    private static RequestHeader header() {
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
                Map.of(
                        "sole-use", "Quill Ashgrove",
                        "personally-and-directly-engaged", "Quill Ashgrove",
                        "active-investigation", "Quill Ashgrove",
                        "no-review-pending", "Quill Ashgrove"),
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", AGENCY, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", AGENCY, RequestHeader.Kind.EMPLOYEE),
                        new RequestHeader.Official("o-9", "Rab Nairn", "Nairn Ltd", RequestHeader.Kind.CONTRACTOR)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "00", 1),
                "recipient.pem");
    }
}
