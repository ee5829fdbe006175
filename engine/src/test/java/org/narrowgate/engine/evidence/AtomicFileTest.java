package org.narrowgate.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void a_pipe_takes_what_is_written_and_stays_a_pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllBytes(pipe);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });

        AtomicFile.write(pipe, CONTENT);

        assertThat(pipe).satisfies(p -> assertThat(Files.isRegularFile(p)).isFalse());
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(CONTENT);
    }

    @Test
    void a_link_stays_and_where_it_leads_is_written() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[] {9});
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        AtomicFile.write(link, CONTENT);

        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(CONTENT);
    }
}
