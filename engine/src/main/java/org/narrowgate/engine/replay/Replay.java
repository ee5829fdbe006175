package org.narrowgate.engine.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.parallel.OrderedWork;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.secondlock.LockFile;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Decides a run again from its evidence, block by block on all cores, and compares: under its own rules every byte of
 * every slot, under others what would go. Every row is held against its entry in the log as well. No record is opened,
 * and nothing is logged or kept.
 */
public final class Replay {
    private final PastRun past;
    private final RulesAtHand hand;
    private final EvidenceStore evidence;
    private final Supposition.Given given;
    private final Map<String, BitSet> released;

    private Replay(
            PastRun past,
            RulesAtHand hand,
            EvidenceStore evidence,
            Supposition.Given given,
            Map<String, BitSet> released) {
        this.past = past;
        this.hand = hand;
        this.evidence = evidence;
        this.given = given;
        this.released = released;
    }

    /** What takes the rows that other rules change, in their order. */
    public interface Taking {
        void row(ReplayedRow row) throws IOException;
    }

    /**
     * Finds what a run went by.
     *
     * @param packs folder of the program's own statute packs
     * @throws RefusedException if the run is unknown or not complete, or something that it went by is not at hand
     */
    public static Replay of(Workspace workspace, WorkspaceKey key, Openings openings, Path packs, long run)
            throws IOException, DocumentException, RefusedException {
        PastRun past = PastRun.of(workspace, openings, run);
        RulesAtHand hand = RulesAtHand.of(past, packs);
        Pack pack = hand.pack();
        Optional<AgreementDocument> agreement = hand.agreement(pack);
        Optional<LockFile> lock = hand.lock();
        Rules rules = Rules.asDecided(past, pack, agreement, lock);
        return new Replay(
                past,
                hand,
                new EvidenceStore(workspace.evidence(), past.opened().runId(), key),
                new Supposition.Given(past, pack, agreement, lock, rules, packs),
                released(past, new Accounting(workspace.accounting(), key, new SecureRandom())));
    }

    /** Rows of which something left, by the run or by one that decided them again. */
    private static Map<String, BitSet> released(PastRun past, Accounting accounting) throws IOException {
        Map<String, BitSet> released = new LinkedHashMap<>();
        Registry registry = past.registry();
        for (long run : registry.family(past.run())) {
            for (ReleaseSealed sealed : registry.all(ReleaseSealed.class, s -> s.run() == run)) {
                BitSet rows = released.computeIfAbsent(sealed.release(), name -> new BitSet());
                accounting
                        .read(
                                sealed.release(),
                                registry.authorised(run, sealed.release())
                                        .orElseThrow()
                                        .accounting())
                        .disclosed()
                        .forEach(row -> rows.set(Math.toIntExact(row.row())));
            }
        }
        return released;
    }

    public PastRun past() {
        return past;
    }

    /**
     * Its own rules, by its own core.
     *
     * @throws RefusedException if they do not come to the law that it is logged with, or its core is not at hand
     */
    public Supposition asDecided() throws IOException, RefusedException {
        given.rules().requireLawOf(past);
        String sha256 = past.opened().engine().sha256();
        Optional<Path> other = hand.otherEngine();
        String engine = sha256.isEmpty()
                ? "this program's core: the run was decided by classes and not by a jar, so the register names none"
                : "the core that decided it, SHA-256 " + sha256
                        + (other.isPresent() ? ", in a process of its own" : "");
        return new Supposition(Supposition.Kind.NOTHING, "", engine, other, given.rules());
    }

    /** What is meant by the folder or id of a pack, the jar of a core, the file of an agreement or the id of a reading. */
    public Supposition suppose(String what) throws IOException, DocumentException, RefusedException {
        return Supposition.of(what, given);
    }

    /** Decides it again; with nothing supposed any difference is an alarm, and no row is taken. */
    public ReplayCounts decide(Supposition how, Taking taking, Progress progress) throws IOException {
        Rules rules = how.rules();
        Comparison comparison = new Comparison(
                past.law().slots(),
                past.law().catalog(),
                rules.run().slots(),
                rules.run().catalog(),
                released);
        ThreadLocal<Redecision> mine = mine(rules);
        try (Engine engine = how.jar().isPresent()
                ? EngineProcess.start(how.jar().get(), past, given.packs())
                : () -> block -> decide(block, mine.get())) {
            return ReplayPass.over(past, evidence, comparison, !how.isOther()).run(engine, taking, progress);
        }
    }

    /** The rows of all blocks decided again under its own rules, block by block. */
    void eachBlockAgain(OrderedWork.Sink<List<Redecided>> taking) throws IOException {
        ThreadLocal<Redecision> mine = mine(given.rules());
        try (OrderedWork<List<Redecided>> work = new OrderedWork<>(taking)) {
            for (long first : evidence.blocks()) {
                work.submit(() -> decide(evidence.read(first), mine.get()));
            }
            work.finish();
        }
    }

    private ThreadLocal<Redecision> mine(Rules rules) {
        return ThreadLocal.withInitial(() -> new Redecision(past, given.rules(), rules));
    }

    private static List<Redecided> decide(EvidenceBlock block, Redecision redecision) {
        List<Redecided> again = new ArrayList<>(block.rows().size());
        for (EvidenceRow row : block.rows()) {
            try {
                again.add(row.kept().map(redecision::of).orElseGet(() -> Redecided.needs("it was erased")));
            } catch (ProofException unreadable) {
                again.add(Redecided.needs("its evidence cannot be read"));
            }
        }
        return again;
    }
}
