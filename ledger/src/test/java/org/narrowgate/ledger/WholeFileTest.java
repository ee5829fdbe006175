package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_in_the_place_of_a_file_is_named() throws Exception {
        Path file = Files.createDirectory(folder.resolve("agreement.yaml"));

        assertThatThrownBy(() -> WholeFile.read(file)).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> TextFile.read(file)).hasMessageContaining(file.toString());
    }

    @Test
    void a_file_is_read_to_its_last_byte() throws Exception {
        assertThat(WholeFile.read(Files.write(folder.resolve("file"), new byte[] {1, 2})))
                .containsExactly(1, 2);
    }
}
