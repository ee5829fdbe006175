package org.narrowgate.engine.seal;

import java.util.List;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LoggedDecision;

/** What every row must satisfy before it is prepared, whoever brings it. */
final class RowGate {
    private final PreparationOrder order;
    private final Policy.Accepted accepted;
    private long rows;
    private long row;
    private long index = -1;

    private RowGate(PreparationOrder order, Policy.Accepted accepted) {
        this.order = order;
        this.accepted = accepted;
    }

    static RowGate of(PreparationOrder order) throws SealException, LedgerException {
        try {
            Policy.Accepted accepted = order.policy().accept(order.decisions().note());
            Authorisation text = order.authorised().authorisation();
            order.decisions()
                    .consistency(text.decisions().size(), order.decisions().size())
                    .verify(text.decisions().root(), accepted.checkpoint().root());
            return new RowGate(order, accepted);
        } catch (ProofException e) {
            throw new SealException(
                    "the decisions log's checkpoint is not acceptable: " + e.getMessage()
                            + "; gather the cosignatures or verify the log, then release again",
                    e);
        }
    }

    void pass(LoggedDecision decision) throws SealException {
        Opening opening = decision.opening();
        Authorisation text = order.authorised().authorisation();
        if (!opening.runId().equals(text.run())
                || opening.index() >= text.decisions().size()) {
            throw new SealException("row #" + opening.row() + " is not of the run and checkpoint authorised");
        }
        if (!decision.note().equals(order.decisions().note())) {
            throw new SealException("row #" + opening.row()
                    + " stands under another checkpoint than the release: read the log once and release again");
        }
        if (opening.row() <= row || opening.index() <= index) {
            throw new SealException("row #" + opening.row() + " is out of order: rows are sealed in row order");
        }
        row = opening.row();
        index = opening.index();
        rows++;
    }

    void end() throws SealException {
        if (rows != order.rows() || rows == 0) {
            throw new SealException("the run decided " + order.rows() + " rows, but " + rows
                    + " came to be released: none may be missing; verify evidence and log");
        }
    }

    /** Whose cosignatures the receipts carry, by the names of the policy; empty where it asks for no witness. */
    List<String> witnesses() {
        return accepted.unwitnessed()
                ? List.of()
                : accepted.witnesses().stream().sorted().toList();
    }

    boolean unwitnessed() {
        return accepted.unwitnessed();
    }

    Checkpoint checkpoint() {
        return accepted.checkpoint();
    }
}
