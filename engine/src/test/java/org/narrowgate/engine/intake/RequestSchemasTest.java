package org.narrowgate.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.law.Authority;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.SchemaCheck;
import org.narrowgate.engine.document.SchemaDrift;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.pack.PackReader;

class RequestSchemasTest {
    private static final Path CASES = Path.of("..", "conformance", "cases");

    private static List<String> problems(String text) {
        Problems problems = new Problems();
        try {
            Node node = Yaml.read("request", text.getBytes(StandardCharsets.UTF_8), problems)
                    .orElseThrow();
            HeaderReader.read(node, problems, HeaderReader.Form.FINISHED);
            problems.throwIfAny();
            return List.of();
        } catch (DocumentException refused) {
            return refused.getMessage().lines().toList();
        }
    }

    @Test
    void the_schema_takes_every_header_that_must_be_read_the_same_for_ever() throws Exception {
        int taken = 0;
        try (Stream<Path> walk = Files.walk(CASES)) {
            for (Path file : walk.filter(f -> f.endsWith("request.json")).toList()) {
                Object header = SchemaDrift.plain(Files.readString(file));
                assertThat(new SchemaCheck(RequestSchemas.all().get("request")).valid(header))
                        .as("%s", file)
                        .isTrue();
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(2);
    }

    @Test
    void reader_and_schema_of_headers_know_the_same_keys_and_kinds() throws Exception {
        String header = Files.readString(CASES.resolve("every-outcome/request/request.json"))
                .replace(
                        "  \"officials\"",
                        "  \"statements\": {\"court\": \"district\"}, \"documents\": {\"order\": {\"name\": \"order.pdf\","
                                + " \"sha256\": \"" + "0".repeat(64) + "\"}},\n  \"officials\"");
        SchemaDrift drift =
                new SchemaDrift(RequestSchemas.all().get("request"), RequestSchemasTest::problems, "intake");
        drift.mutate(header);
        drift.agreed(200);
        assertThat(drift.places()).contains("/documents/*", "/signer", "/officials[]", "/rows");
    }

    @Test
    void reader_and_schema_of_request_mappings_know_the_same_keys_and_kinds() throws Exception {
        Authority authority =
                PackReader.read(Path.of("..", "packs", "us", "26-usc-6103-i-2")).authority();
        RequestMapping.Authorities authorities = new RequestMapping.Authorities() {
            @Override
            public Optional<Authority> find(String id) {
                return id.equals(authority.id()) ? Optional.of(authority) : Optional.empty();
            }

            @Override
            public List<String> ids() {
                return List.of(authority.id());
            }
        };
        SchemaDrift drift = new SchemaDrift(
                RequestSchemas.all().get("request-mapping"),
                text -> {
                    Problems problems = new Problems();
                    try {
                        Node node = Yaml.read("mapping", text.getBytes(StandardCharsets.UTF_8), problems)
                                .orElseThrow();
                        new RequestMappingReader(problems).read(node, authorities);
                        return List.of();
                    } catch (DocumentException refused) {
                        return refused.getMessage().lines().toList();
                    }
                },
                "intake");
        drift.mutate(Files.readString(Path.of("..", "examples", "request", "mapping.yaml")));
        drift.agreed(200);
    }
}
