package org.narrowgate.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.app.doctor.Symptom.Level;

class MachineTest {
    private static final List<String> MOUNTS = List.of(
            "/dev/vda / ext4 rw,relatime 0 0",
            "tmpfs /tmp tmpfs rw,nosuid,noexec 0 0",
            "/dev/vdb /tmp/fast ext4 rw 0 0",
            "tmpfs /tmpfs tmpfs rw,noexec 0 0");

    @TempDir
    private Path folder;

    @Test
    void libraries_run_from_the_innermost_mount_that_holds_a_folder() {
        assertThat(Machine.mountedWithoutExecution(Path.of("/var/tmp"), MOUNTS)).isFalse();
        assertThat(Machine.mountedWithoutExecution(Path.of("/tmp/x"), MOUNTS)).isTrue();
        assertThat(Machine.mountedWithoutExecution(Path.of("/tmp/fast/x"), MOUNTS))
                .isFalse();
    }

    @Test
    void a_folder_for_temporary_files_that_is_none_stops_everything() throws Exception {
        List<Symptom> found = new ArrayList<>();
        Machine machine = new Machine(found::add);
        machine.temporary(folder.resolve("missing"));
        machine.temporary(Files.writeString(folder.resolve("file"), ""));
        assertThat(found).hasSize(2).allSatisfy(symptom -> {
            assertThat(symptom.level()).isEqualTo(Level.STOPS_DECIDE);
            assertThat(symptom.code()).isEqualTo("temporary-folder");
            assertThat(symptom.remedy()).contains("java.io.tmpdir");
        });
    }
}
