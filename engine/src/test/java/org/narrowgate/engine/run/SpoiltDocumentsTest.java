package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.narrowgate.core.law.Authority;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problem;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.intake.RequestMapping;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.RosterReader;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.records.RecordsMapping;
import org.narrowgate.engine.safeguard.SafeguardsDocument;
import org.narrowgate.engine.workspace.WorkspaceConfig;

/**
 * Misspellings and wrong shapes, one at a time, in every kind of document that people write: each is told with its line
 * and column, the name that was probably meant or the shape that was wanted, and what to do.
 */
class SpoiltDocumentsTest {
    private static final Path HOME = Path.of("..");
    private static final Path PACK = HOME.resolve("packs/us/18-usc-2721-b-1");
    private static final Path EXAMPLE = HOME.resolve("examples/motor-vehicles");
    private static final Path OWN = Path.of("src/test/resources/spoiled");

    @TempDir
    Path folder;

    /**
     * One change to one document.
     *
     * @param wrong what takes the place of {@code right}; the sign « stands before what must be pointed at
     * @param told what message or remedy must say: mostly the name that was meant
     */
    record Spoilt(String document, String right, String wrong, String told) {
        @Override
        public String toString() {
            return document + ": " + wrong.replace("\n", " / ").replace("\t", " tab ");
        }

        String change(String text) {
            assertThat(text).as("the document holds what is to be changed").contains(right);
            return text.substring(0, text.indexOf(right))
                    + wrong
                    + text.substring(text.indexOf(right) + right.length());
        }
    }

    @BeforeEach
    void documents_without_a_fault() throws IOException {
        copy(PACK, folder.resolve("pack"));
        copy(EXAMPLE, folder);
        copy(OWN, folder);
        Files.writeString(folder.resolve("rows.csv"), "row_id\n1\n");
        Files.move(folder.resolve("request/mapping.yaml"), folder.resolve("mapping.yaml"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target);
            }
        }
    }

    private List<Problem> problems(String document) throws IOException {
        Path file = folder.resolve(document);
        try {
            if (document.startsWith("pack/")) {
                PackReader.read(folder.resolve("pack"));
            } else {
                read(document, file);
            }
            return List.of();
        } catch (DocumentException refused) {
            return refused.problems();
        }
    }

    private void read(String document, Path file) throws IOException, DocumentException {
        switch (document) {
            case "agreement.yaml" -> AgreementReader.read(file, PackReader.read(PACK), allowed());
            case "request.json" ->
                RequestPackage.readDraft(folder).requireDeclared(authority().header());
            case "mapping.yaml" -> RequestMapping.read(file, new OneAuthority(authority()));
            case "records.yaml" -> RecordsMapping.read(file);
            case "narrowgate.yaml" -> WorkspaceConfig.read(file);
            case "paper.yaml" -> RosterReader.read(Paper.parse(Yaml.shown(file), Files.readAllBytes(file)));
            case "bars.yaml" -> BarsReader.read(file, LocalDate.of(2026, 3, 10));
            case "safeguards.yaml" -> SafeguardsDocument.read(file);
            default -> throw new IllegalArgumentException(document);
        }
    }

    private static Adopted allowed() {
        return new Adopted(Optional.empty(), Map.of(), true);
    }

    private static Authority authority() throws DocumentException {
        return PackReader.read(PACK).authority();
    }

    private record OneAuthority(Authority only) implements RequestMapping.Authorities {
        @Override
        public Optional<Authority> find(String id) {
            return Optional.of(only).filter(a -> a.id().equals(id));
        }

        @Override
        public Set<String> ids() {
            return Set.of(only.id());
        }
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void a_fault_is_told_with_its_place_and_what_to_do(Spoilt spoilt) throws IOException {
        Path file = folder.resolve(spoilt.document());
        String marked = spoilt.change(Files.readString(file));
        int at = marked.indexOf('«');
        Files.writeString(file, marked.replace("«", ""));
        int line = (int) marked.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int column = at - (marked.lastIndexOf('\n', at - 1) + 1) + 1;
        List<Problem> problems = problems(spoilt.document());
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.remedy()).as(problem.toString()).isNotBlank();
            assertThat(problem.line()).as(problem.toString()).isPositive();
        });
        assertThat(problems)
                .as("%s:%d:%d of %s", spoilt.document(), line, column, problems)
                .anySatisfy(problem -> {
                    assertThat(problem.file()).endsWith(spoilt.document());
                    assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column);
                    assertThat(problem.message() + "; " + problem.remedy()).contains(spoilt.told());
                });
    }

    static List<Spoilt> spoilt() throws IOException {
        List<Spoilt> faults = new ArrayList<>();
        String document = "";
        String right = "";
        String wrong = "";
        for (String line : Files.readAllLines(OWN.resolve("faults.txt"))) {
            String text = line.substring(Math.min(2, line.length()));
            if (line.startsWith("in ")) {
                document = line.substring(3);
            } else if (line.startsWith("- ")) {
                right += text + "\n";
            } else if (line.startsWith("+ ")) {
                wrong += text + "\n";
            } else if (line.startsWith("> ")) {
                faults.add(new Spoilt(document, chomp(right), chomp(wrong), text));
                right = "";
                wrong = "";
            }
        }
        assertThat(faults).hasSizeGreaterThan(80);
        return faults;
    }

    private static String chomp(String lines) {
        return lines.substring(0, lines.length() - 1);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void an_empty_document_is_told_at_its_first_line_with_what_to_do(String document) throws IOException {
        for (String nothing : List.of("", "# nothing but a comment\n")) {
            if (document.endsWith(".json") && !nothing.isEmpty()) {
                continue;
            }
            Files.writeString(folder.resolve(document), nothing);
            assertThat(problems(document)).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(1);
                assertThat(problem.remedy()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_list_in_the_place_of_the_document_is_told_at_its_first_line_with_what_to_do(String document)
            throws IOException {
        Files.writeString(folder.resolve(document), document.endsWith(".json") ? "[]" : "- one\n");
        assertThat(problems(document)).first().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    static List<String> documents() {
        return List.of(
                "pack/pack.yaml",
                "pack/readings.yaml",
                "pack/good/clean.yaml",
                "agreement.yaml",
                "request.json",
                "mapping.yaml",
                "records.yaml",
                "narrowgate.yaml",
                "paper.yaml",
                "bars.yaml",
                "safeguards.yaml");
    }

    @Test
    void what_is_wrong_in_a_pack_is_told_before_what_follows_from_it_in_its_cases() throws IOException {
        Path pack = folder.resolve("pack/pack.yaml");
        Files.writeString(pack, Files.readString(pack).replace("\nelements:\n", "\nelement:\n"));
        List<Problem> problems = problems("pack/pack.yaml");
        assertThat(problems.get(0).file()).endsWith("pack/pack.yaml");
        assertThat(problems).anyMatch(problem -> problem.remedy().equals("did you mean `elements`?"));
        assertThat(problems).anyMatch(problem -> problem.file().contains("pack/bad/"));
    }

    @Test
    void without_a_change_no_document_has_a_fault() throws Exception {
        Pack pack = PackReader.read(folder.resolve("pack"));
        assertThat(pack.cases()).isNotEmpty();
        for (String document : documents()) {
            assertThat(problems(document).stream().filter(p -> !p.message().contains("certificate")))
                    .as(document)
                    .isEmpty();
        }
    }
}
