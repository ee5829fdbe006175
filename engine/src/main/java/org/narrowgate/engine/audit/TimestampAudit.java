package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.timestamp.StampedCheckpoint;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/**
 * Time-stamps against the logs: each is good, and of a checkpoint that the log still extends; and no entry of the
 * register bears a time that they contradict. An entry under a time-stamp existed by then, so that its own time is no
 * later; one that was not yet under it was made afterwards, so that its own time is no earlier.
 */
final class TimestampAudit {
    /** Clocks of custodian and authority may differ by so much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Workspace workspace;
    private final List<String> checked;
    private final List<String> damages;

    TimestampAudit(Workspace workspace, List<String> checked, List<String> damages) {
        this.workspace = workspace;
        this.checked = checked;
        this.damages = damages;
    }

    void check(Registry registry) throws IOException {
        Optional<Stamping> stamping;
        try {
            stamping = Stamping.of(workspace);
        } catch (CredentialException unreadable) {
            damages.add("time-stamps: " + unreadable.getMessage());
            return;
        }
        if (stamping.isEmpty()) {
            if (Files.isDirectory(workspace.timestamps())) {
                damages.add(workspace.timestamps() + ": there are time-stamps, but narrowgate.yaml has no `timestamps`"
                        + " that names the roots of their authority; put it back");
            }
            return;
        }
        List<Path> logs = stamping.get().logs();
        ofNoLog(logs);
        for (Path log : logs) {
            List<StampedCheckpoint> stamps = consistent(log, stamping.get().read(log, damages));
            if (log.equals(workspace.register())) {
                times(registry, stamps);
            }
            checked.add("time-stamps on " + log.getFileName() + ": " + stamps.size()
                    + (stamps.isEmpty() ? "" : ", the last " + inWords(stamps.get(stamps.size() - 1))));
        }
    }

    /** A register that was set back behind the opening of a log no longer names it; what was stamped of it stays. */
    private void ofNoLog(List<Path> logs) throws IOException {
        if (!Files.isDirectory(workspace.timestamps())) {
            return;
        }
        try (Stream<Path> folders = Files.list(workspace.timestamps())) {
            folders.filter(Files::isDirectory)
                    .filter(folder -> logs.stream().noneMatch(log -> log.endsWith(folder.getFileName())))
                    .sorted()
                    .forEach(
                            folder -> damages.add(
                                    folder + ": these are time-stamps of a log that the register does not"
                                            + " have: it was set back, or they are another workspace's; keep them, restore it"));
        }
    }

    private static String inWords(StampedCheckpoint last) {
        return "of " + last.at() + " over " + last.checkpoint().size() + " entries, by " + last.authority();
    }

    private List<StampedCheckpoint> consistent(Path log, List<StampedCheckpoint> stamps) throws IOException {
        LogReader reader = LogReader.open(log);
        List<StampedCheckpoint> sound = new ArrayList<>();
        for (StampedCheckpoint stamp : stamps) {
            long size = stamp.checkpoint().size();
            try {
                if (size > reader.size()) {
                    throw new ProofException("the log has " + reader.size() + " entries: it was set back");
                }
                if (size > 0) {
                    reader.consistency(size, reader.size())
                            .verify(
                                    stamp.checkpoint().root(),
                                    reader.checkpoint().root());
                }
                sound.add(stamp);
            } catch (ProofException forked) {
                damages.add(stamp.file() + ": the log no longer extends what was stamped at " + stamp.at() + " ("
                        + forked.getMessage() + "): its history was altered since");
            }
        }
        return sound;
    }

    private void times(Registry registry, List<StampedCheckpoint> stamps) {
        List<String> contradicted = new ArrayList<>();
        List<RegisterEntry> entries = registry.entries();
        int next = 0;
        for (int i = 0; i < entries.size(); i++) {
            while (next < stamps.size() && stamps.get(next).checkpoint().size() <= i) {
                next++;
            }
            Instant says = entries.get(i).at();
            if (next > 0 && says.isBefore(stamps.get(next - 1).at().minus(TOLERANCE))) {
                contradicted.add(
                        "register entry " + i + " says that it was made at " + says + ", but it was not yet there at "
                                + stamps.get(next - 1).at());
            }
            if (next < stamps.size() && says.isAfter(stamps.get(next).at().plus(TOLERANCE))) {
                contradicted.add("register entry " + i + " says that it was made at " + says
                        + ", but it was there already at " + stamps.get(next).at());
            }
        }
        if (workspace.config().demo()) {
            // Its commands take any day with --at: what differs is told, and is no damage.
            if (!contradicted.isEmpty()) {
                checked.add("times: " + contradicted.size() + " entries of the register bear invented ones, as a"
                        + " demonstration may");
            }
        } else {
            damages.addAll(contradicted);
        }
    }
}
