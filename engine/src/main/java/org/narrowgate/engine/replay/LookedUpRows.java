package org.narrowgate.engine.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.RowDecoder;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.run.PastRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.workspace.Workspace;

/**
 * The rows of a past run that were looked up, each as stated and with every record that was found for it, from the
 * evidence: no record is opened. It only reads, so that one serves all threads.
 */
public final class LookedUpRows {
    private static final byte[] NOTHING = {};

    private final PastRun past;
    private final RunRules rules;
    private final EvidenceStore evidence;
    private final RowDecoder decoder;

    private LookedUpRows(PastRun past, RunRules rules, EvidenceStore evidence, RowDecoder decoder) {
        this.past = past;
        this.rules = rules;
        this.evidence = evidence;
        this.decoder = decoder;
    }

    /** The person of a row, and the records that it was held against. */
    public record Row(StatedPerson stated, List<Candidate> candidates) {
        public Row {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Finds them.
     *
     * @param packs folder of the program's own statute packs
     * @throws RefusedException if the run is unknown or not complete, or something that it went by is not at hand
     */
    public static LookedUpRows of(Workspace workspace, WorkspaceKey key, Openings openings, Path packs, long run)
            throws IOException, DocumentException, RefusedException {
        PastRun past = PastRun.of(workspace, openings, run);
        RulesAtHand hand = RulesAtHand.of(past, packs);
        Pack pack = hand.pack();
        RunRules rules = Rules.asDecided(past, pack, hand.agreement(pack), Optional.empty())
                .run();
        try {
            RowDecoder decoder = RowDecoder.of(
                    past.law().slots(), rules.rowLayout(), rules.rowLayout(), past.header(), rules.addresses()::parse);
            return new LookedUpRows(
                    past,
                    rules,
                    new EvidenceStore(workspace.evidence(), past.opened().runId(), key),
                    decoder);
        } catch (ProofException others) {
            throw unreadable(run, others);
        }
    }

    private static IOException unreadable(long run, ProofException why) {
        return new IOException(
                "the evidence of run " + run + " cannot be read; `narrowgate verify` says what was altered", why);
    }

    /** By which routes, and how strictly, its persons were identified. */
    public IdentityRules identityRules() {
        return rules.identityRules(past.byAddress());
    }

    /** The numbers by which its records were asked. */
    public List<NumberRule> numbers() {
        return RowParser.numberRules(rules.rowLayout());
    }

    /** First rows of its blocks of evidence, ascending. */
    public List<Long> blocks() throws IOException {
        return evidence.blocks();
    }

    /** What a block holds of the rows that were looked up, as {@link #row} needs it and no more; none that was erased. */
    public List<EvidenceRow.Kept> block(long first) throws IOException {
        EvidenceBlock block = evidence.read(first);
        SlotLayout slots = past.law().slots();
        List<EvidenceRow.Kept> rows = new ArrayList<>();
        for (EvidenceRow row : block.rows()) {
            Optional<EvidenceRow.Kept> kept = row.kept();
            if (kept.isPresent() && DecidedRow.lookedUp(kept.get().slots().get(slots.outcome() - 1))) {
                rows.add(without(kept.get(), slots));
            }
        }
        return rows;
    }

    /** Findings and fields are most of a row, and nobody asks for them here. */
    private static EvidenceRow.Kept without(EvidenceRow.Kept row, SlotLayout slots) {
        List<byte[]> kept = new ArrayList<>(Collections.nCopies(slots.candidates(), NOTHING));
        for (int group = 0; group < slots.groups().size(); group++) {
            kept.set(slots.group(group) - 1, row.slots().get(slots.group(group) - 1));
        }
        for (int slot : new int[] {slots.batch(), slots.candidates()}) {
            kept.set(slot - 1, row.slots().get(slot - 1));
        }
        return new EvidenceRow.Kept(row.row(), NOTHING, kept);
    }

    /** Reads a row of a {@link #block}. */
    public Row row(EvidenceRow.Kept row) throws IOException {
        try {
            return new Row(Decider.stated(decoder.row(row.row(), row.slots())), decoder.candidates(row.slots()));
        } catch (ProofException malformed) {
            throw unreadable(past.run(), malformed);
        }
    }
}
