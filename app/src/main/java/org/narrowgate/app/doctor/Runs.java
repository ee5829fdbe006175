package org.narrowgate.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.engine.registry.EvidenceErased;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.TrustFile;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.workspace.Workspace;

/** What the register says was begun, against what lies in the workspace. */
final class Runs {
    /** Clocks of machines that are kept in time differ by less. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Workspace workspace;
    private final Registry registry;
    private final Consumer<Symptom> found;

    Runs(Workspace workspace, Registry registry, Consumer<Symptom> found) {
        this.workspace = workspace;
        this.registry = registry;
        this.found = found;
    }

    void look(boolean atWork, Instant clock) throws IOException {
        clock(clock);
        if (atWork) {
            found.accept(Symptom.of(
                    Level.NOTE,
                    Kind.RUN_AT_WORK,
                    "a process is writing to the workspace: what it has under way is not looked at",
                    "wait until it has ended, and run `doctor` again"));
            return;
        }
        for (long run : registry.runs()) {
            if (registry.closed(run).isEmpty()) {
                warn(Kind.RUN_UNFINISHED, "run " + run + " is not complete", "`narrowgate status` has the command");
            }
        }
        releases();
        state();
    }

    /** A demonstration plays on days of its own. */
    private void clock(Instant clock) throws IOException {
        List<RegisterEntry> entries = registry.entries();
        Instant last = entries.isEmpty() || workspace.config().demo()
                ? Instant.MIN
                : entries.get(entries.size() - 1).at();
        Path checkpoint = workspace.register().resolve("checkpoint");
        Instant written =
                Files.exists(checkpoint) ? Files.getLastModifiedTime(checkpoint).toInstant() : Instant.MIN;
        Instant latest = last.isAfter(written) ? last : written;
        if (latest.isAfter(clock.plus(TOLERANCE))) {
            found.accept(Symptom.of(
                    Level.STOPS_DECIDE,
                    Kind.CLOCK,
                    "the clock says " + clock + ", but the register was written at " + latest,
                    "set the clock; decisions bear its time, and certificates count by it"));
        }
    }

    private void releases() throws IOException {
        for (ReleaseAuthorised release : registry.all(ReleaseAuthorised.class, r -> true)) {
            String go = "`narrowgate release " + release.run() + " --authorisation FILE.p7s` with the same signed text";
            if (registry.sealed(release.run(), release.release()).isEmpty()) {
                warn(
                        Kind.RELEASE_UNFINISHED,
                        "release " + release.release() + " of run " + release.run()
                                + " is authorised and logged, but not sealed",
                        go + " goes on with it");
            } else {
                trust(workspace.releases().resolve(release.release() + ".trust.policy"), go);
            }
        }
        if (Files.isDirectory(workspace.releases())) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(workspace.releases(), "run-*")) {
                all.forEach(this::logged);
            }
        }
    }

    private void trust(Path file, String go) {
        try {
            var unused = TrustFile.read(file);
        } catch (SealException unreadable) {
            warn(Kind.TRUST_POLICY, Words.of(unreadable), go + " writes it anew");
        }
    }

    private void logged(Path folder) {
        String name = String.valueOf(folder.getFileName());
        boolean known = registry.all(ReleaseAuthorised.class, r -> r.release().equals(name))
                        .size()
                > 0;
        if (Files.isDirectory(folder) && !known) {
            found.accept(Symptom.of(
                    Level.STOPS_RELEASE,
                    Kind.RELEASE_UNLOGGED,
                    folder + ": no register entry authorised this package",
                    "do not hand it over; move it away and find out who made it"));
        }
    }

    private void state() {
        if (!Files.exists(workspace.state())) {
            return;
        }
        try (Projection projection = Projection.read(workspace.state())) {
            for (long run : projection.runs()) {
                if (registry.run(run).isEmpty()) {
                    warn(
                            Kind.STATE,
                            workspace.state() + ": it lists run " + run + ", which the register does not have");
                }
            }
            for (long run : registry.runs()) {
                long decided =
                        registry.closed(run).map(closed -> closed.decisions()).orElse(-1L);
                // How many rows were erased since stands only where the workspace's key opens it.
                boolean counts = registry.all(
                                EvidenceErased.class, erased -> erased.runs().contains(run))
                        .isEmpty();
                if (decided >= 0 && (!projection.isComplete(run) || (counts && projection.count(run) != decided))) {
                    warn(Kind.STATE, workspace.state() + ": it does not hold all rows of run " + run);
                }
            }
        } catch (IOException unusable) {
            warn(Kind.STATE, Words.of(unusable));
        }
    }

    private void warn(Kind kind, String what) {
        warn(kind, what, "run `narrowgate rebuild`, which makes it again");
    }

    private void warn(Kind kind, String what, String remedy) {
        found.accept(Symptom.of(Level.WARNING, kind, what, remedy));
    }
}
