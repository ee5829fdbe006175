package org.narrowgate.core.decision;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.SmallTables;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
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
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;

/** One invented request for one invented person, decided from stated cells to the end; a test changes one thing. */
public final class InventedMatter {
    public static final RowLayout LAYOUT = RowLayout.of(InventedLaw.NUMBERS, InventedLaw.FIELDS);
    static final AddressParser ADDRESS = new AddressParser(SmallTables.address());
    static final String STATED = "12 Oak Ave, Dallas, TX 75201";
    static final String MOVED = "100 Main St Apt 4, Houston, TX 77002";
    private static final LocalDate BORN = LocalDate.of(1985, 6, 15);

    private final Map<String, String> cells = new HashMap<>(Map.of(
            "row_id", "r-1",
            "given_name", "Elena",
            "family_name", "Reyes",
            "birth_date", "1985-06-15",
            "tin", "401-55-1234",
            "address", STATED,
            "years", "2022;2023",
            "matter", "M-1"));
    private Rulebook rulebook = InventedLaw.make().rulebook();
    private boolean signed = true;
    private boolean inForce = true;
    private long sharing = 1;
    private Judgments judgments = Judgments.none();
    private Bars bars = Bars.none();
    private List<HeldAddress> addresses = List.of(held(STATED, 2015, 2020), held(MOVED, 2021, 2023));
    private OptionalLong death = OptionalLong.empty();

    private InventedMatter() {}

    public static InventedMatter make() {
        return new InventedMatter();
    }

    public InventedMatter cell(String column, String text) {
        cells.put(column, text);
        return this;
    }

    public InventedMatter law(InventedLaw law) {
        rulebook = law.rulebook();
        return this;
    }

    public InventedMatter unsigned() {
        signed = false;
        return this;
    }

    public InventedMatter withoutAgreement() {
        inForce = false;
        return this;
    }

    /** So many rows state the same matter. */
    public InventedMatter sharing(long rows) {
        sharing = rows;
        return this;
    }

    public InventedMatter judged(Judgments answers) {
        judgments = answers;
        return this;
    }

    InventedMatter bars(Bars known) {
        bars = known;
        return this;
    }

    InventedMatter lived(HeldAddress... history) {
        addresses = List.of(history);
        return this;
    }

    InventedMatter died(LocalDate day) {
        death = OptionalLong.of(day.toEpochDay());
        return this;
    }

    static HeldAddress held(String line, int first, int last) {
        return new HeldAddress(ADDRESS.parse(line), first, last, "taxpayer");
    }

    static HeldAddress held(String line, int first, int last, String provenance) {
        return new HeldAddress(ADDRESS.parse(line), first, last, provenance);
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    public RequestRow row() {
        RowLayout.Columns columns = (RowLayout.Columns) LAYOUT.read(LAYOUT.columnsWithFreeAddress());
        return RowParser.of(columns, header(), ADDRESS::parse)
                .parse(
                        7,
                        8,
                        LAYOUT.columnsWithFreeAddress().stream()
                                .map(c -> cells.getOrDefault(c, ""))
                                .toList());
    }

    BatchFacts batch() {
        return new BatchFacts(0, false, 1, List.of(0L, sharing), false);
    }

    public Screener screener() {
        Verified verified =
                new Verified(signed, Optional.empty(), "Bureau", LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 10));
        Standing standing = new Standing(
                Optional.of(new Standing.OfAgreement(true, true, inForce, true)),
                Optional.of(new Standing.OfBars(true, false)));
        Facts facts =
                HeaderFacts.of(InventedLaw.SCHEMA, HeaderDeclarations.none()).bind(header(), verified, standing);
        return Screener.of(rulebook, facts, RowFacts.of(InventedLaw.SCHEMA, LAYOUT, header()), judgments);
    }

    public Screening screen() {
        return screener().screen(row(), batch());
    }

    Candidate candidate() {
        return new Candidate(
                "p-1",
                Map.of("tin", "401551234"),
                List.of(PersonName.of("ELENA", "", "REYES", "")),
                OptionalLong.of(BORN.toEpochDay()),
                "F",
                death,
                addresses);
    }

    public Decision decide() {
        return decide(candidate());
    }

    Decision decide(Candidate... records) {
        NameTables names = NameTables.of(Map.of());
        Decider decider = Decider.of(rulebook, new Identifier(IdentityRules.strict("tin"), names), bars, judgments);
        Screening screening = screen();
        return screening instanceof Admissible admissible
                ? decider.decide(admissible, List.of(records))
                : decider.decide((Inadmissible) screening);
    }

    /** The decision as it is read back from what is committed to. */
    DecidedRow readBack() {
        StatedGroups groups = StatedGroups.of(LAYOUT);
        SlotLayout layout = SlotLayout.of(groups, rulebook);
        FindingCatalog catalog = FindingCatalog.of(rulebook);
        return DecidedRow.of(
                7,
                new RowEncoder(layout, groups).encode(decide()),
                SlotLayout.decode(layout.encode()),
                FindingCatalog.decode(catalog.encode()));
    }

    /** The stated grounds as the short way reads them, from the few slots that tell them. */
    List<FindingView> shortlyStated() {
        StatedGroups groups = StatedGroups.of(LAYOUT);
        SlotLayout layout = SlotLayout.of(groups, rulebook);
        List<byte[]> slots = new RowEncoder(layout, groups).encode(decide());
        Opening opening = Opening.of(0, RunId.parse("0".repeat(32)), 7, new byte[RowSeeds.BYTES], slots);
        return DecidedRow.statedGrounds(opening, layout, FindingCatalog.of(rulebook));
    }

    static RequestHeader header() {
        return new RequestHeader(
                "q-1",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 1),
                "Department",
                "Bureau",
                new RequestHeader.Signer("Quill Ashgrove", "Secretary", "Department"),
                "A-1",
                "xx/invented",
                "p",
                Map.of(),
                List.of(),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "0".repeat(64), 1),
                "recipient.pem");
    }
}
