package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.audit.Unproven;

/**
 * A workspace that has everything in it: each of its files is altered in some way and found out, or is told to carry no
 * proof. {@code -Dnarrowgate.tamper=all} alters each in every way.
 */
final class TamperedWorkspace {
    /** What the story's commands wrote beside the workspace's own files, since it is where they ran. */
    private static final Set<String> OUTPUT = Set.of(
            "INC-2026-1-file",
            "handover.html",
            "incoming",
            "opened",
            "papers",
            "release.json",
            "release.json.obligations.txt",
            "release.json.p7s",
            "report.html",
            "report.json",
            "signing.html",
            "replay.html",
            "replay-18",
            "timeline.html");

    private enum Way {
        FLIP,
        DROP,
        CUT,
        EXTEND,
        SWAP
    }

    private final Story story;
    private final List<String> missed = new ArrayList<>();

    TamperedWorkspace(Story story) {
        this.story = story;
    }

    void isFoundOut() throws Exception {
        Set<String> unproven = unproven();
        boolean all = "all".equals(System.getProperty("narrowgate.tamper"));
        List<Path> files = files(unproven);
        for (int i = 0; i < files.size(); i++) {
            for (Way way : Way.values()) {
                if (all || way.ordinal() == i % Way.values().length) {
                    tamper(files.get(i), way, files.get((i + 1) % files.size()));
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(story.verify().damages()).isEmpty();
    }

    private Set<String> unproven() throws Exception {
        List<Unproven> told = story.verify().unproven();
        Set<String> unknown = told.stream()
                .filter(file -> file.why().equals(Unproven.UNKNOWN))
                .map(file -> file.file().replaceFirst("/.*", ""))
                .collect(Collectors.toSet());
        assertThat(unknown).as("files that Narrowgate does not know").isSubsetOf(OUTPUT);
        return told.stream().map(Unproven::file).collect(Collectors.toSet());
    }

    private List<Path> files(Set<String> unproven) throws IOException {
        try (Stream<Path> files = Files.walk(story.root())) {
            List<Path> proved = files.filter(Files::isRegularFile)
                    .filter(file -> !unproven.contains(name(file)))
                    .filter(file -> !isOlderPartial(file) || name(file).endsWith("7"))
                    .sorted()
                    .toList();
            assertThat(proved).hasSizeGreaterThan(80);
            return proved;
        }
    }

    private String name(Path file) {
        return story.root().relativize(file).toString();
    }

    /** That one is gone cannot be known: nothing lists the sizes that were once signed, and larger ones hold it all. */
    private static boolean isOlderPartial(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        return folder.toString().endsWith(".p")
                && Optional.ofNullable(folder.toFile().list()).orElseThrow().length > 1;
    }

    private void tamper(Path file, Way way, Path other) throws Exception {
        byte[] content = Files.readAllBytes(file);
        byte[] others = Files.readAllBytes(other);
        switch (way) {
            case FLIP -> {
                byte[] changed = content.clone();
                changed[Math.floorMod(name(file).hashCode(), content.length)] ^= 4;
                Files.write(file, changed);
            }
            case DROP -> {
                if (!isOlderPartial(file)) {
                    Files.delete(file);
                }
            }
            // Two bytes: the newline that ends a file of one line says nothing.
            case CUT -> Files.write(file, Arrays.copyOf(content, content.length - 2));
            case EXTEND -> Files.write(file, Arrays.copyOf(content, content.length + 1));
            case SWAP -> {
                Files.write(file, others);
                Files.write(other, content);
            }
        }
        List<Path> altered = way == Way.SWAP ? List.of(file, other) : List.of(file);
        if (!(way == Way.DROP && isOlderPartial(file)) && isUnnoticed(altered)) {
            missed.add(name(file) + " " + way);
        }
        Files.write(file, content);
        Files.write(other, others);
    }

    /** What breaks off names one of them: the first that it could not read. */
    private boolean isUnnoticed(List<Path> altered) throws Exception {
        try {
            return story.verify().damages().isEmpty();
        } catch (IOException named) {
            String message = String.valueOf(named.getMessage());
            return altered.stream().noneMatch(file -> message.contains(name(file)));
        }
    }
}
