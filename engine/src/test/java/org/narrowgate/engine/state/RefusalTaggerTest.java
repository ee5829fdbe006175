package org.narrowgate.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.evidence.WorkspaceKey;

class RefusalTaggerTest {
    @TempDir
    Path scratch;

    private RefusalTagger tagger;

    @BeforeEach
    void make() throws Exception {
        tagger = fresh();
    }

    private RefusalTagger fresh() throws IOException {
        Path folder = Files.createTempDirectory(scratch, "key");
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        WorkspaceKey.create(folder.resolve("k"), new SecureRandom());
        return new RefusalTagger(WorkspaceKey.read(folder.resolve("k"), workspace, new SecureRandom()));
    }

    private static Map<String, List<String>> stated() {
        Map<String, List<String>> stated = new LinkedHashMap<>();
        stated.put("row_id", List.of("r-1"));
        stated.put("name", List.of("Ilvane", "", "Torrebruna", ""));
        stated.put("birth_date", List.of("1985-06-15"));
        stated.put("numbers", List.of("900-12-3456"));
        stated.put("address", List.of("1418 Alder Creek Rd", "Dallas", "TX", "75201", "", ""));
        stated.put("case", List.of("CR-2024-0117", "open"));
        return stated;
    }

    private RefusalTags with(Consumer<Map<String, List<String>>> change) {
        Map<String, List<String>> stated = stated();
        change.accept(stated);
        return tagger.of(stated);
    }

    @Test
    void the_same_person_with_other_marks_and_another_id_has_the_same_tags() {
        RefusalTags tags = tagger.of(stated());
        assertThat(with(s -> {
                    s.put("row_id", List.of("another"));
                    s.put("name", List.of("ILVANE", " - ", "Torre-bruna", ""));
                    s.put("birth_date", List.of("1985/06/15"));
                    s.put("numbers", List.of(" 900123456 "));
                    s.put("address", List.of("1418, Alder Creek Rd.", "dallas", "tx", "75201", "", "."));
                }))
                .isEqualTo(tags);
        assertThat(List.of(tags.person(), tags.number(), tags.particulars()))
                .doesNotContain(0L)
                .doesNotHaveDuplicates();
    }

    @Test
    void each_tag_follows_from_what_it_is_of_and_from_nothing_else() {
        RefusalTags tags = tagger.of(stated());
        RefusalTags moved = with(s -> s.put("case", List.of("CR-2024-0118", "open")));
        assertThat(moved.person()).isEqualTo(tags.person());
        assertThat(moved.number()).isEqualTo(tags.number());
        assertThat(moved.particulars()).isNotEqualTo(tags.particulars());
        RefusalTags renamed = with(s -> s.put("name", List.of("Ilvane", "", "Torrebrunna", "")));
        assertThat(renamed.person()).isNotEqualTo(tags.person());
        assertThat(renamed.number()).isEqualTo(tags.number());
        assertThat(with(s -> s.put("birth_date", List.of("1985-06-16"))).person())
                .isNotEqualTo(tags.person());
        assertThat(with(s -> s.put("numbers", List.of("900-12-3457"))).number()).isNotEqualTo(tags.number());
    }

    @Test
    void what_is_blank_has_no_tag() {
        assertThat(with(s -> s.put("birth_date", List.of(" / "))).person()).isZero();
        assertThat(with(s -> s.put("name", List.of("", "", "", ""))).person()).isZero();
        assertThat(with(s -> s.put("numbers", List.of("--"))).number()).isZero();
        assertThat(with(s -> s.replaceAll((group, cells) -> group.equals("row_id")
                        ? cells
                        : cells.stream().map(cell -> "").toList())))
                .isEqualTo(RefusalTags.NONE);
    }

    @Test
    void cells_do_not_run_into_one_another_nor_groups() {
        List<RefusalTags> different = new ArrayList<>(List.of(
                with(s -> s.put("name", List.of("Ilvane", "", "Torrebruna", ""))),
                with(s -> s.put("name", List.of("Ilvan", "", "eTorrebruna", ""))),
                with(s -> s.put("name", List.of("", "Ilvane", "Torrebruna", ""))),
                with(s -> s.put("name", List.of("IlvaneTorrebruna", "", "", ""))),
                with(s -> s.put("name", List.of("Ilvane", "", "Torrebruna1985", ""))),
                with(s -> s.put("name", List.of("Ilvane", "", "Torrebruna")))));
        assertThat(different).extracting(RefusalTags::person).doesNotHaveDuplicates();
        assertThat(different).extracting(RefusalTags::particulars).doesNotHaveDuplicates();
    }

    @Test
    void letters_beyond_ascii_count_and_long_cells_are_taken_whole() {
        RefusalTags accented = with(s -> s.put("name", List.of("Zoë", "", "Łuk'ić", "")));
        assertThat(with(s -> s.put("name", List.of("ZOË", "", "łuk-ić", ""))).person())
                .isEqualTo(accented.person());
        RefusalTags greek = with(s -> s.put("name", List.of("Ζωή", "", "Torrebruna", "")));
        RefusalTags without = with(s -> s.put("name", List.of("", "", "Torrebruna", "")));
        assertThat(greek.person()).isNotEqualTo(without.person());
        for (String letter : List.of("x", "é")) {
            String tail = letter.repeat(5_000);
            RefusalTags one = with(s -> s.put("case", List.of("a" + tail, "open")));
            RefusalTags other = with(s -> s.put("case", List.of("a" + tail + letter, "open")));
            assertThat(one.particulars()).isNotEqualTo(other.particulars());
        }
    }

    @Test
    void tags_come_from_the_key_of_the_workspace() throws Exception {
        RefusalTags tags = tagger.of(stated());
        RefusalTags elsewhere = fresh().of(stated());
        assertThat(elsewhere.person()).isNotEqualTo(tags.person());
        assertThat(elsewhere.number()).isNotEqualTo(tags.number());
        assertThat(elsewhere.particulars()).isNotEqualTo(tags.particulars());
        assertThat(tagger.of(stated())).isEqualTo(tags);
    }
}
