package org.narrowgate.engine.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowLayout;

/** An invented request: its columns, its header, its bytes. */
final class Requests {
    static final RowLayout LAYOUT = RowLayout.of(
            List.of(new NumberDeclaration("tin", List.of("us-ssn"))),
            List.of(
                    field("reason", FieldType.TEXT, Map.of()),
                    field("case_id", FieldType.CODE, Map.of()),
                    field("case_status", FieldType.CHOICE, Map.of("open", List.of("active"))),
                    field("order_date", FieldType.DATE, Map.of()),
                    field("officials", FieldType.ROSTER, Map.of())));

    private Requests() {}

    static RequestHeader header(RequestHeader.RowsFile rows) {
        String agency = "Bureau of Lanterns";
        return new RequestHeader(
                "q-1",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 5, 31),
                agency,
                "Office of Ledgers",
                new RequestHeader.Signer("Quill Ashgrove", "Secretary", agency),
                "BL-OL-2026-01",
                "us/26-usc-6103-i-2",
                "nontax-criminal-investigation",
                Map.of("sole-use", "Quill Ashgrove"),
                List.of(
                        new RequestHeader.Official("o-1", "Maren Holt", agency, RequestHeader.Kind.OFFICER),
                        new RequestHeader.Official("o-2", "Tove Lindqvist", agency, RequestHeader.Kind.EMPLOYEE),
                        new RequestHeader.Official("o-3", "Rab Nairn", "Nairn Ltd", RequestHeader.Kind.CONTRACTOR)),
                rows,
                "ab".repeat(32));
    }

    /** The rows file as a header states it that was signed over these bytes. */
    static RequestHeader.RowsFile rows(byte[] bytes, long count) {
        return new RequestHeader.RowsFile("rows.csv", "text/csv", sha256(bytes), count);
    }

    static String sha256(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FieldDeclaration field(String name, FieldType type, Map<String, List<String>> values) {
        return new FieldDeclaration(name, type, "case", "", values, Map.of(), List.of(), Optional.empty());
    }
}
