package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on erasures; what cannot be is refused with what would be needed. */
public final class ErasureReception {
    private final Workspace workspace;
    private final Register register;
    private final Openings openings;
    private final Instant now;

    /** Works in an open register. */
    public ErasureReception(Workspace workspace, Register register, Openings openings, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.openings = openings;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.ERASURES, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        return ErasurePaper.read(paper) instanceof ErasurePaper.Approved approved
                ? approved(approved, signer)
                : List.of();
    }

    private List<String> approved(ErasurePaper.Approved approved, SignerCheck.Signed signer)
            throws IOException, DocumentException {
        Optional<Erasures.Filed> order = Erasures.of(workspace).named(approved.order());
        if (order.isEmpty()) {
            return List.of(
                    "no order `" + approved.order() + "` to erase is on file; `erase list` names those that are");
        }
        if (order.get().approval().isPresent()) {
            return List.of("the order `" + approved.order() + "` was approved already; `erase carry` carries it out");
        }
        if (Officials.of(workspace).isSigner(signer, order.get().paper().filed())) {
            return List.of("who signed the order `" + approved.order() + "` does not approve it; let another one sign");
        }
        try {
            ErasureReach.decode(openings.open(approved.reach()));
        } catch (IOException | ProofException unknown) {
            return List.of("`reach` is not what `erase approve` wrote down here; draft the paper anew");
        }
        return List.of();
    }
}
