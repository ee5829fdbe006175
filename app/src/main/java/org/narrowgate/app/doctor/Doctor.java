package org.narrowgate.app.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.app.doctor.Symptom.Kind;
import org.narrowgate.app.doctor.Symptom.Level;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.Readiness;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Looks everything over on which a run or a release could founder. It changes nothing in the workspace, takes no lock,
 * and lets a run that is at work alone; a look that fails is itself a symptom.
 */
public final class Doctor {
    private final Workspace workspace;
    private final Path packs;
    private final Instant clock;
    private final List<Symptom> found = new ArrayList<>();

    private Doctor(Workspace workspace, Path packs, Instant clock) {
        this.workspace = workspace;
        this.packs = packs;
        this.clock = clock;
    }

    /** What is wrong with the machine alone, where no workspace can be opened: {@code why} says why. */
    public static List<Symptom> withoutWorkspace(String why) {
        List<Symptom> found = new ArrayList<>();
        found.add(Symptom.of(Level.STOPS_DECIDE, Kind.CONFIG, why, ""));
        new Machine(found::add).look();
        return List.copyOf(found);
    }

    /**
     * Examines a workspace, the gravest symptoms first.
     *
     * @param packs folder of the statute packs
     * @param clock what the machine's clock says
     * @param today the day as of which agreements and certificates are looked at
     */
    public static List<Symptom> examine(Workspace workspace, Path packs, Instant clock, Instant today) {
        Doctor doctor = new Doctor(workspace, packs, clock);
        doctor.examine(today);
        doctor.found.sort(Comparator.comparing(Symptom::level));
        return List.copyOf(doctor.found);
    }

    private void examine(Instant today) {
        new Machine(found::add).look();
        Logs logs = new Logs(workspace, found::add);
        boolean atWork = look(Kind.FOLDER_NOT_WRITABLE, logs::isWritten).orElse(false);
        run(Kind.FOLDER_NOT_WRITABLE, () -> new Folders(workspace, found::add).look(atWork));
        // First, so that a paper which cannot be read is told as such, and not by whatever needs it.
        Optional<Officials> officials = look(Kind.PAPERS, () -> Officials.of(workspace));
        run(Kind.WORKSPACE_KEY, () -> new Keys(workspace, officials, today, found::add).look());
        run(Kind.CONFIG, () -> Readiness.lacking(workspace, packs, today).forEach(l -> found.add(Symptom.of(l))));
        List<Pack> sound = look(Kind.PACK_BROKEN, new Statutes(packs, workspace, today, found::add)::look)
                .orElse(List.of());
        officials.ifPresent(known -> new OfficeWords(known.roster(), found::add).look(sound));
        run(Kind.PAPERS, () -> new OfficeEnds(workspace, today, found::add).look());
        run(Kind.RECORDS_UNFIT, () -> new Records(workspace, found::add).look(sound));
        logs.look(atWork);
        run(Kind.WITNESS_POLICY, () -> new Witnesses(workspace, found::add).look());
        look(Kind.LOG_DAMAGED, () -> Registry.read(workspace.register())).ifPresent(registry -> {
            run(Kind.STATE, () -> new Runs(workspace, registry, found::add).look(atWork, clock));
            if (!atWork) {
                run(Kind.STATE, () -> new Owed(workspace, registry, today, found::add).look());
            }
        });
    }

    private interface Look<T> {
        T at() throws IOException, DocumentException;
    }

    private interface Action {
        void run() throws IOException, DocumentException;
    }

    private void run(Kind kind, Action action) {
        look(kind, () -> {
            action.run();
            return true;
        });
    }

    private <T> Optional<T> look(Kind kind, Look<T> look) {
        try {
            return Optional.of(look.at());
        } catch (IOException
                | DocumentException
                | UncheckedIOException
                | ProofException
                | CredentialException
                | IllegalArgumentException failed) {
            String what = Words.of(failed);
            if (found.stream().noneMatch(symptom -> symptom.what().contains(what))) {
                found.add(Symptom.of(Level.STOPS_DECIDE, kind, what, "see to it that it can be read"));
            }
            return Optional.empty();
        } catch (LinkageError unloadable) {
            new Machine(found::add).unloadable();
            return Optional.empty();
        }
    }
}
