package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.narrowgate.app.cli.InventedRequest.replace;
import static org.narrowgate.app.cli.InventedRequest.run;
import static org.narrowgate.app.cli.InventedRequest.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.cli.InventedRequest.Ran;
import org.narrowgate.engine.intake.RequestPackage;

/** Drafting and signing a request, and OpenSSL as the judge of the signature. */
class RequestDraftTest {
    @TempDir
    private Path folder;

    private Path certificate = Path.of("");

    @BeforeEach
    void issue() throws IOException {
        certificate = InventedRequest.identity(folder, "signer");
    }

    @Test
    void drafts_a_request_that_cannot_be_signed_before_every_placeholder_is_filled_in() throws IOException {
        Path draft = folder.resolve("draft");
        Ran made = run("request", "new", draft, "--packs", "../packs");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(Files.readString(draft.resolve("rows.csv")))
                .startsWith("row_id,given_name,")
                .contains(",tin,", ",officials,attested_by\n")
                .hasLineCount(1);
        Ran refused = sign(draft, certificate);
        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        for (String key : keys(Files.readString(draft.resolve("request.json")))) {
            assertThat(refused.err()).contains("`" + key + "`");
        }
        assertThat(refused.err()).contains("request.json:3:");
        assertThat(draft.resolve("request.p7s")).doesNotExist();
    }

    /** Keys whose value is a placeholder, but for the digest, which is the program's to write. */
    private static List<String> keys(String json) {
        List<String> keys = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"([a-z_-]+)\" : \"<").matcher(json);
        while (matcher.find()) {
            if (!matcher.group(1).equals("sha256")) {
                keys.add(matcher.group(1));
            }
        }
        assertThat(keys).hasSizeGreaterThan(15);
        return keys;
    }

    @Test
    void signs_a_draft_once_it_is_filled_in_and_has_rows() throws IOException {
        Path draft = folder.resolve("draft");
        run("request", "new", draft, "--packs", "../packs");
        Path json = draft.resolve("request.json");
        String filled = Files.readString(json)
                .replaceAll("\"<day of signing[^>]*>\"", "\"2026-03-02\"")
                .replaceAll("\"<first day[^>]*>\"", "\"2026-09-02\"")
                .replaceAll("\"<officer, [^>]*>\"", "\"officer\"")
                .replaceAll("\"<name of the signer if he attests[^>]*>\"", "\"\"")
                .replaceAll("\"<leave this[^>]*>\"", "\"not yet\"")
                .replaceAll("\"<[^>]*>\"", "\"x\"");
        Files.writeString(json, filled);

        Ran empty = sign(draft, certificate);
        assertThat(empty.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(empty.err()).contains("rows.csv: the file has 0 rows");

        // `x` is what the draft names as the recipient's certificate.
        Files.copy(certificate, draft.resolve("x"));
        Files.writeString(draft.resolve("rows.csv"), "row_id,family_name\n1,Exemplar\n2,Muster\n");
        assertThat(sign(draft, certificate).exit()).isZero();
        assertThat(Files.readString(json)).contains("\"count\" : 2").doesNotContain("not yet");
    }

    @Test
    void drafts_a_request_in_json_lines_whose_first_row_has_every_column() throws IOException {
        Path draft = folder.resolve("draft");
        Ran made = run("request", "new", draft, "--packs", "../packs", "--format", "jsonl");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("then rows.jsonl, a line for each person");
        assertThat(Files.readString(draft.resolve("rows.jsonl")))
                .startsWith("{\"row_id\":\"\",\"given_name\":\"\",")
                .hasLineCount(1);
        assertThat(Files.readString(draft.resolve("request.json")))
                .contains("\"file\" : \"rows.jsonl\"", "\"media_type\" : \"application/jsonl\"");
    }

    @Test
    void drafts_a_request_whose_rows_file_is_still_to_be_put_there() throws IOException {
        Path draft = folder.resolve("draft");
        Ran made = run("request", "new", draft, "--packs", "../packs", "--format", "parquet", "--json");

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("\"rows\":\"rows.parquet\"");
        try (var files = Files.list(draft)) {
            assertThat(files).containsExactly(draft.resolve("request.json"));
        }
        assertThat(run("request", "new", folder.resolve("other"), "--packs", "../packs", "--format", "xlsx"))
                .satisfies(refused -> assertThat(refused.exit()).isEqualTo(Exit.USAGE))
                .satisfies(refused -> assertThat(refused.err()).contains("csv.zst, jsonl"));
    }

    @Test
    void never_writes_over_what_is_there() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(taken.resolve("notes.txt"), "mine");

        Ran refused = run("request", "new", taken, "--packs", "../packs");

        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err()).contains("something is there already");
        try (var files = Files.list(taken)) {
            assertThat(files).containsExactly(taken.resolve("notes.txt"));
        }
    }

    @Test
    void names_the_authority_that_was_probably_meant() {
        Ran refused =
                run("request", "new", folder.resolve("d"), "--packs", "../packs", "--authority", "us/26-usc-6103-i2");

        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err()).contains("did you mean `us/26-usc-6103-i-2`?");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void signs_so_that_plain_openssl_accepts_it_and_nothing_else() throws Exception {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        Path other = InventedRequest.identity(folder, "other");

        assertThat(sign(request, certificate).exit()).isZero();

        assertThat(openssl(request, certificate)).isZero();
        assertThat(openssl(request, other)).isNotZero();
        replace(request.resolve("request.json"), "\"count\" : 1", "\"count\" : 2");
        assertThat(openssl(request, certificate)).isNotZero();
    }

    private static int openssl(Path request, Path certificate) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "request.p7s",
                        "-content",
                        "request.json",
                        "-CAfile",
                        certificate.toAbsolutePath().toString(),
                        "-purpose",
                        "any",
                        "-no_check_time",
                        "-out",
                        request.resolveSibling("verified").toString())
                .directory(request.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return process.waitFor();
    }

    @Test
    void changes_nothing_when_it_signs_again_and_signs_anew_what_was_changed() throws IOException {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        sign(request, certificate);
        byte[] json = Files.readAllBytes(request.resolve("request.json"));
        byte[] signature = Files.readAllBytes(request.resolve("request.p7s"));

        Ran again = sign(request, certificate);
        assertThat(again.out()).contains("nothing was changed");
        assertThat(Files.readAllBytes(request.resolve("request.json"))).isEqualTo(json);
        assertThat(Files.readAllBytes(request.resolve("request.p7s"))).isEqualTo(signature);

        replace(request.resolve("rows.csv"), "Torrebruna", "Torrealta");
        assertThat(sign(request, certificate).exit()).isZero();
        assertThat(Files.readAllBytes(request.resolve("request.json"))).isNotEqualTo(json);
        assertThat(Files.readAllBytes(request.resolve("request.p7s"))).isNotEqualTo(signature);
    }

    @Test
    void leaves_a_signed_request_as_it_is_when_the_key_is_wrong() throws IOException {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        sign(request, certificate);
        byte[] signature = Files.readAllBytes(request.resolve("request.p7s"));
        Path other = InventedRequest.identity(folder, "other");

        Ran refused = run(
                "request",
                "sign",
                request,
                "--key",
                folder.resolve("signer.key.pem"),
                "--certificate",
                folder.resolve("other.pem"));

        assertThat(other).exists();
        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err()).contains("does not belong to the certificate");
        assertThat(Files.readAllBytes(request.resolve("request.p7s"))).isEqualTo(signature);
    }

    @Test
    void binds_the_certificate_that_answers_are_sealed_to_by_its_digest_when_it_signs() throws IOException {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        replace(request.resolve("request.json"), "0".repeat(64) + "\"\n}", "recipient.pem\"\n}");

        Ran without = sign(request, certificate);
        assertThat(without.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(without.err()).contains("recipient.pem");
        assertThat(request.resolve(RequestPackage.SIGNATURE)).doesNotExist();

        Files.copy(certificate, request.resolve("recipient.pem"));
        assertThat(sign(request, certificate).exit()).isZero();
        assertThat(Files.readString(request.resolve("request.json")))
                .doesNotContain("recipient.pem")
                .contains(org.narrowgate.engine.signature.Certificates.fingerprint(
                        org.narrowgate.engine.signature.Certificates.read(certificate)));
    }

    @Test
    void refuses_a_key_that_others_may_read() throws IOException {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        Files.setPosixFilePermissions(folder.resolve("signer.key.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(sign(request, certificate).exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(request.resolve(RequestPackage.SIGNATURE)).doesNotExist();
    }

    @Test
    void says_of_a_folder_that_holds_no_request_how_to_make_one() {
        Ran refused = sign(folder.resolve("nowhere"), certificate);

        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err()).contains("request.json: the file is missing").contains("request new");
    }

    @Test
    void says_at_which_line_the_rows_are_not_utf_8() throws IOException {
        Path request = InventedRequest.write(folder.resolve("r"), List.of(InventedRequest.row(1)));
        Files.write(
                request.resolve("rows.csv"), "row_id,family_name\n1,Pe\u00F1a\n".getBytes(StandardCharsets.ISO_8859_1));

        Ran refused = sign(request, certificate);
        assertThat(refused.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(refused.err()).contains("rows.csv:2:1").contains("not UTF-8");
    }

    @Test
    void teaches_in_its_help() {
        for (String command : List.of("new", "sign", "check", "import")) {
            Ran help = run("request", command, "--help");
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("narrowgate request " + command);
        }
        assertThat(run("request", "sign").exit()).isEqualTo(Exit.USAGE);
    }
}
