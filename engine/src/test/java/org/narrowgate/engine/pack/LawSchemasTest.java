package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.SchemaCheck;
import org.narrowgate.engine.document.SchemaDrift;

/** A schema that said other than the reader would teach an editor a law that nobody can read. */
class LawSchemasTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path GOLDEN = RESOURCES.resolve("golden");
    private static final Path HARBOUR = RESOURCES.resolve("packs/xx/harbour-records");
    private static final Adopted READ = new Adopted(
            Optional.empty(),
            Map.of("any-head", new Adoption("counsel", "City Library", LocalDate.of(2026, 2, 1), "4-2026")),
            false);

    @TempDir
    Path scratch;

    private Path small;

    private Path dated;

    @BeforeEach
    void copiesTwoPacksThatUseWhatAPackMaySay() throws Exception {
        small = copy(GOLDEN.resolve("pack"), "small");
        add(
                small.resolve("pack.yaml"),
                "emergency: false\n",
                "situations: {decided: [{id: 1, shown_by: clean}]," + " not_decided: [{id: 2, why: another law}]}\n");
        dated = copy(HARBOUR, "dated");
        Path pack = dated.resolve("pack.yaml");
        String days = "    effective: {from: 2020-01-01, until: 2040-01-01}\n";
        Files.writeString(pack, Files.readString(pack).replace("  - id: R-1\n", "  - id: R-1\n" + days));
        judged(pack);
        add(dated.resolve("good/clean.yaml"), "on: 2026-03-02\n");
        add(
                dated.resolve("bad/header.yaml"),
                "  - {name: no flight was found, from: clean, settled: {flight: not_met}, expect: {H-3: NOT_MET}}\n",
                "on: 2026-03-02\n");
    }

    private void judged(Path pack) throws Exception {
        String text = Files.readString(pack);
        String met = "{id: H-3.flight, met: stated.finding.speaks.flight}";
        assertThat(text).contains(met);
        Files.writeString(
                pack,
                text.replace(
                        met,
                        "{id: H-3.flight, basis: {kind: judged, by: the harbour court}, judge: {question: Did he flee?,"
                                + " id: flight, asked: once, when: stated.finding.speaks.flight}}"));
        Path clean = dated.resolve("good/clean.yaml");
        Files.writeString(
                clean,
                Files.readString(clean).replace("sets:\n  clean:\n", "sets:\n  clean:\n    settled: {flight: met}\n"));
    }

    private static void add(Path file, String... lines) throws Exception {
        Files.writeString(file, Files.readString(file) + String.join("", lines));
    }

    private Path copy(Path from, String name) throws Exception {
        Path folder = scratch.resolve(name);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(file, to);
            }
        }
        return folder;
    }

    private static List<String> problems(Path pack, String file, String text) throws Exception {
        String before = Files.readString(pack.resolve(file));
        Files.writeString(pack.resolve(file), text);
        try {
            PackReader.read(pack);
            return List.of();
        } catch (DocumentException refused) {
            return refused.getMessage().lines().toList();
        } finally {
            Files.writeString(pack.resolve(file), before);
        }
    }

    @Test
    void the_schemas_take_every_pack_reading_and_case_that_the_readers_take() throws Exception {
        int taken = 0;
        Path draft = scratch.resolve("draft");
        PackDraft.of("xx/draft").write(draft);
        for (Path root : List.of(StatutePacks.ROOT, RESOURCES, draft, small, dated)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file :
                        walk.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                    taken += takes(file) ? 1 : 0;
                }
            }
        }
        assertThat(taken).isGreaterThan(20);
    }

    private static boolean takes(Path file) throws Exception {
        String name = file.getFileName().toString();
        Path folder = file.toAbsolutePath().getParent().getFileName();
        String kind = List.of("good", "bad").contains(folder.toString()) ? "cases" : name.replace(".yaml", "");
        if (LawSchemas.all().containsKey(kind)) {
            Object document = SchemaDrift.plain(Files.readString(file));
            assertThat(new SchemaCheck(LawSchemas.all().get(kind)).valid(document))
                    .as("%s", file)
                    .isTrue();
            return true;
        }
        return false;
    }

    @Test
    void reader_and_schema_of_packs_know_the_same_keys_and_kinds() throws Exception {
        SchemaDrift small = drift("pack", this.small, "pack.yaml");
        small.mutate(Files.readString(this.small.resolve("pack.yaml")));
        small.agreed(500);
        SchemaDrift dated = drift("pack", this.dated, "pack.yaml");
        dated.mutate(Files.readString(this.dated.resolve("pack.yaml")));
        dated.agreed(500);
        List<String> places = new ArrayList<>(small.places());
        places.addAll(dated.places());
        assertThat(places)
                .contains(
                        "/elements[]/effective",
                        "/elements[]/exceptions[]",
                        "/elements[]/basis",
                        "/statements[]",
                        "/fields[]/when_blank",
                        "/situations/decided[]",
                        "/thresholds[]",
                        "/clauses",
                        "/elements[]/check",
                        "#/$defs/branch",
                        "#/$defs/branch/open",
                        "#/$defs/branch/judge",
                        "#/$defs/branch/cases",
                        "#/$defs/branch/by_reading");
    }

    @Test
    void reader_and_schema_of_readings_know_the_same_keys_and_kinds() throws Exception {
        SchemaDrift drift = drift("readings", small, "readings.yaml");
        drift.mutate(Files.readString(small.resolve("readings.yaml")));
        drift.agreed(100);
    }

    @Test
    void reader_and_schema_of_cases_know_the_same_keys_and_kinds() throws Exception {
        for (String file : List.of("good/cases.yaml", "bad/cases.yaml")) {
            SchemaDrift drift = drift("cases", small, file);
            drift.mutate(Files.readString(small.resolve(file)));
            drift.agreed(100);
        }
        SchemaDrift settled = drift("cases", dated, "good/clean.yaml");
        settled.mutate(Files.readString(dated.resolve("good/clean.yaml")));
        settled.agreed(50);
        assertThat(settled.places()).contains("/sets/*/settled");
    }

    private static SchemaDrift drift(String kind, Path pack, String file) throws Exception {
        return new SchemaDrift(LawSchemas.all().get(kind), text -> problems(pack, file, text), "pack");
    }

    @Test
    void reader_and_schema_of_agreements_know_the_same_keys_and_kinds() throws Exception {
        Pack pack = PackReader.read(GOLDEN.resolve("pack"));
        Path file = scratch.resolve("agreement.yaml");
        SchemaDrift drift = new SchemaDrift(
                LawSchemas.all().get("agreement"),
                text -> {
                    Files.writeString(file, text);
                    try {
                        AgreementReader.read(file, pack, READ);
                        return List.of();
                    } catch (DocumentException refused) {
                        return refused.getMessage().lines().toList();
                    }
                },
                "pack");
        drift.mutate(Files.readString(GOLDEN.resolve("agreement.yaml")));
        drift.agreed(200);
    }
}
