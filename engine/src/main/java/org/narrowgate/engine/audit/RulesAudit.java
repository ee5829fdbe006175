package org.narrowgate.engine.audit;

import java.io.IOException;
import java.util.List;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.workspace.Workspace;

/** Holds the rules that were kept with runs against their hashes in the register; older programs kept none. */
final class RulesAudit {
    private final KeptRules kept;
    private final Openings openings;

    RulesAudit(Workspace workspace, Openings openings) {
        this.kept = KeptRules.of(workspace);
        this.openings = openings;
    }

    /** Adds what is wrong with those of some runs; returns how many have their rules kept, and sound. */
    int check(Registry registry, List<Long> runs, List<String> damages) {
        int sound = 0;
        for (long run : runs) {
            RunOpened opened = registry.run(run).orElseThrow();
            try {
                if (RunRules.Law.decode(openings.open(opened.law()))
                        .ownAddresses()
                        .isPresent()) {
                    int before = damages.size();
                    check(run, opened, damages);
                    sound += damages.size() == before ? 1 : 0;
                }
            } catch (ProofException told) {
                // Named among the commitments.
            } catch (IOException | DocumentException unreadable) {
                damages.add("run " + run + ": its rules cannot be read: " + unreadable.getMessage());
            }
        }
        return sound;
    }

    private void check(long run, RunOpened opened, List<String> damages) throws IOException, DocumentException {
        String pack = opened.pack().sha256();
        note(run, kept.pack(pack).isPresent(), kept.packFolder(pack).toString(), damages);
        String agreement = opened.agreement().sha256();
        if (!agreement.isEmpty()) {
            note(
                    run,
                    kept.agreement(agreement).isPresent(),
                    kept.agreementFile(agreement).toString(),
                    damages);
        }
        if (opened.secondLock().isPresent()) {
            String lock = opened.secondLock().get();
            note(run, kept.lock(lock).isPresent(), kept.lockFile(lock).toString(), damages);
        }
        String engine = opened.engine().sha256();
        if (!engine.isEmpty()) {
            note(run, kept.engine(engine).isPresent(), kept.engineFile(engine).toString(), damages);
        }
    }

    private static void note(long run, boolean present, String place, List<String> damages) {
        if (!present) {
            damages.add(place + ": what run " + run + " went by is missing or was altered; restore it");
        }
    }
}
