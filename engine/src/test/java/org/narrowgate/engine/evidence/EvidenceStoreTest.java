package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.narrowgate.engine.evidence.Keys.RUN;
import static org.narrowgate.engine.evidence.Keys.block;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.RunId;

class EvidenceStoreTest {
    @TempDir
    Path scratch;

    private WorkspaceKey key;
    private EvidenceStore store;

    @BeforeEach
    void make() throws Exception {
        key = Keys.fresh(scratch);
        store = new EvidenceStore(scratch, RUN, key);
    }

    private void write(EvidenceBlock... blocks) throws Exception {
        for (EvidenceBlock block : blocks) {
            store.write(store.seal(block));
        }
    }

    @Test
    void a_block_comes_back_with_its_place_seeds_and_slots() throws Exception {
        write(block(40, 41, 42, 90));
        EvidenceBlock read = store.read(41);
        assertThat(read.position()).isEqualTo(40);
        assertThat(read.end()).isEqualTo(43);
        assertThat(read.rows()).extracting(EvidenceRow::row).containsExactly(41L, 42L, 90L);
        assertThat(read.rows().get(2).kept().orElseThrow().slots()).containsExactly(new byte[] {90}, new byte[0]);
        assertThat(read.rows().get(0).kept().orElseThrow().seed()).hasSize(32);
    }

    @Test
    void blocks_come_in_order_and_a_lost_one_is_told_but_where_only_some_were_to_come() throws Exception {
        write(block(0, 1, 2), block(2, 5), block(3, 7, 9, 12));
        assertThat(positions(6, true)).containsExactly(0L, 2L, 3L);
        assertThat(positions(3, true)).containsExactly(0L, 2L);
        assertThat(positions(2, true)).containsExactly(0L);
        assertThatThrownBy(() -> positions(7, true)).isInstanceOf(EvidenceException.class);
        Files.delete(store.file(5));
        assertThat(positions(6, false)).containsExactly(0L, 3L);
        assertThat(positions(2, true)).containsExactly(0L);
        assertThatThrownBy(() -> positions(3, true)).hasMessageContaining("1 of its rows from the 3.");
        assertThatThrownBy(() -> positions(6, true)).hasMessageContaining("restore the folder from a backup");
        Files.delete(store.file(1));
        assertThatThrownBy(() -> positions(6, true)).hasMessageContaining("3 of its rows from the 1.");
        assertThatThrownBy(() -> new EvidenceStore(scratch.resolve("none"), RUN, key).forEach(1, true, block -> {}))
                .isInstanceOf(EvidenceException.class);
    }

    private List<Long> positions(long entries, boolean whole) throws Exception {
        List<Long> positions = new ArrayList<>();
        store.forEach(entries, whole, block -> positions.add(block.position()));
        return positions;
    }

    @Test
    void rows_packed_apart_come_back_as_one_block_in_order() throws Exception {
        store.write(store.seal(
                7,
                1,
                List.of(
                        new EvidencePacker().pack(block(0, 1, 3, 6).rows()),
                        new EvidencePacker().pack(block(0, 2, 4, 5).rows()))));
        store.write(store.seal(
                13,
                9,
                List.of(
                        new EvidencePacker().pack(List.of()),
                        new EvidencePacker().pack(block(0, 9).rows()))));
        EvidenceBlock read = store.read(1);
        assertThat(read.position()).isEqualTo(7);
        assertThat(read.rows()).extracting(EvidenceRow::row).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(store.read(9).rows()).hasSize(1);
    }

    @Test
    void values_come_back_whichever_of_them_one_object_holds_for_many_rows() throws Exception {
        byte[][] findings = new byte[40][];
        for (int i = 0; i < findings.length; i++) {
            findings[i] = ("finding " + i).getBytes(StandardCharsets.UTF_8);
        }
        SplittableRandom random = new SplittableRandom(20261126);
        List<EvidenceRow.Kept> rows = new ArrayList<>();
        for (int row = 1; row <= 2_000; row++) {
            // Few kinds, more kinds than are kept, one for all, the row's own; and rows of another width.
            List<byte[]> slots = new ArrayList<>(List.of(
                    findings[random.nextInt(3)],
                    findings[random.nextInt(40)],
                    findings[39],
                    ("cell " + row).getBytes(StandardCharsets.UTF_8),
                    row % 2 == 0 ? new byte[0] : findings[0].clone()));
            if (row % 500 == 0) {
                slots.add(findings[1]);
            }
            rows.add(new EvidenceRow.Kept(row, new byte[32], slots));
        }
        write(new EvidenceBlock(0, List.copyOf(rows)));
        EvidenceBlock read = store.read(1);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(read.rows().get(i).kept().orElseThrow().slots())
                    .as("row %d", i + 1)
                    .containsExactlyElementsOf(rows.get(i).slots());
        }
        assertThat(Files.size(store.file(1))).isLessThan(60_000);
    }

    @Test
    void blocks_are_listed_by_number_and_not_by_name() throws Exception {
        assertThat(store.blocks()).isEmpty();
        write(block(2, 100), block(0, 9), block(1, 20));
        Files.writeString(store.file(9).resolveSibling("7.blk.tmp"), "torn");
        Files.writeString(store.file(9).resolveSibling("secret"), "wrapped");
        assertThat(store.blocks()).containsExactly(9L, 20L, 100L);
    }

    @Test
    void finds_the_block_that_holds_a_row_and_none_for_a_row_never_decided() throws Exception {
        assertThat(store.holding(1)).isEmpty();
        write(block(0, 3, 4, 8), block(3, 11, 12));
        for (long row : new long[] {3, 4, 8, 11, 12}) {
            assertThat(store.holding(row).orElseThrow().rows())
                    .as("row %d", row)
                    .extracting(EvidenceRow::row)
                    .contains(row);
        }
        for (long row : new long[] {0, 1, 2, 5, 7, 9, 10, 13, Long.MAX_VALUE}) {
            assertThat(store.holding(row)).as("row %d", row).isEmpty();
        }
    }

    @Test
    void recovery_drops_the_blocks_whose_entries_never_became_durable_and_no_others() throws Exception {
        write(block(0, 1, 2), block(2, 3, 4), block(4, 5, 6));
        store.dropFrom(6);
        assertThat(store.blocks()).containsExactly(1L, 3L, 5L);
        store.dropFrom(3);
        assertThat(store.blocks()).containsExactly(1L, 3L);
        store.dropFrom(2);
        assertThat(store.blocks()).containsExactly(1L);
        store.dropFrom(0);
        assertThat(store.blocks()).isEmpty();
        store.dropFrom(0);
    }

    @Test
    void recovery_does_not_open_the_blocks_that_stay() throws Exception {
        write(block(0, 1, 2), block(2, 3, 4), block(4, 5, 6));
        Files.write(store.file(1), new byte[] {1});
        store.dropFrom(4);
        assertThat(store.blocks()).containsExactly(1L, 3L);
    }

    @Test
    void a_block_that_was_moved_within_a_run_or_to_another_is_refused() throws Exception {
        write(block(0, 1, 2), block(2, 3, 4));
        Files.copy(store.file(1), store.file(2));
        refused(store, 2);
        RunId other = RunId.parse("00000000000000000000000000000001");
        EvidenceStore elsewhere = new EvidenceStore(scratch, other, key);
        Files.createDirectories(elsewhere.file(1).getParent());
        Files.copy(store.file(1), elsewhere.file(1));
        refused(elsewhere, 1);
        refused(new EvidenceStore(scratch, RUN, Keys.fresh(scratch)), 3);
    }

    @Test
    void a_missing_or_torn_block_is_named_and_never_read_as_less() throws Exception {
        write(block(0, 1, 2));
        byte[] whole = Files.readAllBytes(store.file(1));
        Files.write(store.file(1), java.util.Arrays.copyOf(whole, whole.length - 1));
        refused(store, 1);
        assertThatThrownBy(() -> store.holding(2)).isInstanceOf(EvidenceException.class);
        refused(store, 99);
    }

    @Test
    void erased_rows_keep_their_number_and_place_and_nothing_else_and_the_others_stay_as_they_were() throws Exception {
        write(block(0, 3, 4, 8), block(3, 11, 12));
        byte[] before = Files.readAllBytes(store.file(3));
        byte[] other = Files.readAllBytes(store.file(11));
        assertThat(store.erase(Set.of(4L, 7L), "E-1")).isEqualTo(1);
        EvidenceBlock read = store.read(3);
        assertThat(read.position()).isZero();
        assertThat(read.rows()).extracting(EvidenceRow::row).containsExactly(3L, 4L, 8L);
        assertThat(read.rows().get(1)).isEqualTo(new EvidenceRow.Erased(4, "E-1"));
        assertThat(read.rows().get(2).kept().orElseThrow().slots()).containsExactly(new byte[] {8}, new byte[0]);
        assertThat(Files.readAllBytes(store.file(3))).isNotEqualTo(before);
        assertThat(Files.readAllBytes(store.file(11))).isEqualTo(other);
        assertThat(store.erase(Set.of(3L, 4L, 8L), "E-2")).isEqualTo(2);
        assertThat(store.read(3).rows().get(1)).isEqualTo(new EvidenceRow.Erased(4, "E-1"));
    }

    @Test
    void an_erasure_that_was_cut_off_before_or_after_its_block_was_exchanged_is_finished_by_the_next()
            throws Exception {
        write(block(0, 3, 4, 8));
        Path old = store.file(3).resolveSibling("3.blk.old");
        Files.createLink(old, store.file(3));
        assertThat(store.erase(Set.of(4L), "E-1")).isEqualTo(1);
        assertThat(old).doesNotExist();
        Files.writeString(old, "what stood there");
        assertThat(store.erase(Set.of(4L), "E-1")).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(store.read(3).rows()).hasSize(3);
    }

    @Test
    void a_block_holds_at_least_one_row() {
        assertThatThrownBy(() -> new EvidenceBlock(0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(EvidenceStore store, long firstRow) {
        assertThatThrownBy(() -> store.read(firstRow))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(firstRow + ".blk");
    }
}
