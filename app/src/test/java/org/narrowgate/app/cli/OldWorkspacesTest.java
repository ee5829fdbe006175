package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.shard.ShardOpening;
import org.narrowgate.engine.workspace.Workspace;

/** Whole workspaces as earlier versions wrote them, with a decided run, are verified and gone on with. */
class OldWorkspacesTest {
    @TempDir
    Path folder;

    @Test
    void every_workspace_that_was_ever_kept_is_verified_to_the_roots_of_its_day_and_gone_on_with() throws Exception {
        Path kept = Path.of(Objects.requireNonNull(OldWorkspacesTest.class.getResource("/workspaces"))
                .toURI());
        List<Path> versions;
        try (Stream<Path> files = Files.list(kept)) {
            versions = files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
        assertThat(versions).isNotEmpty();
        for (Path version : versions) {
            goesOn(version);
        }
    }

    private void goesOn(Path version) throws Exception {
        KeptWorkspace kept = KeptWorkspace.unpacked(version, folder.resolve(version.getFileName()));
        assertThat(kept.verify().damages()).as("%s", version).isEmpty();
        assertThat(kept.verify().checked()).containsAll(Files.readAllLines(Path.of(version + ".expected")));
        try (Register register = Register.open(
                kept.workspace().register(), Workspace.signer(kept.workspace().registerKey()))) {
            register.append(new RegisterEntry.RequestRefused(
                    Instant.parse("2036-01-01T00:00:00Z"), kept.openings().commit(new byte[] {1}), "unreadable"));
        }
        assertThat(kept.verify().damages()).as("%s, gone on with", version).isEmpty();
        try (OpenWorkspace open = OpenWorkspace.open(kept.workspace(), new SecureRandom(), InstantSource.system())) {
            assertThat(ShardOpening.open(open, "2037").madeNow()).isTrue();
        }
        assertThat(kept.verify().damages()).as("%s, sharded", version).isEmpty();
        assertThat(kept.verify().checked())
                .as("%s, sharded", version)
                .anyMatch(line -> line.contains("decisions/2037"));
    }
}
