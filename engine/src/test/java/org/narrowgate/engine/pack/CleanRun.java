package org.narrowgate.engine.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.request.HeaderFacts;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.Standing;
import org.narrowgate.core.request.Verified;
import org.narrowgate.core.screening.Admissible;
import org.narrowgate.core.screening.Inadmissible;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.core.screening.Screener;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.BatchCounter;
import org.narrowgate.engine.intake.BatchCounts;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.intake.RowStream;
import org.narrowgate.engine.run.BarsReader;
import org.narrowgate.engine.tables.ReferenceTables;

/** A request that meets everything, written as files and read by the program's own readers; every person is invented. */
final class CleanRun {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final ReferenceTables TABLES = ReferenceTables.load();
    private static final AddressParser ADDRESSES = new AddressParser(TABLES.address(List.of()));

    private static final Map<String, String> CLEAN = new LinkedHashMap<>();

    static {
        CLEAN.put("row_id", "r-1");
        CLEAN.put("given_name", "Ilvane");
        CLEAN.put("family_name", "Torrebruna");
        CLEAN.put("birth_date", "1979-11-02");
        CLEAN.put("tin", "412-55-8830");
        CLEAN.put("address_line", "1418 Alder Creek Rd");
        CLEAN.put("city", "Houston");
        CLEAN.put("state", "TX");
        CLEAN.put("zip", "77002");
        CLEAN.put("tax_periods", "2023;2024");
        CLEAN.put("offense", "8 U.S.C. 1326(a)");
        CLEAN.put("case_id", "HSI-2025-00417");
        CLEAN.put("case_status", "open");
        CLEAN.put("order_date", "2019-04-11");
        CLEAN.put("order_ground", "8 U.S.C. 1182");
        CLEAN.put("departed_on", "2019-05-20");
        CLEAN.put("reentered_on", "2023-08-01");
        CLEAN.put(
                "reason",
                "Criminal investigation HSI-2025-00417 of reentry after removal: the address shows presence.");
        CLEAN.put("officials", "o-1;o-2");
    }

    private final Rulebook rulebook;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private String header = HEADER;
    private String bars = "as_of: 2026-03-01\nuntil: 2026-04-01\nbars: []\n";
    private Optional<Verified.Signer> pinned = Optional.of(new Verified.Signer(
            "Department of Homeland Security",
            "Secretary",
            "head-of-agency",
            true,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2027, 1, 1)));
    private Optional<Standing.OfAgreement> agreement = Optional.of(new Standing.OfAgreement(true, true, true, true));
    private boolean twice;
    private List<String> keys = List.of("k-1");
    private OptionalLong died = OptionalLong.empty();
    private int lastYear = 2024;

    private static final String HEADER = """
            {
              "format": "narrowgate-request-1",
              "request_id": "q-1",
              "signed_on": "2026-03-02",
              "expires": "2026-06-02",
              "requester": "Department of Homeland Security",
              "addressee": "Internal Revenue Service",
              "signer": {"name": "Quill Ashgrove", "office": "Secretary", "agency": "Department of Homeland Security"},
              "agreement": "IRS-DHS-2026-01",
              "authority": "us/26-usc-6103-i-2",
              "purpose": "nontax-criminal-investigation",
              "attestations": {
                "sole-use": "Quill Ashgrove",
                "personally-and-directly-engaged": "Quill Ashgrove",
                "active-investigation": "Quill Ashgrove",
                "no-review-pending": "Quill Ashgrove"
              },
              "officials": [
                {"id": "o-1", "name": "Maren Holt", "employer": "Department of Homeland Security", "kind": "officer"},
                {"id": "o-2", "name": "Tove Lindqvist", "employer": "Department of Homeland Security", "kind": "employee"}
              ],
              "rows": {"file": "rows.csv", "media_type": "text/csv", "sha256": "DIGEST", "count": COUNT},
              "recipient_certificate": "abababababababababababababababababababababababababababababababab"
            }
            """;

    CleanRun(Rulebook rulebook) {
        this.rulebook = rulebook;
        cells.putAll(CLEAN);
    }

    Set<String> columns() {
        return Set.copyOf(cells.keySet());
    }

    /** The cells of these columns become blank, if the file has them. */
    CleanRun blank(String... columns) {
        for (String column : columns) {
            cells.computeIfPresent(column, (name, cell) -> "");
        }
        return this;
    }

    CleanRun cell(String column, String text) {
        cells.put(column, text);
        return this;
    }

    /** The address stands in the one free column, and in no other. */
    CleanRun freeAddress(String text) {
        cells.keySet().removeAll(List.of("address_line", "city", "state", "zip"));
        return cell("address", text);
    }

    /** The signer's office is of this kind, and held until the first day of this year. */
    CleanRun signedBy(String kind, int untilYear) {
        pinned = Optional.of(new Verified.Signer(
                "Department of Homeland Security",
                "Secretary",
                kind,
                true,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(untilYear, 1, 1)));
        return this;
    }

    /** A bar, as the statement on bars has it, is known. */
    CleanRun barred(String bar) {
        bars = bars.replace("bars: []", "bars:\n  - " + bar);
        return this;
    }

    CleanRun agreementExpired() {
        agreement = Optional.of(new Standing.OfAgreement(true, true, false, true));
        return this;
    }

    /** Two persons on record have the name, birth date, number and addresses stated. */
    CleanRun twoRecords() {
        keys = List.of("k-1", "k-2");
        return this;
    }

    CleanRun deceased() {
        died = OptionalLong.of(LocalDate.of(2025, 1, 5).toEpochDay());
        return this;
    }

    /** States an address of the record that is not the one due, unless none was left to be stated. */
    CleanRun stated(String line, String city, String zip) {
        if (!cells.get("address_line").isEmpty()) {
            cells.put("address_line", line);
            cells.put("city", city);
            cells.put("zip", zip);
        }
        return this;
    }

    /** The text is taken out of the signed header. */
    CleanRun unsaid(String text) {
        if (!header.contains(text)) {
            throw new IllegalArgumentException("the header does not say " + text);
        }
        header = header.replace(text, "");
        return this;
    }

    CleanRun unsigned() {
        pinned = Optional.empty();
        return this;
    }

    CleanRun withoutAgreement() {
        agreement = Optional.empty();
        return this;
    }

    CleanRun nothingKnownOfBars() {
        bars = "";
        return this;
    }

    CleanRun barsStatedTooLongAgo() {
        bars = bars.replace("2026-04-01", "2026-03-10");
        return this;
    }

    /** The row stands a second time in the file; it is the second that is decided. */
    CleanRun repeated() {
        twice = true;
        return this;
    }

    CleanRun noRecord() {
        keys = List.of();
        return this;
    }

    /** The last year for which the record holds an address. */
    CleanRun addressesEndIn(int year) {
        lastYear = year;
        return this;
    }

    /**
     * Reads, screens, looks up, decides.
     *
     * @return the decision; empty if header or rows are refused as a whole, and then nothing is decided
     */
    Optional<Decision> decide(Path folder) throws IOException {
        try {
            RequestPackage request = request(folder);
            List<RequestRow> rows = rows(request);
            RowLayout layout = RowLayout.of(rulebook.authority());
            RequestRow row = rows.get(rows.size() - 1);
            BatchCounter counter = BatchCounter.of(layout, request.header().officials(), new byte[16]);
            rows.forEach(counter::add);
            BatchCounts counts = counter.finish();
            BarsReader.Known known = BarsReader.read("bars.yaml", bars.getBytes(StandardCharsets.UTF_8), DAY);
            RowFacts binder = RowFacts.of(
                    rulebook.schema(),
                    layout,
                    request.header(),
                    rulebook.agreement().orElseThrow().roster());
            Screening screening = Screener.of(rulebook, facts(request.header(), known), binder, Judgments.none())
                    .screen(row, counts.of(row));
            Decider decider = Decider.of(
                    rulebook,
                    new Identifier(IdentityRules.strict("tin"), TABLES.names()),
                    known.bars(),
                    Judgments.none());
            return Optional.of(
                    screening instanceof Admissible admissible
                            ? decider.decide(
                                    admissible, keys.stream().map(this::record).toList())
                            : decider.decide((Inadmissible) screening));
        } catch (DocumentException refused) {
            return Optional.empty();
        }
    }

    private Facts facts(RequestHeader header, BarsReader.Known known) {
        Verified verified =
                new Verified(pinned.isPresent(), pinned, "Internal Revenue Service", LocalDate.of(2026, 3, 3), DAY);
        Standing standing = new Standing(
                agreement,
                Optional.of(
                        new Standing.OfBars(known.stated(), !known.publicOnRun().isEmpty())));
        return HeaderFacts.of(rulebook).bind(header, verified, standing);
    }

    private RequestPackage request(Path folder) throws IOException, DocumentException {
        StringBuilder csv = new StringBuilder(String.join(",", cells.keySet())).append('\n');
        String line = cells.values().stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
        csv.append(twice ? line.replaceFirst("r-1", "r-0") : "").append(line);
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("rows.csv"), bytes);
        Files.writeString(
                folder.resolve("request.json"),
                header.replace("DIGEST", sha256(bytes)).replace("COUNT", twice ? "2" : "1"));
        return RequestPackage.read(folder);
    }

    private List<RequestRow> rows(RequestPackage request) throws IOException, DocumentException {
        List<RequestRow> rows = new ArrayList<>();
        try (RowStream stream = request.rows(RowLayout.of(rulebook.authority()), ADDRESSES::parse)) {
            for (Optional<RequestRow> row = stream.next(); row.isPresent(); row = stream.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    /** A record whose address due is the stated one, and one before it. */
    private Candidate record(String key) {
        return new Candidate(
                key,
                Map.of("tin", "412558830"),
                List.of(PersonName.of("ILVANE", "", "TORREBRUNA", "")),
                OptionalLong.of(LocalDate.of(1979, 11, 2).toEpochDay()),
                "",
                died,
                List.of(
                        held("77 Invented Ave", "Dallas", "75201", 2010),
                        held("1418 Alder Creek Rd", "Houston", "77002", lastYear)));
    }

    private static HeldAddress held(String line, String city, String zip, int year) {
        return new HeldAddress(ADDRESSES.parse(new StatedAddress(line, city, "TX", zip, "")), year, year, "taxpayer");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
