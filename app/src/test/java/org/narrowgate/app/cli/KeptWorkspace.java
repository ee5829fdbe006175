package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.Workspace;

/**
 * A small workspace as one version wrote it, with its keys, in one file: {@code KeptWorkspace FILE.zip} run by hand
 * writes it as this version does. Records are left out, and what can be made anew; a release would double its size.
 */
record KeptWorkspace(Workspace workspace, WorkspaceKey key, Openings openings) {
    private static final List<String> LEFT_OUT =
            List.of("records/", "incoming/", "demo/", "index/", "scratch/", "reports/", "demo.lock", "state.db");

    private static final List<String> KEYS =
            List.of("workspace.key", "register.key", "decisions.key", "custodian.key.pem");

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("kept");
        Story story = Story.make(folder, 2_000, 1_000);
        var unused = Desk.decide(story, story.demo().bars());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(Path.of(args[0])));
                Stream<Path> files = Files.walk(story.root())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = story.root().relativize(file).toString();
                if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                    add(zip, "workspace/" + name, file);
                }
            }
            for (String key : KEYS) {
                add(zip, "keys/" + key, story.workspace().config().keys().resolve(key));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
    }

    static KeptWorkspace unpacked(Path file, Path folder) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.write(target, zip.readAllBytes());
                if (entry.getName().startsWith("keys/")) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
        Path root = folder.resolve("workspace");
        Path config = root.resolve(Workspace.CONFIG);
        String text = Files.readString(config).replaceFirst("(?m)^keys: .*$", "keys: ../keys");
        Files.writeString(config, text, StandardCharsets.UTF_8);
        Workspace workspace = Workspace.open(root);
        WorkspaceKey key = WorkspaceKey.read(workspace.workspaceKey(), root, new SecureRandom());
        return new KeptWorkspace(workspace, key, new Openings(workspace.evidence(), key, new SecureRandom()));
    }

    Verification.Outcome verify() {
        try {
            return Verification.of(
                    workspace, key, openings, Optional.empty(), List.of(), Optional.empty(), Progress.silent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
