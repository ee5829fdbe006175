package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a size of our own: a memory disk, mounted as root. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk mount(Path point, String options) throws IOException, InterruptedException {
        run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                options,
                "tmpfs",
                Files.createDirectories(point).toString());
        return new SmallDisk(point);
    }

    /** A folder that nothing can be written in until this is closed, whatever is open elsewhere on its disk. */
    public static SmallDisk readOnly(Path folder) throws IOException, InterruptedException {
        run("mount", "--bind", folder.toString(), folder.toString());
        run("mount", "-o", "remount,bind,ro", folder.toString());
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    public void remount(String options) throws IOException, InterruptedException {
        run("mount", "-o", "remount," + options, folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        try (Child child = Child.of(command)) {
            int code = child.waitFor();
            assertThat(code)
                    .as(
                            "%s: %s. This test mounts a small memory disk: run it as root (sudo ./check), in a container"
                                    + " with --cap-add SYS_ADMIN; needs Debian's package mount",
                            String.join(" ", command), child.lines())
                    .isZero();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }
}
