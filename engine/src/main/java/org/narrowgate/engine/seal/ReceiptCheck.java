package org.narrowgate.engine.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.ProofFile;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.SignedNote;

/** Whether each receipt proves, under the recipient's policy, exactly what the tables say of its row. */
final class ReceiptCheck {
    private static final String BEFORE_QUORUM = "; the custodian says in the manifest that it was released before its"
            + " witnesses had cosigned the log, as an emergency. Once they have, ask him for the file of `release cosigned`"
            + " and give it with --cosigned: the package itself is not sealed again. To open it before that give a trust"
            + " file of your own with `quorum none`";

    private final Manifest manifest;
    private final Policy policy;
    private final Optional<Policy.Accepted> later;
    /** All receipts of a release carry one checkpoint: its signatures are verified once. */
    private final Map<SignedNote, Policy.Accepted> accepted = new HashMap<>();

    private long lastIndex;
    private final Set<String> witnesses = new TreeSet<>();
    private boolean unwitnessed;

    /** {@code later}: by whom the manifest's checkpoint was found to be cosigned since, if that was asked. */
    ReceiptCheck(Manifest manifest, Policy policy, Optional<Policy.Accepted> later, long lastIndex) {
        this.manifest = manifest;
        this.policy = policy;
        this.later = later;
        this.lastIndex = lastIndex;
    }

    void verify(String name, byte[] bytes, PartTables.Row row) throws SealException {
        try {
            Receipt receipt = Receipt.parse(bytes);
            Policy.Accepted under = accepted.computeIfAbsent(receipt.note(), this::accept);
            ProofFile.parse(bytes).verifyInclusion(receipt.entry().encode(), under.checkpoint());
            unwitnessed |= under.unwitnessed();
            witnesses.addAll(under.witnesses());
            if (!receipt.runId().equals(manifest.run()) || !under.checkpoint().equals(manifest.decisions())) {
                throw new ProofException("it is of another run or checkpoint than the release");
            }
            if (receipt.index() <= lastIndex) {
                throw new ProofException("it repeats or precedes an entry already shown");
            }
            lastIndex = receipt.index();
            compare(receipt, row);
        } catch (ProofException e) {
            throw new SealException(
                    name + " does not prove its row: " + e.getMessage()
                            + (manifest.beforeQuorum() ? BEFORE_QUORUM : "; do not use the release"),
                    e);
        }
    }

    private Policy.Accepted accept(SignedNote note) {
        return later.map(since -> new Policy.Accepted(
                        LaterQuorum.log(note, policy).checkpoint(note), since.witnesses(), since.unwitnessed()))
                .orElseGet(() -> policy.accept(note));
    }

    private void compare(Receipt receipt, PartTables.Row row) {
        CanonicalReader rowId = opened(receipt, Manifest.ROW_ID);
        List<String> cells = rowId.list(CanonicalReader::text);
        rowId.finish();
        same(cells.isEmpty() ? "" : cells.get(0), row.rowId(), "the row's id");
        if (opened(receipt, Manifest.OUTCOME).uint8()
                != Answer.outcome(row.kind()).ordinal()) {
            throw new ProofException("it shows another outcome than answer.csv");
        }
        for (String column : manifest.columns()) {
            CanonicalReader field = opened(receipt, Manifest.FIELD + column);
            String value = field.remaining() == 0 ? "" : field.text();
            field.finish();
            same(value, row.fields().getOrDefault(column, ""), "the field " + column);
        }
    }

    private CanonicalReader opened(Receipt receipt, String slot) {
        Long number = manifest.slots().get(slot);
        if (number == null) {
            throw new ProofException("the manifest does not say which slot holds " + slot);
        }
        return new CanonicalReader(receipt.opened(Math.toIntExact(number))
                .orElseThrow(() -> new ProofException("it does not open " + slot)));
    }

    private static void same(String logged, String cell, String what) {
        if (!CsvLine.safe(logged).equals(cell)) {
            throw new ProofException("it shows another value of " + what + " than the tables");
        }
    }

    long lastIndex() {
        return lastIndex;
    }

    /** Whose cosignatures verified, by the names of the recipient's own policy. */
    Set<String> witnesses() {
        return witnesses;
    }

    boolean unwitnessed() {
        return unwitnessed;
    }
}
