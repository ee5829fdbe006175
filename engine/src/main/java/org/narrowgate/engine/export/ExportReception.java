package org.narrowgate.engine.export;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on exports; what cannot be is refused with what would be needed. */
public final class ExportReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public ExportReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.EXPORTS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        if (paper.kind() == PaperKind.EXPORT_ORDERED) {
            return ordered(ExportOrder.read(paper));
        }
        String id = Exports.Follow.read(paper).order();
        Optional<Exports.Filed> order = Exports.of(workspace).named(id);
        if (order.isEmpty()) {
            return List.of("no order `" + id + "` to export is on file; `export list` names those that are");
        }
        if (order.get().withdrawal().isPresent()) {
            return List.of("the order `" + id + "` was withdrawn; have a new one signed");
        }
        return paper.kind() == PaperKind.EXPORT_WITHDRAWN ? List.of() : approved(order.get(), signer);
    }

    private List<String> ordered(ExportOrder order) throws IOException {
        List<String> faults = new ArrayList<>();
        if (register.read().closed(order.run()).isEmpty()) {
            faults.add("`run` names no complete run; `status` lists those that there are");
        }
        if (order.until().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            faults.add("`until` is over; name a day that is to come");
        }
        return faults;
    }

    private List<String> approved(Exports.Filed filed, SignerCheck.Signed signer)
            throws IOException, DocumentException {
        String id = filed.order().id();
        if (filed.approval().isPresent()) {
            return List.of("the order `" + id + "` was approved already");
        }
        return Officials.of(workspace).isSigner(signer, filed.paper())
                ? List.of("who signed the order `" + id + "` does not approve it; let another one sign")
                : List.of();
    }
}
