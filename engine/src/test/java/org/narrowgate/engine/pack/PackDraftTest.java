package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Finding;
import org.narrowgate.engine.document.DocumentException;

class PackDraftTest {
    private static final String ID = "xx/road-act-4";

    @TempDir
    Path packs;

    @Test
    void it_lints_and_its_own_cases_pass_at_once() throws Exception {
        assertThat(PackDraft.of(ID).write(packs)).isTrue();
        Pack pack = PackReader.read(packs.resolve(ID));
        assertThat(pack.id()).isEqualTo(ID);
        assertThat(PackCases.run(pack)).hasSizeGreaterThan(10).allSatisfy(result -> assertThat(result.passed())
                .as("%s", result)
                .isTrue());
        assertThat(pack.readings()).hasSize(2);
        try (Stream<Path> files = Files.walk(packs)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(4);
        }
    }

    @Test
    void its_cases_hold_every_part_of_it_so_that_no_change_goes_unseen() throws Exception {
        PackDraft.of(ID).write(packs);
        Pack pack = PackReader.read(packs.resolve(ID));
        List<String> survivors = new ArrayList<>();
        for (ElementDraft element : pack.drafts()) {
            for (LawMutations.Mutant mutant : LawMutations.of(element)) {
                if (pack.cases().stream().noneMatch(c -> fails(pack, c, mutant.element()))) {
                    survivors.add(element.id() + ": " + mutant.what());
                }
            }
        }
        assertThat(survivors).isEmpty();
    }

    private static boolean fails(Pack pack, PackCase example, ElementDraft element) {
        try {
            ElementTest test = ElementTest.of(element.build(pack.choice(Map.of(), example.readings())));
            Finding finding = test.on(PackCases.facts(pack, example));
            return LawMutations.differs(example, element.id(), finding.status(), finding.branch());
        } catch (IllegalArgumentException excepted) {
            return true;
        }
    }

    @Test
    void given_again_it_changes_nothing_and_what_was_rewritten_is_never_overwritten() throws Exception {
        assertThat(PackDraft.of(ID).write(packs)).isTrue();
        assertThat(PackDraft.of(ID).write(packs)).isFalse();
        Path pack = packs.resolve(ID).resolve("pack.yaml");
        Files.writeString(pack, Files.readString(pack) + "# mine\n");
        assertThatThrownBy(() -> PackDraft.of(ID).write(packs))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("something is there already; name a new folder; nothing was changed");
        assertThat(Files.readString(pack)).endsWith("# mine\n");
        Path other = packs.resolve("xx/other/mine.txt");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "mine");
        assertThatThrownBy(() -> PackDraft.of("xx/other").write(packs)).isInstanceOf(DocumentException.class);
        assertThat(other).hasContent("mine");
    }

    @Test
    void an_id_that_is_no_folder_of_its_own_is_refused() {
        for (String id :
                List.of("", "road", "../road", "xx/../road", "/etc/road", "xx/Road", "xx/road act", "xx//road")) {
            assertThatThrownBy(() -> PackDraft.of(id))
                    .as("%s", id)
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("this is no id of a pack; write jurisdiction and provision");
        }
    }
}
