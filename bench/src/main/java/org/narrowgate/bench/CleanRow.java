package org.narrowgate.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Rulebook;
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
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.tables.ReferenceTables;

/** A row that passes every element: the dearest kind, since none cuts the work short. Every particular is invented. */
final class CleanRow {
    private static final String PACK = "us/26-usc-6103-i-2";
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);
    private static final String AGENCY = "Department of Homeland Security";
    private static final String CUSTODIAN = "Internal Revenue Service";
    private static final Map<String, String> CELLS = Map.ofEntries(
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
                    "reason", "Criminal investigation HSI-2025-00417, reentry after removal: address shows presence."),
            Map.entry("officials", "o-1;o-2"));

    private final Rulebook rulebook;
    private final Facts header;
    private final RowFacts rowFacts;
    private final RowParser parser;
    private final Screener screener;
    private final RowLayout layout;
    private final List<String> clean;
    private final BatchFacts batch;

    private CleanRow(Pack pack, Rulebook rulebook, AddressParser addresses) {
        RequestHeader request = request();
        layout = RowLayout.of(pack.authority());
        clean = cells(Map.of());
        this.rulebook = rulebook;
        header = HeaderFacts.of(rulebook).bind(request, verified(), standing());
        rowFacts = RowFacts.of(rulebook.schema(), layout, request);
        parser = RowParser.of((RowLayout.Columns) layout.read(layout.columns()), request, addresses::parse);
        screener = Screener.of(rulebook, header, rowFacts, Judgments.none());
        batch = new BatchFacts(0, false, 1, Collections.nCopies(layout.fields().size(), 1L), false);
    }

    static CleanRow under(Path home) throws DocumentException {
        Pack pack = PackReader.read(home.resolve("packs").resolve(PACK));
        Rulebook rulebook = Rulebooks.conjoin(
                pack, Optional.of(AgreementReader.read(home.resolve("examples/agreement/agreement.yaml"), pack)));
        CleanRow row = new CleanRow(
                pack, rulebook, new AddressParser(ReferenceTables.load().address(List.of())));
        row.requireClean();
        return row;
    }

    /** A row that fails early would measure less than the work that is meant. */
    private void requireClean() {
        Stream.concat(screener.unmetBeforeRows().stream(), screener.unmet(screen()).stream())
                .findAny()
                .ifPresent(finding -> {
                    throw new IllegalStateException(
                            "the row is not clean: " + finding.branch() + " " + finding.status());
                });
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** The facts of header and row, bound once. */
    Facts facts() {
        Facts facts = header.copy();
        rowFacts.bind(parse(), batch, facts);
        return facts;
    }

    RequestRow parse() {
        return parse(1, clean);
    }

    /** The same row with other cells in some columns. */
    RequestRow parse(long number, Map<String, String> other) {
        return parse(number, cells(other));
    }

    private RequestRow parse(long number, List<String> cells) {
        return parser.settle(parser.parse(number, number + 1, cells), batch);
    }

    private List<String> cells(Map<String, String> other) {
        return layout.columns().stream()
                .map(c -> other.getOrDefault(c, CELLS.getOrDefault(c, "")))
                .toList();
    }

    Screening screen() {
        return screen(parse());
    }

    Screening screen(RequestRow row) {
        return screener.screen(row, batch);
    }

    RowLayout layout() {
        return layout;
    }

    private static Verified verified() {
        Verified.Signer pinned = new Verified.Signer(
                AGENCY, "Secretary", "head-of-agency", true, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
        return new Verified(true, Optional.of(pinned), CUSTODIAN, SIGNED.plusDays(1), SIGNED.plusDays(8));
    }

    private static Standing standing() {
        return new Standing(
                Optional.of(new Standing.OfAgreement(true, true, true, true)),
                Optional.of(new Standing.OfBars(true, false)));
    }

    private static RequestHeader request() {
        return new RequestHeader(
                "q-1",
                SIGNED,
                SIGNED.plusDays(90),
                AGENCY,
                CUSTODIAN,
                new RequestHeader.Signer("Quill Ashgrove", "Secretary", AGENCY),
                "IRS-DHS-2026-01",
                PACK,
                "nontax-criminal-investigation",
                Map.of(
                        "sole-use", "Secretary",
                        "personally-and-directly-engaged", "Secretary",
                        "active-investigation", "Secretary",
                        "no-review-pending", "Secretary"),
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", AGENCY, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", AGENCY, RequestHeader.Kind.EMPLOYEE)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "00", 1),
                "recipient.pem");
    }
}
