package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.app.cli.InventedRequest.identity;
import static org.narrowgate.app.cli.InventedRequest.replace;
import static org.narrowgate.app.cli.InventedRequest.run;
import static org.narrowgate.app.cli.InventedRequest.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.cli.InventedRequest.Ran;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.intake.RequestPackage;

/** The requester's commands where an authority wants statements and documents once for all rows. */
class DeclaredRequestTest {
    private static final Path PACKS = Path.of("../engine/src/test/resources/packs");
    private static final String ROWS = """
            ID,FIRST,LAST,BORN,LICENCE,STREET,CITY,ST,ZIP,WHY
            r-1,Ilvane,Torrebruna,1979-11-02,K1234567,1418 Alder Creek Rd,Houston,TX,77002,found at sea
            """;
    private static final String MAPPING = """
            columns: {row_id: ID, given_name: FIRST, family_name: LAST, birth_date: BORN, licence: LICENCE,
              address_line: STREET, city: CITY, state: ST, zip: ZIP, why: WHY}
            request:
              request_id: R-1
              signed_on: 2026-03-02
              expires: 2126-09-02
              authority: xx/harbour-records
              requester: Coast Brigade
              addressee: Harbour Office
              purpose: search
              signer: {name: Marit Invented, office: Harbour Master, agency: Coast Brigade}
              statements:
                order_date: 2026-01-03
                order_number: HC-26-0017
                court: D. Ct.
                crime: Harbour Code 3
                span: 2022;2024
                finding: The owner named in HC-26-0017 has fled by night.
              documents:
                court-order: {name: order.pdf}
            """;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Path request;

    @BeforeEach
    void writesAFileAndItsMapping() throws IOException {
        request = folder.resolve("request");
        Files.writeString(folder.resolve("bare.csv"), ROWS);
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    private Ran imported() {
        return run(
                "request",
                "import",
                folder.resolve("bare.csv"),
                "--mapping",
                folder.resolve("mapping.yaml"),
                "--out",
                request,
                "--packs",
                PACKS);
    }

    private Ran checked() {
        return run("request", "check", request, "--packs", PACKS, "--on", "2026-03-10");
    }

    @Test
    void a_draft_has_a_place_for_every_statement_and_document() throws IOException {
        Ran made = run("request", "new", request, "--packs", PACKS, "--authority", "xx/harbour-records");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("what is stated once for all rows", "order_date", "day of the court's order")
                .contains("documents that you put into the folder", "court-order");
        assertThat(Files.readString(request.resolve("request.json")))
                .contains("\"order_date\"", "<a day, as 2026-03-02, or ")
                .contains("<one of district, harbour, or ", "<a provision, as Harbour Code 3, or ", "<yes or no, or ")
                .contains("\"court-order\"", "<name of a file in this folder, or ");
        Ran refused = sign(request, identity(folder, "signer"));
        assertThat(refused.err()).contains("`order_date` still holds a placeholder");
    }

    @Test
    void an_import_takes_statements_over_and_signing_binds_the_document() throws Exception {
        Ran made = imported();
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("put into it: order.pdf, the document `court-order`");
        assertThat(checked().err()).contains("order.pdf: the document is missing");

        Files.writeString(request.resolve("order.pdf"), "Ordered.");
        Ran draft = checked();
        assertThat(draft.out())
                .contains("request.p7s: the request is not signed")
                .doesNotContain("H-1", "H-3");

        assertThat(sign(request, identity(folder, "signer")).exit()).isZero();
        RequestHeader header = RequestPackage.read(request).header();
        assertThat(header.statements()).hasSize(6).containsEntry("order_date", "2026-01-03");
        assertThat(header.documents().get("court-order").sha256()).matches("[0-9a-f]{64}");
        assertThat(checked().out()).doesNotContain("H-1", "H-3", "would be refused as a whole");
    }

    @Test
    void a_check_names_the_statement_and_the_document_that_are_wanting() throws IOException {
        replace(folder.resolve("mapping.yaml"), "    order_date: 2026-01-03\n", "    order_date: 3 January\n");
        replace(folder.resolve("mapping.yaml"), "  documents:\n    court-order: {name: order.pdf}\n", "");
        assertThat(imported().exit()).isZero();
        assertThat(checked().out())
                .contains("NOT_SHOWN H-1", "Harbour Act 9(a)", "cure: Put the order into the folder")
                .doesNotContain("H-3");
    }

    @Test
    void a_misspelt_statement_of_a_mapping_is_refused_with_the_one_meant() throws IOException {
        replace(folder.resolve("mapping.yaml"), "    order_date:", "    oder_date:");
        replace(folder.resolve("mapping.yaml"), "    court-order:", "    court_orders:");
        Ran refused = imported();
        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err())
                .contains("mapping.yaml:13:", "the statement `oder_date` is not known; did you mean `order_date`?")
                .contains("the document `court_orders` is not known; did you mean `court-order`?");
        assertThat(request).doesNotExist();
    }

    @Test
    void a_check_says_that_a_misspelt_statement_would_refuse_the_whole_request() throws IOException {
        assertThat(imported().exit()).isZero();
        Files.writeString(request.resolve("order.pdf"), "Ordered.");
        replace(request.resolve("request.json"), "\"order_date\"", "\"oder_date\"");
        assertThat(checked().out())
                .contains("would be refused as a whole")
                .contains("the statement `oder_date` is not known; did you mean `order_date`?");
    }

    @Test
    void the_law_is_shown_with_what_its_header_states() {
        Ran shown = run("law", "--packs", PACKS, "show", "xx/harbour-records");
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("order_date: day of the court's order (date)", "document court-order: the court's order")
                .contains("harbour-master: who keeps a harbour");
    }
}
