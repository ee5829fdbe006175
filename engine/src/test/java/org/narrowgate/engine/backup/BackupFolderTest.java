package org.narrowgate.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Sha256;

class BackupFolderTest {
    @TempDir
    private Path folder;

    /** {@code /dev/full} is a disk on which there is never room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void the_file_for_which_there_is_no_room_is_named_and_nothing_of_it_is_left() throws Exception {
        byte[] content = {1, 2, 3};
        Path from = Files.write(folder.resolve("from"), content);
        Path to = folder.resolve("to");
        Path beside = Files.createSymbolicLink(folder.resolve("to.tmp"), Path.of("/dev/full"));

        assertThatThrownBy(() -> BackupFolder.copy(from, to, Sha256.hex(content)))
                .hasMessageContaining(to.toString())
                .hasMessageContaining("No space left on device");
        assertThat(Files.isSymbolicLink(beside)).isFalse();
        assertThat(to).doesNotExist();
    }
}
