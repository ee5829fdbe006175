package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.intake.SafeCsv;
import org.narrowgate.engine.signature.IssuedIdentity;
import picocli.CommandLine;

/** A small request of invented people, made with whatever faults a test wants, and the command line to try it by. */
final class InventedRequest {
    static final String DAY = "2026-03-02";
    static final String AGENCY = "Department of Homeland Security";
    static final String CUSTODIAN = "Internal Revenue Service";
    static final Path AGREEMENT = Path.of("../examples/agreement/agreement.yaml");
    static final Map<String, String> ATTESTATIONS = Map.of(
            "sole-use", "Quill Ashgrove",
            "personally-and-directly-engaged", "Quill Ashgrove",
            "active-investigation", "Quill Ashgrove",
            "no-review-pending", "Quill Ashgrove");

    private static final List<String> COLUMNS = List.of(
            "row_id",
            "given_name",
            "family_name",
            "birth_date",
            "tin",
            "address_line",
            "city",
            "state",
            "zip",
            "tax_periods",
            "offense",
            "case_id",
            "case_status",
            "order_date",
            "order_ground",
            "departed_on",
            "reentered_on",
            "reason",
            "officials");

    private InventedRequest() {}

    /** What a command did: its exit code and all that it printed. */
    record Ran(int exit, String out, String err) {
        List<Json> lines() {
            return out.lines()
                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        }

        Json only(String kind) {
            return lines().stream()
                    .filter(l -> l.text("kind").equals(kind))
                    .findFirst()
                    .orElseThrow();
        }

        List<Json> rows() {
            return lines().stream().filter(l -> l.text("kind").equals("row")).toList();
        }
    }

    static Ran run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>();
        for (Object arg : args) {
            all.add(arg.toString());
        }
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    /** A row that passes every element; each number gives another person. */
    static Map<String, String> row(int number) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("row_id", "r-" + number);
        row.put("given_name", "Ilvane");
        row.put("family_name", "Torrebruna");
        row.put("birth_date", "1979-11-02");
        row.put("tin", "412-55-" + (8000 + number));
        row.put("address_line", (1400 + number) + " Alder Creek Rd");
        row.put("city", "Houston");
        row.put("state", "TX");
        row.put("zip", "77002");
        row.put("tax_periods", "2023;2024");
        row.put("offense", "8 U.S.C. 1326(a)");
        row.put("case_id", "HSI-2025-" + (40000 + number));
        row.put("case_status", "open");
        row.put("order_date", "2019-04-11");
        row.put("order_ground", "8 U.S.C. 1182");
        row.put("departed_on", "2019-05-20");
        row.put("reentered_on", "2023-08-01");
        row.put(
                "reason",
                "Criminal investigation HSI-2025-" + (40000 + number)
                        + ", reentry after removal: address shows presence.");
        row.put("officials", "o-1;o-2");
        return row;
    }

    static Map<String, String> row(int number, String column, String cell) {
        Map<String, String> row = row(number);
        row.put(column, cell);
        return row;
    }

    static RequestHeader header() {
        return new RequestHeader(
                "q-1",
                LocalDate.parse(DAY),
                LocalDate.parse(DAY).plusMonths(6),
                AGENCY,
                CUSTODIAN,
                new RequestHeader.Signer("Quill Ashgrove", "Secretary", AGENCY),
                "IRS-DHS-2026-01",
                "us/26-usc-6103-i-2",
                "nontax-criminal-investigation",
                ATTESTATIONS,
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", AGENCY, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", AGENCY, RequestHeader.Kind.EMPLOYEE),
                        new RequestHeader.Official("c-1", "Orla Venn", "A firm", RequestHeader.Kind.CONTRACTOR)),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "0".repeat(64), 1),
                "0".repeat(64));
    }

    /** An unsigned request with these rows. */
    static Path write(Path folder, List<Map<String, String>> rows) throws IOException {
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
            SafeCsv csv = SafeCsv.exact(out).line(COLUMNS);
            for (Map<String, String> row : rows) {
                csv.line(COLUMNS.stream().map(c -> row.getOrDefault(c, "")).toList());
            }
        }
        RequestPackage.write(folder, header());
        return folder;
    }

    /** Writes the signer's key and certificate beside each other: {@code signer.key.pem} and {@code signer.pem}. */
    static Path identity(Path folder, String name) throws IOException {
        IssuedIdentity.of(
                        IssuedIdentity.Kind.P256,
                        "Quill Ashgrove (invented)",
                        "SYNTHETIC Agency",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2036-01-01T00:00:00Z"),
                        new SecureRandom())
                .write(folder.resolve(name + ".key.pem"), folder.resolve(name + ".pem"));
        return folder.resolve(name + ".pem");
    }

    static Ran sign(Path request, Path certificate) {
        Path key =
                certificate.resolveSibling(certificate.getFileName().toString().replace(".pem", ".key.pem"));
        return run("request", "sign", request, "--key", key, "--certificate", certificate);
    }

    static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not hold `" + from + "`");
        }
        Files.writeString(file, text.replace(from, to));
    }
}
