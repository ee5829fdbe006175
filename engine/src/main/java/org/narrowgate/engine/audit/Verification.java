package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.erasure.ErasedRows;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunEntries;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.Totals;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogAudit;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.WholeFile;

/**
 * Holds a whole workspace against its own proofs: all logs, every row's evidence against the log's entry, every
 * commitment of the register against what opens it, every kept request against what was received, every opinion of counsel
 * against what was filed, every closed run against its entries, every release against register, accounting and parts, {@code state.db} against the evidence. What is wrong
 * is named with its place; what is not looked at is no proof.
 */
public final class Verification {
    private static final Instant WHENEVER = Instant.parse("9999-12-31T00:00:00Z");
    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final Progress progress;
    private final Optional<Policy> policy;
    private final List<String> damages = new ArrayList<>();
    private final List<String> witnesses = new ArrayList<>();
    private boolean witnessed;
    private final List<String> checked = new ArrayList<>();
    private final Set<Path> held = new HashSet<>();
    private List<Unproven> unproven = List.of();

    private Verification(
            Workspace workspace, WorkspaceKey key, Openings openings, Optional<Policy> policy, Progress progress) {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.policy = policy;
        this.progress = progress;
    }

    /**
     * What was found.
     *
     * @param checked what was held against what, in words, with counts
     * @param witnesses what witnesses have cosigned, a line each
     * @param witnessed whether the newest checkpoint of each log has the quorum of the policy that was adopted
     * @param damages what is wrong and where; empty if all is sound
     * @param unproven files that nothing was held against; empty if the logs could not be read
     */
    public record Outcome(
            List<String> checked,
            List<String> witnesses,
            boolean witnessed,
            List<String> damages,
            List<Unproven> unproven) {
        public boolean sound() {
            return damages.isEmpty();
        }

        /** With what another look showed. */
        public Outcome and(Outcome other) {
            return new Outcome(
                    joined(checked, other.checked),
                    joined(witnesses, other.witnesses),
                    witnessed,
                    joined(damages, other.damages),
                    joined(unproven, other.unproven));
        }

        private static <T> List<T> joined(List<T> one, List<T> other) {
            return Stream.concat(one.stream(), other.stream()).toList();
        }
    }

    /** Verifies everything; a fault of one part does not keep the others from being looked at. */
    public static Outcome of(
            Workspace workspace,
            WorkspaceKey key,
            Openings openings,
            Optional<NoteVerifier> registerKey,
            List<NoteVerifier> decisionsKeys,
            Optional<Policy> policy,
            Progress progress)
            throws IOException {
        Verification verification = new Verification(workspace, key, openings, policy, progress);
        boolean register = verification.log("register", workspace.register(), registerKey);
        boolean decisions = verification.decisions(decisionsKeys);
        if (register && decisions) {
            verification.story();
        }
        return new Outcome(
                List.copyOf(verification.checked),
                List.copyOf(verification.witnesses),
                verification.witnessed,
                List.copyOf(verification.damages),
                verification.unproven);
    }

    private boolean decisions(List<NoteVerifier> trusted) throws IOException {
        boolean sound = true;
        for (ShardAudit.Keyed shard : ShardAudit.keyed(workspace, trusted)) {
            sound &= log(shard.shard().name(), shard.shard().folder(), shard.key());
        }
        return sound;
    }

    private boolean log(String name, Path folder, Optional<NoteVerifier> trusted) throws IOException {
        progress.stage("log " + name, 0);
        Path beside = folder.resolve("vkey");
        if (trusted.isEmpty() && !Files.isRegularFile(beside)) {
            damages.add(beside + ": the log's verifier key is missing; restore it");
            return false;
        }
        LogAudit audit;
        try {
            NoteVerifier verifier = trusted.isPresent()
                    ? trusted.get()
                    : NoteVerifier.parse(new String(WholeFile.read(beside), StandardCharsets.UTF_8).strip());
            audit = LogAudit.audit(folder, verifier);
        } catch (ProofException unreadable) {
            damages.add(beside + ": " + unreadable.getMessage());
            return false;
        }
        audit.damages().forEach(damage -> damages.add(damage.toString()));
        held.addAll(audit.held());
        audit.checkpoint()
                .ifPresent(c -> checked.add("log " + c.origin() + ": " + c.size() + " entries under root "
                        + c.root().base64()));
        return audit.sound();
    }

    private void story() throws IOException {
        Registry registry;
        try {
            registry = Registry.read(workspace.register());
        } catch (IllegalArgumentException | ProofException unreadable) {
            damages.add(workspace.register() + ": an entry cannot be read: " + unreadable.getMessage());
            return;
        }
        commitments(registry);
        // Whose signature counted is told by the papers: without them nothing else that is signed can be held.
        boolean papers = papers(registry);
        if (papers) {
            signed(registry);
        }
        count(
                "rules",
                new RulesAudit(workspace, openings).check(registry, registry.runs(), damages),
                "runs are kept as they went by them");
        count("indexes", new IndexAudit(workspace, openings).check(registry, damages), "of the records are as logged");
        checked.addAll(ExportAudit.check(workspace, registry, damages));
        new TimestampAudit(workspace, checked, damages).check(registry);
        releases(registry);
        ShardAudit shards = ShardAudit.of(workspace, registry);
        shards.check(damages);
        runs(registry, shards);
        checked.addAll(EntryTimes.wentBack(registry));
        unproven = new WorkspaceFiles(workspace, held).unproven(registry, openings);
        if (damages.isEmpty()) {
            damages.addAll(shards.unaccounted());
        }
    }

    private void releases(Registry registry) {
        try {
            AdoptedPolicies adopted = AdoptedPolicies.of(workspace);
            count(
                    "releases",
                    new ReleaseAudit(workspace, key, adopted).check(registry, damages),
                    "held against register, accounting and their parts");
            WitnessAudit audit = WitnessAudit.of(workspace, registry, Instant.now());
            count("quorums", audit.check(damages), "of releases are those of the policy adopted then");
            witnesses.addAll(audit.lines(policy, damages));
            witnessed = audit.witnessed();
        } catch (IOException | DocumentException unreadable) {
            // A paper that is lost was named by their own audit.
            String what = String.valueOf(unreadable.getMessage());
            if (!damages.contains(what)) {
                damages.add(what);
            }
        }
    }

    private boolean papers(Registry registry) {
        int before = damages.size();
        count(
                "papers",
                new PaperAudit(workspace).check(registry, damages),
                "on offices and agreements are those filed");
        return damages.size() == before;
    }

    private void signed(Registry registry) throws IOException {
        try {
            count(
                    "requests",
                    new RequestCopies(workspace, openings).check(registry, damages),
                    "copies are those received");
            opinions(registry);
        } catch (DocumentException unreadable) {
            damages.add(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Counsel's opinions as they were filed; of which day they count does not matter here. */
    private void opinions(Registry registry) throws IOException, DocumentException {
        List<String> refusals = Opinions.of(workspace, WHENEVER).refusals();
        refusals.forEach(refusal -> damages.add(workspace.opinions() + ": " + refusal));
        int filed = registry.all(OpinionFiled.class, o -> true).size();
        count("opinions", filed - refusals.size(), "of counsel are those filed");
    }

    private void count(String what, int sound, String how) {
        if (sound > 0) {
            checked.add(what + ": " + sound + " " + how);
        }
    }

    private void runs(Registry registry, ShardAudit shards) throws IOException {
        List<String> known = new ArrayList<>();
        ErasureAudit erasures = new ErasureAudit(ErasedRows.of(registry, openings), damages);
        try (StateAudit state = StateAudit.open(workspace.state(), registry, damages)) {
            for (long run : registry.runs()) {
                known.add(registry.run(run).orElseThrow().runId().hex());
                try {
                    LogReader log = shards.reader(run);
                    shards.account(run, run(registry, run, log, state.run(run), erasures.run(run)));
                } catch (IOException | ProofException unreadable) {
                    damages.add("run " + run + ": " + unreadable.getMessage());
                }
            }
        }
        strayEvidence(known);
    }

    /** Evidence outlives a register that somebody set back. */
    private void strayEvidence(List<String> known) throws IOException {
        try (Stream<Path> folders = Files.list(workspace.evidence())) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String name = folder.getFileName().toString();
                if (name.matches("[0-9a-f]{32}") && !known.contains(name) && hasBlocks(folder)) {
                    damages.add(folder + ": evidence of a run that the register does not have; the register was set"
                            + " back, or the folder is another workspace's");
                }
            }
        }
    }

    private static boolean hasBlocks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".blk"));
        }
    }

    private void commitments(Registry registry) {
        long opened = 0;
        List<RegisterEntry> entries = registry.entries();
        for (int i = 0; i < entries.size(); i++) {
            for (Hash commitment : Commitments.of(entries.get(i))) {
                try {
                    openings.open(commitment);
                    held.add(openings.file(commitment));
                    opened++;
                } catch (IOException | ProofException wrong) {
                    damages.add("register entry " + i + ": " + wrong.getMessage());
                }
            }
        }
        checked.add("register: " + opened + " commitments opened by evidence/register");
    }

    private long run(
            Registry registry, long sequence, LogReader decisions, StateAudit.Run state, ErasureAudit.Run erased)
            throws IOException {
        RunOpened opened = registry.run(sequence).orElseThrow();
        RunId id = opened.runId();
        progress.stage("run " + sequence, 0);
        RunEntries entries = RunEntries.of(opened, decisions);
        Optional<RunClosed> closed = registry.closed(sequence);
        if (closed.isPresent() && closed.get().decisions() != entries.count()) {
            damages.add("run " + sequence + ": the register says "
                    + closed.get().decisions() + " decisions, the log has " + entries.count());
        }
        if (closed.isPresent()
                && Files.exists(workspace.evidence().resolve(id.hex()).resolve("secret"))) {
            damages.add("run " + sequence + ": its secret outlived it; run `decide` once more, which destroys it");
        }
        long opens = evidence(sequence, opened, entries, closed, decisions, state, erased);
        checked.add("run " + sequence + ": " + opens + " of " + entries.count() + " rows opened by their evidence"
                + (closed.isPresent() ? "" : "; the run is not complete"));
        return entries.count();
    }

    private long evidence(
            long sequence,
            RunOpened opened,
            RunEntries entries,
            Optional<RunClosed> closed,
            LogReader decisions,
            StateAudit.Run state,
            ErasureAudit.Run erased)
            throws IOException {
        EvidenceStore store = new EvidenceStore(workspace.evidence(), opened.runId(), key);
        RowCommitments hasher = new RowCommitments();
        long position = 0;
        Totals totals = new Totals();
        RunRules.Law law = law(opened);
        RefusalTagger tagger = new RefusalTagger(key);
        for (long first : store.blocks()) {
            try {
                EvidenceBlock block = store.read(first);
                if (block.position() != position) {
                    damages.add(store.file(first) + ": it is not the block that follows; a block is missing");
                }
                position = block.end();
                List<Projection.Entry> summaries = new ArrayList<>();
                for (int i = 0; i < block.rows().size() && block.position() + i < entries.count(); i++) {
                    long index = entries.index(block.position() + i);
                    for (EvidenceRow.Kept row :
                            erased.of(store.file(first), block.rows().get(i))) {
                        check(store.file(first), opened.runId(), row, index, decisions, hasher);
                        summaries.add(law.summary(row, tagger));
                    }
                }
                summaries.forEach(summary -> totals.add(summary.row()));
                state.check(summaries);
            } catch (IOException | ProofException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                damages.add(store.file(first) + ": " + damaged.getMessage());
            }
        }
        state.finish();
        if (position < entries.count()) {
            damages.add("run " + sequence + ": evidence of the last " + (entries.count() - position)
                    + " rows is missing; restore it from a backup");
        }
        checked.addAll(erased.finish());
        if (closed.isPresent() && damages.isEmpty() && !isTotal(closed.get(), totals, erased.gone())) {
            damages.add("run " + sequence + ": the totals in the register are not those of its rows");
        }
        return totals.rows();
    }

    private RunRules.Law law(RunOpened opened) throws IOException {
        return RunRules.Law.decode(openings.open(opened.law()));
    }

    /** What rows that were erased had come to nobody can tell, but how many they are. */
    private boolean isTotal(RunClosed closed, Totals totals, long gone) throws IOException {
        if (gone > 0) {
            return totals.rows() + gone == closed.decisions();
        }
        return Arrays.equals(openings.open(closed.totals()), totals.json().compact());
    }

    private void check(
            Path file, RunId run, EvidenceRow.Kept row, long index, LogReader decisions, RowCommitments hasher)
            throws IOException {
        DecisionEntry made =
                Opening.of(index, run, row.row(), row.seed(), row.slots()).entry(hasher);
        if (!Arrays.equals(made.encode(), decisions.entry(index))) {
            damages.add(file + ": row #" + row.row() + " does not hash to entry " + index + " of the log");
        }
    }
}
