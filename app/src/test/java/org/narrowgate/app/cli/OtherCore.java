package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.run.EngineVersion;

/** The jar of a core of which one class was changed, as an older version of the program would have it. */
final class OtherCore {
    private OtherCore() {}

    /** @param changes texts of the source, each followed by what stands in its place */
    static Path jar(Path folder, String source, String... changes) throws IOException {
        String text = Files.readString(
                Story.home().resolve("core/src/main/java/org/narrowgate/core").resolve(source));
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new AssertionError("the source no longer says: " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        Path changed = folder.resolve(Path.of(source).getFileName().toString());
        Files.writeString(changed, text);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        changed.toString());
        if (failed != 0) {
            throw new AssertionError("the changed class does not compile");
        }
        return jar(classes, folder.resolve("other-core.jar"));
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (FileSystem to = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path core = EngineVersion.place();
            if (Files.isDirectory(core)) {
                copyAll(core, to.getPath("/"));
            } else {
                try (FileSystem from = FileSystems.newFileSystem(core)) {
                    copyAll(from.getPath("/"), to.getPath("/"));
                }
            }
            copyAll(classes, to.getPath("/"));
        }
        return jar;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Path copy = to.resolve(from.relativize(file).toString());
                    if (copy.getParent() != null) {
                        Files.createDirectories(copy.getParent());
                    }
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
