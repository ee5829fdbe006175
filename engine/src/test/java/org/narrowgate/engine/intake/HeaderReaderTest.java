package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;

/** Headers with one fault each, told by place and remedy. */
class HeaderReaderTest {
    private static final String ROWS = "row_id,reason\nr-1,one\n";

    /** Left blank these state nothing, which the screening finds not shown: the package can still be read. */
    private static final Set<String> MAY_BE_BLANK = Set.of(
            "requester",
            "addressee",
            "name",
            "office",
            "agency",
            "agreement",
            "purpose",
            "employer",
            "recipient_certificate");

    @TempDir
    private Path folder;

    static Stream<String> keys() {
        return Stream.of(
                "format",
                "request_id",
                "signed_on",
                "expires",
                "requester",
                "addressee",
                "signer",
                "name",
                "office",
                "agency",
                "agreement",
                "authority",
                "purpose",
                "attestations",
                "officials",
                "id",
                "employer",
                "kind",
                "rows",
                "file",
                "media_type",
                "sha256",
                "count",
                "recipient_certificate");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_is_missing_is_named(String key) throws Exception {
        assertThat(messages(header().replaceFirst("\"" + key + "\"", "\"zzzzzzzzzzzzzzzz\"")))
                .anySatisfy(told -> assertThat(told).contains("lacks `" + key + "`; add it"))
                .anySatisfy(told -> assertThat(told).contains("the key `zzzzzzzzzzzzzzzz` is not known"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_is_misspelt_is_told_with_the_one_that_was_meant(String key) throws Exception {
        String text = header();
        String misspelt = key.charAt(0) + key.substring(1).replaceFirst("[a-z]$", "") + "x";
        List<Problem> problems = problems(text.replaceFirst("\"" + key + "\"", "\"" + misspelt + "\""));
        assertThat(problems)
                .anySatisfy(p -> assertThat(p.message() + p.remedy())
                        .contains("the key `" + misspelt + "` is not known")
                        .contains("did you mean `" + key + "`?"))
                .allSatisfy(p -> assertThat(p.line()).isPositive());
        int line = 1
                + (int) text.substring(0, text.indexOf("\"" + key + "\""))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(problems).extracting(Problem::line).contains(line);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_value_of_the_wrong_kind_is_refused_at_its_place(String key) throws Exception {
        List<String> wrongs = new ArrayList<>(List.of("true", "null", "17.5", "[[]]", "{\"no-such-key\": {}}", "-1"));
        if (!MAY_BE_BLANK.contains(key)) {
            wrongs.addAll(List.of("\"\"", "\" \""));
        }
        for (String wrong : wrongs) {
            List<Problem> problems = problems(with(key, wrong));
            assertThat(problems).as(wrong).isNotEmpty().allSatisfy(p -> {
                assertThat(p.file()).isEqualTo("request.json");
                assertThat(p.line()).isPositive();
                assertThat(p.source()).isEmpty();
            });
            assertThat(problems.toString()).as(wrong).containsAnyOf("`" + key + "`", what(key), "`no-such-key`");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_given_twice_is_refused(String key) throws Exception {
        assertThat(messages(header().replaceFirst("\"" + key + "\"", "\"" + key + "\": \"x\", \"" + key + "\"")))
                .anySatisfy(told -> assertThat(told).contains("the key `" + key + "` is given twice; remove one"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    format                | "narrowgate-request-2"   | the format is not known; write `narrowgate-request-1`
                    request_id            | "a/b"                    | `request_id` must be at most 80 letters
                    request_id            | "../q"                   | `request_id` must be at most 80 letters
                    request_id            | 5                        | `request_id` must be text, but here is a whole number
                    signed_on             | "2026-02-30"             | `signed_on` must be a date such as `2026-03-31`
                    signed_on             | "02.03.2026"             | `signed_on` must be a date such as `2026-03-31`
                    signed_on             | 20260302                 | `signed_on` must be a date such as `2026-03-31`
                    expires               | "2026-3-31"              | `expires` must be a date such as `2026-03-31`
                    expires               | "2026-03-01"             | the request expires before or on the day it is signed
                    expires               | "2026-03-02"             | the request expires before or on the day it is signed
                    requester             | "<name of the agency>"   | `requester` still holds a placeholder
                    purpose               | "a\\u0000b"              | `purpose` holds a control character
                    agreement             | "a\\ud800b"              | `agreement` holds a control character or half a character
                    addressee             | "a\\u202eb"              | `addressee` holds a control character
                    attestations          | {"": "Quill"}            | an attestation's id is blank
                    attestations          | {"<id>": "Quill"}        | an attestation's id still holds a placeholder
                    attestations          | {"sole-use": true}       | `sole-use` must be text
                    officials             | {}                       | `officials` must be a list
                    officials             | ["o-1"]                  | an official must be keys with values
                    id                    | "o-1;o-2"                | an id holds `;`
                    id                    | " O-2 "                  | two officials have this id
                    kind                  | "oficer"                 | this kind of official is not known; did you mean `officer`?
                    kind                  | "Officer"                | this kind of official is not known; did you mean `officer`?
                    file                  | "../rows.csv"            | write the bare name, e.g. `rows.csv`
                    file                  | "sub/rows.csv"           | write the bare name, e.g. `rows.csv`
                    file                  | "sub\\\\rows.csv"        | write the bare name, e.g. `rows.csv`
                    file                  | ".rows.csv"              | write the bare name, e.g. `rows.csv`
                    file                  | "request.p7s"            | write the bare name, e.g. `rows.csv`
                    file                  | "Request.JSON"           | write the bare name, e.g. `rows.csv`
                    media_type            | "application/json"       | write `text/csv`, or correct the name of the file
                    file                  | "rows.jsonl"             | write `application/jsonl`, or correct the name of the file
                    file                  | "rows.parquet"           | write `application/vnd.apache.parquet`
                    file                  | "rows"                   | let it end in one of `.csv`, `.csv.gz`, `.csv.zst`, `.jsonl`
                    file                  | "rows.csv.zip"           | the name of the rows file does not say what is in it
                    file                  | "csv"                    | the name of the rows file does not say what is in it
                    sha256                | "abc"                    | 64 hexadecimal digits in lower case
                    sha256                | ""                       | the request is not signed, and nothing binds it to its rows; `request sign` signs it
                    sha256                | "<leave this>"           | the request is not signed
                    count                 | 0                        | at least one row
                    count                 | 2147483640               | at most two thousand million
                    count                 | "1"                      | `count` must be a whole number, but here is text
                    count                 | 99999999999999999999     | a whole number of at most 18 digits
                    recipient_certificate | "../key.pem"             | write the bare name, e.g. `recipient.pem`
                    """)
    void a_value_that_cannot_be_is_refused_once_with_its_remedy(String key, String value, String told)
            throws Exception {
        assertThat(messages(with(key, value))).hasSize(1).first().asString().contains(told);
    }

    @ParameterizedTest
    @FieldSource("MAY_BE_BLANK")
    void what_is_left_blank_is_read_as_not_stated(String key) throws Exception {
        Files.writeString(folder.resolve("request.json"), with(key, "\" \""));
        assertThat(RequestPackage.readHeader(folder, HeaderReader.Form.FINISHED).header())
                .isNotEqualTo(Requests.header(Requests.rows(Requests.utf8(ROWS), 1)));
    }

    @Test
    void everything_wrong_is_told_at_once_in_the_order_of_the_lines() throws Exception {
        String text = with("format", "1").replace("\"2026-05-31\"", "\"soon\"").replace("\"text/csv\"", "\"x\"");
        List<Problem> problems = problems(text);
        assertThat(problems).hasSize(3).extracting(Problem::line).isSorted();
    }

    @Test
    void a_date_that_is_none_is_not_also_said_to_be_too_early() throws Exception {
        assertThat(messages(with("expires", "\"soon\""))).hasSize(1);
        assertThat(messages(with("signed_on", "\"soon\""))).hasSize(1);
    }

    @Test
    void what_is_no_json_object_is_refused() throws Exception {
        for (String text : List.of("", " ", "[]", "\"x\"", "{", header() + "{}", "\uFEFF{", "{\"a\": 1,}")) {
            assertThat(problems(text)).as(text).isNotEmpty();
        }
        Files.write(folder.resolve("request.json"), new byte[] {'{', (byte) 0xFF, '}'});
        assertThat(refusal()).hasMessageContaining("request.json: the file is not UTF-8");
        Files.write(folder.resolve("request.json"), new byte[(32 << 20) + 1]);
        assertThat(refusal()).hasMessageContaining("request.json: the file is larger than 32 MiB");
    }

    @Test
    void no_message_holds_the_name_of_anybody_even_if_the_header_is_one_line() throws Exception {
        String oneLine = header().replace("\n", " ").replace("text/csv", "x").replace("officer", "oficer");
        assertThat(problems(oneLine)).hasSize(2);
        assertThat(refusal().getMessage()).doesNotContain("Ashgrove", "Holt", "Lindqvist");
    }

    @Test
    void a_good_header_is_read_to_the_last_value() throws Exception {
        Files.writeString(folder.resolve("request.json"), header());
        assertThat(RequestPackage.readHeader(folder, HeaderReader.Form.FINISHED).header())
                .isEqualTo(Requests.header(Requests.rows(Requests.utf8(ROWS), 1)));
    }

    /** The header with another value at the first place of a key. */
    private static String with(String key, String value) {
        String text = header();
        int at = text.indexOf("\"" + key + "\" : ") + key.length() + 5;
        int depth = 0;
        int end = at;
        for (; depth > 0 || (text.charAt(end) != ',' && text.charAt(end) != '\n'); end++) {
            depth += "{[".indexOf(text.charAt(end)) >= 0 ? 1 : "]}".indexOf(text.charAt(end)) >= 0 ? -1 : 0;
        }
        return text.substring(0, at) + value + text.substring(end);
    }

    /** What messages call the sections, which have no key of their own there. */
    private static String what(String key) {
        return switch (key) {
            case "signer" -> "the signer ";
            case "attestations" -> "the attestations ";
            case "officials" -> "an official ";
            case "rows" -> "the rows file ";
            case "count" -> "at least one row";
            case "kind" -> "this kind of official";
            case "format" -> "the format";
            case "media_type" -> "this media type";
            default -> "`" + key + "`";
        };
    }

    private static String header() {
        return new String(
                HeaderWriter.write(Requests.header(Requests.rows(Requests.utf8(ROWS), 1))), StandardCharsets.UTF_8);
    }

    private List<String> messages(String text) throws Exception {
        return problems(text).stream().map(Problem::toString).toList();
    }

    private List<Problem> problems(String text) throws Exception {
        Files.writeString(folder.resolve("request.json"), text);
        return refusal().problems();
    }

    private DocumentException refusal() {
        DocumentException refused = catchThrowableOfType(
                DocumentException.class, () -> RequestPackage.readHeader(folder, HeaderReader.Form.FINISHED));
        assertThat(refused).isNotNull();
        return refused;
    }
}
