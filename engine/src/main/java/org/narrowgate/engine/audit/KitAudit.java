package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.kit.KitFiles;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.workspace.KitScope;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LogAudit;
import org.narrowgate.ledger.LogReader;

/**
 * Holds an inspector's kit against the logs in it: every file against the list, all logs from their entries up, papers
 * and time-stamps against the register, every opened row of the run against its entry. What is not in the kit is said.
 */
public final class KitAudit {
    /** What is said where no policy was given: whom to believe is for the inspector alone. */
    public static final String WITNESSES_UNSEEN = "witnesses: not looked at; give the policy that you hold, --policy";

    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final KitScope scope;
    private final List<String> checked = new ArrayList<>();
    private final List<String> witnesses = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();

    private KitAudit(Workspace workspace, WorkspaceKey key, Openings openings, KitScope scope) {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.scope = scope;
    }

    /** Verifies everything that is in a kit. */
    public static Verification.Outcome of(
            Workspace workspace,
            WorkspaceKey key,
            Openings openings,
            KitScope scope,
            Optional<NoteVerifier> registerKey,
            List<NoteVerifier> decisionsKeys,
            Optional<Policy> policy,
            Progress progress)
            throws IOException {
        KitAudit audit = new KitAudit(workspace, key, openings, scope);
        progress.stage("files", 0);
        audit.checked.add(
                "files: " + KitFiles.check(workspace.root().resolveSibling(""), audit.damages) + " are those exported");
        progress.stage("logs", 0);
        boolean sound = audit.log(workspace.register(), registerKey);
        List<Path> logs = new ArrayList<>(List.of(workspace.register()));
        for (ShardAudit.Keyed shard : ShardAudit.keyed(workspace, decisionsKeys)) {
            logs.add(shard.shard().folder());
            sound &= audit.log(shard.shard().folder(), shard.key());
        }
        audit.witnessed(logs, policy);
        if (sound) {
            progress.stage("run " + scope.run(), scope.rows());
            audit.story();
        }
        return new Verification.Outcome(
                List.copyOf(audit.checked),
                List.copyOf(audit.witnesses),
                audit.damages.isEmpty() && audit.witnesses.size() == logs.size(),
                List.copyOf(audit.damages),
                List.of());
    }

    private void witnessed(List<Path> logs, Optional<Policy> policy) throws IOException {
        if (policy.isEmpty()) {
            checked.add(WITNESSES_UNSEEN);
        }
        for (Path log : policy.isPresent() ? logs : List.<Path>of()) {
            witnessed(log, policy.get());
        }
    }

    /** Under the inspector's own policy: what the custodian adopted is his own word. */
    private void witnessed(Path folder, Policy policy) throws IOException {
        LogReader log = LogReader.open(folder);
        try {
            Policy.Accepted accepted = policy.accept(log.note());
            if (!accepted.unwitnessed()) {
                witnesses.add("log " + log.checkpoint().origin() + ": cosigned by "
                        + String.join(", ", new TreeSet<>(accepted.witnesses())));
            }
        } catch (ProofException refused) {
            damages.add(folder.resolve("checkpoint") + ": " + refused.getMessage());
        }
    }

    private boolean log(Path folder, Optional<NoteVerifier> trusted) throws IOException {
        NoteVerifier verifier =
                trusted.isPresent() ? trusted.get() : LogReader.open(folder).verifier();
        LogAudit audit = LogAudit.audit(folder, verifier);
        audit.damages().forEach(damage -> damages.add(damage.toString()));
        audit.checkpoint()
                .ifPresent(c -> checked.add("log " + c.origin() + ": " + c.size() + " entries under root "
                        + c.root().base64()));
        return audit.sound();
    }

    private void story() throws IOException {
        Registry registry = Registry.read(workspace.register());
        checked.add("papers: " + new PaperAudit(workspace).check(registry, damages)
                + " on offices and agreements are those filed");
        checked.addAll(ExportAudit.check(workspace, registry, damages));
        checked.add("rules: " + new RulesAudit(workspace, openings).check(registry, List.of(scope.run()), damages)
                + " runs are kept as they went by them");
        new TimestampAudit(workspace, checked, damages).check(registry);
        ShardAudit.of(workspace, registry).check(damages);
        try {
            rows(registry);
        } catch (IOException | ProofException | IllegalArgumentException unreadable) {
            damages.add("run " + scope.run() + ": " + unreadable.getMessage());
        }
    }

    private void rows(Registry registry) throws IOException {
        RunOpened opened = registry.run(scope.run())
                .orElseThrow(() -> new IOException("the register in this kit has no such run"));
        RunClosed closed = registry.closed(scope.run())
                .orElseThrow(() -> new IOException("the register in this kit says that it is not complete"));
        for (var commitment :
                List.of(opened.request(), opened.law(), opened.bars(), opened.records(), closed.totals())) {
            openings.open(commitment);
        }
        DecisionsReader log = Shards.of(workspace, registry).of(opened).decisions();
        RunEntries entries = RunEntries.of(opened, log.log());
        long rows = opened(opened, entries, log);
        if (entries.count() != closed.decisions()) {
            damages.add("run " + scope.run() + ": the register says " + closed.decisions() + " decisions, the log has "
                    + entries.count());
        }
        if (rows < scope.rows()) {
            damages.add(
                    "run " + scope.run() + ": the kit says that it opens " + scope.rows() + " rows, and opens " + rows);
        }
        checked.add("run " + scope.run() + ": " + rows + " of " + entries.count() + " rows opened by their evidence"
                + (scope.isWhole() ? "" : "; the others are not in this kit"));
    }

    /** How many rows are opened by what is here. */
    private long opened(RunOpened opened, RunEntries entries, DecisionsReader log) throws IOException {
        EvidenceStore store = new EvidenceStore(workspace.evidence(), opened.runId(), key);
        long rows = 0;
        for (long first : store.blocks()) {
            EvidenceBlock block = store.read(first);
            for (int i = 0; i < block.rows().size(); i++) {
                long index = entries.index(block.position() + i);
                if (!(block.rows().get(i) instanceof EvidenceRow.Kept row)) {
                    continue;
                }
                try {
                    var unused = log.logged(Opening.of(index, opened.runId(), row.row(), row.seed(), row.slots()));
                    rows++;
                } catch (ProofException other) {
                    damages.add(
                            store.file(first) + ": row #" + row.row() + " is not what the log holds at entry " + index);
                }
            }
        }
        return rows;
    }
}
