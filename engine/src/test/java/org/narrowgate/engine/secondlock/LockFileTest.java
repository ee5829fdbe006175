package org.narrowgate.engine.secondlock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.TermFrequencies;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;

class LockFileTest {
    private static final String NAME = "lock.json";

    private static final LockFile WEIGHED = InventedLocks.of(0, 3);

    @Test
    void what_is_written_reads_back_to_the_last_bit_and_writes_the_same_bytes_under_the_same_hash()
            throws DocumentException {
        for (long seed = 0; seed < 60; seed++) {
            LockFile made = InventedLocks.of(seed, (int) (seed % 4));
            LockFile read = LockFile.decode(made.bytes(), NAME);

            assertThat(read.bytes()).isEqualTo(made.bytes());
            assertThat(read.sha256()).isEqualTo(Sha256.hex(made.bytes())).isEqualTo(made.sha256());
            assertThat(read.card()).isEqualTo(made.card());
            assertThat(read.lock().threshold()).isEqualTo(made.lock().threshold());
            assertThat(read.lock().margin()).isEqualTo(made.lock().margin());
            assertThat(read.lock().model().prior())
                    .isEqualTo(made.lock().model().prior());
            for (int i = 0; i < read.lock().model().comparisons().size(); i++) {
                LevelWeights one = made.lock().model().comparisons().get(i);
                LevelWeights other = read.lock().model().comparisons().get(i);
                assertThat(other.comparison()).isEqualTo(one.comparison());
                for (int level = 0; level < one.comparison().levels().size(); level++) {
                    assertThat(other.bits(level)).isEqualTo(one.bits(level));
                }
                assertThat(other.frequencies().map(TermFrequencies::frequencies))
                        .isEqualTo(one.frequencies().map(TermFrequencies::frequencies));
            }
        }
    }

    @Test
    void altered_bytes_are_refused_or_another_lock_under_another_hash_and_never_pass_for_the_first() {
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            LockFile made = InventedLocks.of(i % 20, 3);
            byte[] bytes = made.bytes();
            byte[] altered = altered(bytes, random);
            if (Arrays.equals(altered, bytes)) {
                continue;
            }
            try {
                LockFile read = LockFile.decode(altered, NAME);
                assertThat(read.bytes()).isEqualTo(altered);
                assertThat(read.sha256()).isNotEqualTo(made.sha256());
            } catch (DocumentException told) {
                refused++;
                assertThat(told.problems()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo(NAME);
                    assertThat(problem.remedy()).isNotBlank();
                });
            }
        }
        assertThat(refused).isGreaterThan(400);
    }

    private static byte[] altered(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] other = bytes.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            default -> {
                byte[] other = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, other, 0, at);
                other[at] = (byte) (32 + random.nextInt(95));
                System.arraycopy(bytes, at, other, at + 1, bytes.length - at);
                yield other;
            }
        };
    }

    private static void assertRefused(UnaryOperator<String> edit, String message) {
        String written = new String(WEIGHED.bytes(), UTF_8);
        String edited = edit.apply(written);
        assertThat(edited).isNotEqualTo(written);
        assertThatThrownBy(() -> LockFile.decode(edited.getBytes(UTF_8), NAME))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(message);
    }

    private static UnaryOperator<String> replace(String pattern, String by) {
        return text -> text.replaceFirst(pattern, by);
    }

    @Test
    void every_fault_is_told_with_its_place_and_what_to_do() {
        assertRefused(replace("second-lock-1", "second-lock-2"), "`format` is not `narrowgate-second-lock-1`");
        assertRefused(replace("\"threshold\" : \"[^\"]*\"", "\"threshold\" : \"NaN\""), "lock.json:3:");
        assertRefused(replace("\"threshold\" : \"[^\"]*\"", "\"threshold\" : 12"), "`threshold` must be a finite");
        assertRefused(replace("\"margin\" : \"[^\"]*\"", "\"margin\" : \"-1\""), "the margin not below 0");
        assertRefused(replace("\"prior\" : \"[^\"]*\"", "\"prior\" : \"1\""), "the prior lies between 0 and 1");
        assertRefused(replace("\"prior\" : \"[^\"]*\",", ""), "lacks `prior`");
        assertRefused(replace("\"m\" : \"[^\"]*\"", "\"m\" : \"0.99999\""), "adding up to 1");
        assertRefused(replace("\"name\" : \"sex\"", "\"name\" : \"sax\""), "the comparison `sex` is missing");
        assertRefused(replace("\"level\" : \"EXACT\"", "\"level\" : \"ROUGH\""), "in this order");
        assertRefused(replace("(\"Q[^:]*) : [0-9]+", "$1 : 19"), "shared by fewer persons than the card says");
        assertRefused(replace("(\"Q[^:]*) : [0-9]+", "$1 : 999999999"), "a frequency lies above 0 and up to 1");
        assertRefused(replace("\"birth-date\" : [0-9]+,", ""), "a frequency lies above 0");
        assertRefused(replace("\"card\" : \\{", "\"card\" : {\"signed\" : \"me\","), "the key `signed` is not known");
        assertRefused(replace("\"rounds\" : 17", "\"rounds\" : 9999999999"), "`rounds` is no count");
        assertRefused(replace("\"margin\"", "\"threshold\" : \"1.0\", \"margin\""), "given twice");
        assertRefused(text -> text + "{}", "a second value begins here");
        assertRefused(text -> text + " ", "it is not written as it was made");
        assertRefused(text -> "", "the file is empty");
        assertRefused(text -> "[]", "must be keys with values");
    }

    @Test
    void a_file_that_is_not_there_and_a_folder_are_refused(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> LockFile.read(folder.resolve("none.json"))).hasMessageContaining("none.json");
        assertThatThrownBy(() -> LockFile.read(folder)).hasMessageContaining("identity train");
        Path file = folder.resolve("lock.json");
        Files.write(file, WEIGHED.bytes());
        assertThat(LockFile.read(file).sha256()).isEqualTo(WEIGHED.sha256());
    }
}
