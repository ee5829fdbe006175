package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RequestHeader.DocumentFile;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;

/** What a header states once for all rows, and the documents that it binds. */
class HeaderDeclaredTest {
    private static final byte[] ROWS = Requests.utf8("row_id,reason\nr-1,one\n");
    private static final HeaderDeclarations DECLARED = new HeaderDeclarations(
            List.of(new FieldDeclaration(
                    "order_date", FieldType.DATE, "", "", Map.of(), Map.of(), List.of(), Optional.empty())),
            List.of(new HeaderDeclarations.Document("order", "the court's order")),
            List.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void writesTheRows() throws Exception {
        Files.write(folder.resolve("rows.csv"), ROWS);
        Files.writeString(folder.resolve("order.pdf"), "Ordered.");
    }

    @Test
    void statements_and_documents_are_read_as_they_were_written() throws Exception {
        RequestHeader header = header(
                Map.of("order_date", "2026-01-03"),
                Map.of("order", new DocumentFile("order.pdf", Requests.sha256(Requests.utf8("Ordered.")))));
        RequestPackage.write(folder, header);
        RequestPackage read = RequestPackage.read(folder);
        assertThat(read.header()).isEqualTo(header);
        assertThat(HeaderWriter.write(read.header())).isEqualTo(read.headerBytes());
        assertThat(read.documents()).containsExactly("order");
    }

    @Test
    void a_header_without_them_is_written_as_ever() {
        byte[] bytes = HeaderWriter.write(Requests.header(Requests.rows(ROWS, 1)));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("statements", "documents");
    }

    @Test
    void signing_writes_the_digest_of_the_document_as_it_lies_there() throws Exception {
        RequestPackage.write(
                folder, header(Map.of(), Map.of("order", new DocumentFile("order.pdf", "whatever stood here"))));
        RequestPackage finished = RequestPackage.finish(folder);
        assertThat(finished.header().documents())
                .containsExactly(
                        Map.entry("order", new DocumentFile("order.pdf", Requests.sha256(Requests.utf8("Ordered.")))));
        assertThat(RequestPackage.read(folder).documents()).containsExactly("order");
    }

    @Test
    void an_empty_document_cannot_be_signed_and_lies_there_as_none() throws Exception {
        Files.write(folder.resolve("order.pdf"), new byte[0]);
        RequestPackage.write(
                folder, header(Map.of(), Map.of("order", new DocumentFile("order.pdf", Requests.sha256(new byte[0])))));
        assertThat(refusal(() -> RequestPackage.readDraft(folder)))
                .hasMessageContaining("order.pdf: the document is empty");
        assertThat(RequestPackage.read(folder).documents()).isEmpty();
    }

    @Test
    void what_is_no_file_of_its_own_or_too_large_is_refused() throws Exception {
        RequestPackage.write(folder, header(Map.of(), Map.of("order", new DocumentFile("order.pdf", "0".repeat(64)))));
        Path order = folder.resolve("order.pdf");
        assertThat(refusal(() -> RequestPackage.read(folder))).hasMessageContaining("sign the request again");
        Files.delete(order);
        assertThat(refusal(() -> RequestPackage.read(folder))).hasMessageContaining("the document is missing");
        Files.createDirectory(order);
        assertThat(refusal(() -> RequestPackage.readDraft(folder))).hasMessageContaining("the document is missing");
        Files.delete(order);
        Files.createSymbolicLink(order, folder.resolve("rows.csv"));
        assertThat(refusal(() -> RequestPackage.readDraft(folder))).hasMessageContaining("as a plain file");
        Files.delete(order);
        try (RandomAccessFile large = new RandomAccessFile(order.toFile(), "rw")) {
            large.setLength(DocumentFiles.LARGEST_BYTES + 1);
        }
        assertThat(refusal(() -> RequestPackage.readDraft(folder)))
                .hasMessageContaining("order.pdf: the document is larger than 50 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../order.pdf",
                "sub/order.pdf",
                "sub\\\\order.pdf",
                ".order.pdf",
                "request.json",
                "Request.P7S",
                "an order.pdf",
                "<the order>"
            })
    void the_name_of_a_document_is_as_strict_as_that_of_the_rows(String name) throws Exception {
        assertThat(problems("\"documents\": {\"order\": {\"name\": \"" + name + "\", \"sha256\": \"" + "0".repeat(64)
                        + "\"}}"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("`name`"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"order": "order.pdf"}                        | a document must be keys with values
                    {"order": {"sha256": "00"}}                   | a document lacks `name`
                    {"order": {"name": "order.pdf"}}              | `sha256`
                    {"order": {"name": "order.pdf", "sha256": "AB"}} | 64 hexadecimal digits in lower case
                    {"order": {"name": 7, "sha256": "AB"}}        | `name` must be text
                    {"order": {"name": "o.pdf", "sha": "AB"}}     | the key `sha` is not known
                    {"order": {"name": "rows.csv", "sha256": "AB"}} | another entry of the header names this file
                    ["order"]                                     | the documents must be keys with values
                    """)
    void a_document_that_is_not_written_as_one_is_told(String documents, String told) throws Exception {
        assertThat(problems("\"documents\": " + documents))
                .anySatisfy(p -> assertThat(p.toString()).contains(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"order_date": 20260103}       | `order_date` must be text
                    {"order_date": true}           | `order_date` must be text
                    {"order_date": ["2026-01-03"]} | `order_date` must be text
                    {"order_date": "<a day>"}      | still holds a placeholder
                    {"order_date": "a\\u0000b"}    | holds a control character
                    ["2026-01-03"]                 | the statements must be keys with values
                    """)
    void a_statement_that_is_no_text_is_told(String statements, String told) throws Exception {
        assertThat(problems("\"statements\": " + statements))
                .anySatisfy(p -> assertThat(p.toString()).contains(told));
    }

    @Test
    void a_statement_longer_than_a_cell_may_be_is_told() throws Exception {
        assertThat(problems("\"statements\": {\"order_date\": \"" + "x".repeat(4_001) + "\"}"))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("more than 4000 characters"));
    }

    @Test
    void what_is_left_blank_is_not_stated_and_no_document() throws Exception {
        Files.writeString(
                folder.resolve("request.json"),
                with("\"statements\": {\"order_date\": \" \"}, \"documents\": {\"order\": {\"name\": \"\", \"sha256\":"
                        + " \"<leave this>\"}}"));
        RequestHeader read = RequestPackage.readHeader(folder);
        assertThat(read.statements()).isEmpty();
        assertThat(read.documents()).isEmpty();
        assertThat(HeaderWriter.write(read)).isEqualTo(HeaderWriter.write(Requests.header(Requests.rows(ROWS, 1))));
    }

    @Test
    void what_the_authority_does_not_declare_is_told_at_its_place_with_the_name_meant() throws Exception {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("order_date", "2026-01-03");
        statements.put("oder_date", "2026-01-03");
        RequestPackage.write(
                folder,
                header(
                        statements,
                        Map.of("ordre", new DocumentFile("order.pdf", Requests.sha256(Requests.utf8("Ordered."))))));
        RequestPackage request = RequestPackage.read(folder);
        List<Problem> problems =
                refusal(() -> request.requireDeclared(DECLARED)).problems();
        assertThat(problems).hasSize(2).allSatisfy(p -> {
            assertThat(p.file()).isEqualTo("request.json");
            assertThat(p.line()).isGreaterThan(10);
            assertThat(p.source()).isEmpty();
        });
        assertThat(problems.get(0).toString())
                .contains("the statement `oder_date` is not known; did you mean `order_date`?");
        assertThat(problems.get(1).toString()).contains("the document `ordre` is not known; did you mean `order`?");
        assertThat(refusal(() -> request.requireDeclared(HeaderDeclarations.none())))
                .hasMessageContaining("none is declared");
    }

    private static RequestHeader header(Map<String, String> statements, Map<String, DocumentFile> documents) {
        RequestHeader of = Requests.header(Requests.rows(ROWS, 1));
        return new RequestHeader(
                of.id(),
                of.signedOn(),
                of.expires(),
                of.requester(),
                of.addressee(),
                of.signer(),
                of.agreement(),
                of.authority(),
                of.purpose(),
                of.attestations(),
                statements,
                documents,
                of.officials(),
                of.rows(),
                of.recipientCertificate());
    }

    /** The bare header with further keys. */
    private static String with(String more) {
        String text = new String(HeaderWriter.write(Requests.header(Requests.rows(ROWS, 1))), StandardCharsets.UTF_8);
        return text.replaceFirst("\"officials\"", java.util.regex.Matcher.quoteReplacement(more + ", \"officials\""));
    }

    private List<Problem> problems(String more) throws Exception {
        Files.writeString(folder.resolve("request.json"), with(more));
        return refusal(() -> RequestPackage.readHeader(folder)).problems();
    }

    private interface Reading {
        void read() throws Exception;
    }

    private static DocumentException refusal(Reading reading) {
        DocumentException refused = catchThrowableOfType(DocumentException.class, reading::read);
        assertThat(refused).isNotNull();
        return refused;
    }
}
