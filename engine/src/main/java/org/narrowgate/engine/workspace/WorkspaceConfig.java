package org.narrowgate.engine.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/**
 * What {@code narrowgate.yaml} says.
 *
 * @param custodian name of the agency that holds the records
 * @param demo whether draft packs may run here; the mark is then on every page
 * @param decidingOfficial name of the official who answers for decisions
 * @param keys folder of the workspace's and the logs' keys; never inside the workspace
 * @param register origin of the register log, a schema-less URL
 * @param decisions origin of the first decisions log; the register says which came after it
 * @param records path of the records mapping
 * @param packs folder of the statute packs; the program's own if empty
 * @param roots certificates of the certification authorities whose certificates count
 * @param revocationLists their lists, or folders of them
 * @param registrar certificate of who files the first papers on offices; none if nobody may
 * @param witnesses the policy that says who must cosign the logs (C2SP tlog-policy); none if no witness was adopted
 * @param secondLock model file of the lock that whoever the rules would identify must pass, too; empty if there is none
 * @param timestamps who stamps checkpoints with the time; empty if nobody does
 * @param backupsKeptDays for how many days a backup is kept; empty if it is not said
 * @param requesterAddresses the requesters' own offices: they are nobody's home
 */
public record WorkspaceConfig(
        String custodian,
        boolean demo,
        String decidingOfficial,
        Path keys,
        String register,
        String decisions,
        Path records,
        Optional<Path> packs,
        List<Path> roots,
        List<Path> revocationLists,
        Optional<Path> registrar,
        Optional<Path> witnesses,
        Optional<Path> secondLock,
        Optional<TimestampSource> timestamps,
        OptionalInt backupsKeptDays,
        List<String> requesterAddresses) {
    private static final int MOST_DAYS = 36_525;

    /** Reads the file; every fault of it is reported in one go. */
    public static WorkspaceConfig read(Path file) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(file, problems);
        problems.throwIfAny();
        Path home = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Section top = Section.of("narrowgate.yaml", node.orElseThrow(), problems);
        Section log = top.section("log", "`log`").orElseGet(() -> {
            problems.add(top.mark(), "narrowgate.yaml lacks `log`", "add `log: {register: ..., decisions: ...}`");
            return Section.of("`log`", node.orElseThrow(), new Problems());
        });
        WorkspaceConfig config = new WorkspaceConfig(
                top.text("custodian"),
                top.flag("demo", false),
                top.text("deciding_official"),
                home.resolve(top.text("keys")).normalize(),
                log.text("register"),
                log.text("decisions"),
                home.resolve(top.text("records", "records.yaml")).normalize(),
                path(top, home, "packs"),
                paths(top, home, "roots"),
                paths(top, home, "revocation_lists"),
                path(top, home, "registrar"),
                path(top, home, "witnesses"),
                path(top, home, "second_lock"),
                top.section("timestamps", "`timestamps`").map(section -> TimestampSource.read(section, home)),
                keptDays(top),
                top.texts("requester_addresses"));
        refusePinned(top);
        log.close();
        top.close();
        if (problems.isEmpty() && config.keys.startsWith(home)) {
            problems.add(top.markOf("keys"), "the keys lie inside the workspace", "keep them in a folder elsewhere");
        }
        problems.throwIfAny();
        return config;
    }

    private static void refusePinned(Section top) {
        if (top.has("certificates")) {
            top.problems()
                    .add(
                            top.markOf("certificates"),
                            "certificates are no longer pinned one by one",
                            "pin the authorities that issue them under `roots`, and file who is in which office (`office"
                                    + " file`)");
        }
    }

    private static OptionalInt keptDays(Section top) {
        OptionalInt days = OptionalInt.empty();
        if (top.has("backups")) {
            Section backups = top.section("backups", "`backups`").orElseThrow();
            long kept = backups.number("kept_days");
            if (kept < 1 || kept > MOST_DAYS) {
                backups.problems()
                        .add(
                                backups.markOf("kept_days"),
                                "`kept_days` is no number of days from 1 to " + MOST_DAYS,
                                "write for how many days a backup is kept, or leave out `backups`");
            }
            days = OptionalInt.of((int) Math.max(1, Math.min(MOST_DAYS, kept)));
            backups.close();
        }
        return days;
    }

    private static Optional<Path> path(Section top, Path home, String key) {
        return top.has(key) ? Optional.of(home.resolve(top.text(key)).normalize()) : Optional.empty();
    }

    static List<Path> paths(Section top, Path home, String key) {
        return top.texts(key).stream()
                .map(path -> home.resolve(path).normalize())
                .toList();
    }
}
