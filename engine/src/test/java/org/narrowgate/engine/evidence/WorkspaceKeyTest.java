package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceKeyTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path scratch;

    private Path workspace;

    @BeforeEach
    void make() throws Exception {
        workspace = Files.createDirectory(scratch.resolve("workspace"));
    }

    @Test
    void a_new_key_is_the_owners_alone_and_no_other_takes_its_place() throws Exception {
        Path file = scratch.resolve("keys/workspace.key");
        WorkspaceKey.create(file, RANDOM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String written = Files.readString(file);
        assertThatThrownBy(() -> WorkspaceKey.create(file, RANDOM)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo(written).hasSize(65);
        assertThat(WorkspaceKey.read(file, workspace, RANDOM)).hasToString("WorkspaceKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw----r--", "rwx------", "rw---x---"})
    void refuses_a_key_that_anybody_else_could_use(String permissions) throws Exception {
        Path file = key("workspace.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        refused(file, "chmod 600");
    }

    @Test
    void refuses_a_key_inside_the_workspace_by_whatever_path_it_is_named() throws Exception {
        refused(key("workspace/workspace.key"), "inside the workspace");
        Path link = Files.createSymbolicLink(scratch.resolve("link.key"), workspace.resolve("workspace.key"));
        refused(link, "inside the workspace");
        Path elsewhere = Files.createSymbolicLink(scratch.resolve("elsewhere"), workspace);
        refused(elsewhere.resolve("workspace.key"), "inside the workspace");
        refused(scratch.resolve("keys/../workspace/workspace.key").normalize(), "inside the workspace");
        Path real = key("workspace-of-another.key");
        assertThat(WorkspaceKey.read(real, elsewhere, RANDOM)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0000000000000000000000000000000000000000000000000000000000000000ff",
                "000000000000000000000000000000000000000000000000000000000000000G",
                "\u00e9\u00e9"
            })
    void refuses_what_is_no_key_and_says_nothing_of_what_it_holds(String content) throws Exception {
        Path file = key("workspace.key");
        Files.writeString(file, content, StandardCharsets.UTF_8);
        refused(file, "no workspace key");
    }

    @Test
    void a_missing_key_is_named_with_its_remedy() {
        refused(scratch.resolve("nowhere.key"), "cannot be read");
    }

    @Test
    void a_tag_tells_purposes_and_keys_apart_and_the_same_value_again() throws Exception {
        WorkspaceKey one = WorkspaceKey.read(key("one.key"), workspace, RANDOM);
        WorkspaceKey other = WorkspaceKey.read(key("other.key"), workspace, RANDOM);
        byte[] value = {1, 2, 3};
        assertThat(one.tag("a", value)).isEqualTo(one.tag("a", value)).isNotEqualTo(one.tag("b", value));
        assertThat(one.tag("a", value)).isNotEqualTo(other.tag("a", value));
        assertThat(one.tag("a", new byte[] {'b', 1})).isNotEqualTo(one.tag("ab", new byte[] {1}));
    }

    private Path key(String name) throws Exception {
        Path file = scratch.resolve(name);
        WorkspaceKey.create(file, RANDOM);
        return file;
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> WorkspaceKey.read(file, workspace, RANDOM))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }
}
