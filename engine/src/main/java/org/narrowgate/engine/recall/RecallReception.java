package org.narrowgate.engine.recall;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.OnBehalf;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on recalls; what cannot be is refused with what would be needed, and from whom. */
public final class RecallReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public RecallReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.RECALLS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        RecallAct act = RecallPaper.read(paper);
        Optional<Recall> recall = Recalls.of(workspace).of(act.release()).filter(Recall::isOpen);
        if (act instanceof RecallAct.Noticed notice) {
            return noticed(notice, recall);
        }
        if (recall.isEmpty()) {
            return List.of("no recall of `" + act.release() + "` is open; `release recalls` names those that are");
        }
        return act instanceof RecallAct.Closed
                ? closed(recall.get())
                : acknowledged(recall.get(), (RecallAct.Acknowledged) act, signer);
    }

    private List<String> noticed(RecallAct.Noticed notice, Optional<Recall> open) throws IOException {
        List<String> faults = new ArrayList<>();
        if (register.read()
                .all(ReleaseSealed.class, s -> s.release().equals(notice.release()))
                .isEmpty()) {
            faults.add("no release `" + notice.release() + "` was sealed here; `status` names those that were");
        }
        if (open.isPresent()) {
            faults.add("the recall of `" + notice.release() + "` is open already; a further holder is added by the"
                    + " acknowledgement of who passed it on");
        }
        if (notice.holders().isEmpty()) {
            faults.add("a recall names who holds the release; give --holders");
        }
        if (notice.deadline().isBefore(today())) {
            faults.add("the deadline " + notice.deadline() + " has passed; name a day that holders can keep");
        }
        return faults;
    }

    private List<String> acknowledged(Recall recall, RecallAct.Acknowledged act, SignerCheck.Signed signer)
            throws IOException, DocumentException {
        List<String> faults = new ArrayList<>();
        OnBehalf.fault(
                        Officials.of(workspace),
                        PaperKind.RECALL_ACKNOWLEDGED.mandates(),
                        act.holder(),
                        signer.by(),
                        now)
                .ifPresent(faults::add);
        boolean another = !act.holder().equals(signer.by().name());
        if (another && recall.holders().stream().noneMatch(h -> h.name().equals(act.holder()))) {
            faults.add(act.holder() + " is no holder that the recall names, and nobody signs for him");
        }
        if (act.on().isAfter(today())) {
            faults.add("what was done on " + act.on() + " is still to come; acknowledge it once it is done");
        }
        return faults;
    }

    /** Neither time nor silence closes a recall. */
    private static List<String> closed(Recall recall) {
        List<String> outstanding = recall.outstanding();
        return outstanding.isEmpty()
                ? List.of()
                : List.of("the recall of `" + recall.notice().release() + "` still waits for "
                        + String.join(", ", outstanding) + ": each of them signs what he did (`release acknowledge`)");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
