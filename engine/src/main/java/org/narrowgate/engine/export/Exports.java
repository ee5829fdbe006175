package org.narrowgate.engine.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;

/** Every order to let evidence go to an inspector, as a fold of the papers that the register names. */
public final class Exports {
    private final List<Filed> all;

    private Exports(List<Filed> all) {
        this.all = List.copyOf(all);
    }

    /**
     * An order, and the papers that followed on it.
     *
     * @param by name of who signed the order
     * @param approval by which a second person approved it
     */
    public record Filed(
            ExportOrder order,
            FiledPaper paper,
            String by,
            Optional<FiledPaper> approval,
            Optional<Withdrawal> withdrawal) {
        /** What an entry of the register names: SHA-256 of each signed paper, the order's first. */
        public List<Hash> digests() {
            List<Hash> digests = new ArrayList<>(List.of(digest(paper)));
            approval.ifPresent(second -> digests.add(digest(second)));
            return List.copyOf(digests);
        }

        private Filed approvedBy(FiledPaper second) {
            return new Filed(order, paper, by, Optional.of(second), withdrawal);
        }

        private Filed endedBy(Withdrawal last) {
            return new Filed(order, paper, by, approval, Optional.of(last));
        }

        private static Hash digest(FiledPaper paper) {
            return DetachedSignature.digest(paper.text(), paper.signature());
        }
    }

    /**
     * A paper after which nothing goes by an order.
     *
     * @param by name of who signed it
     */
    public record Withdrawal(FiledPaper paper, String by, String reason) {}

    public static Exports of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Exports of(Papers papers) throws DocumentException {
        Map<String, Filed> all = new LinkedHashMap<>();
        for (FiledPaper each : papers.on(PaperKind.Subject.EXPORTS)) {
            Paper paper = each.read();
            if (each.kind() == PaperKind.EXPORT_ORDERED) {
                all.put(
                        each.id(),
                        new Filed(ExportOrder.read(paper), each, paper.by(), Optional.empty(), Optional.empty()));
            } else {
                Follow follow = Follow.read(paper);
                all.computeIfPresent(
                        follow.order(),
                        (id, filed) -> each.kind() == PaperKind.EXPORT_WITHDRAWN
                                ? filed.endedBy(new Withdrawal(each, paper.by(), follow.reason()))
                                : filed.approvedBy(each));
            }
        }
        return new Exports(List.copyOf(all.values()));
    }

    /**
     * What a paper says of the order that it approves or withdraws.
     *
     * @param order its id
     * @param reason why it is withdrawn; empty where it is approved
     */
    record Follow(String order, String reason) {
        static Follow read(Paper paper) throws DocumentException {
            Section body = paper.body();
            String order = body.text("order");
            String reason = paper.kind() == PaperKind.EXPORT_WITHDRAWN ? body.text("reason") : "";
            paper.close();
            return new Follow(order, reason);
        }
    }

    /** All of them, oldest first. */
    public List<Filed> all() {
        return all;
    }

    public Optional<Filed> named(String id) {
        return all.stream().filter(each -> each.order().id().equals(id)).findFirst();
    }

    /** The order whose paper an entry of the register names. */
    Optional<Filed> by(List<Hash> digests) {
        return all.stream()
                .filter(each -> !digests.isEmpty() && each.digests().get(0).equals(digests.get(0)))
                .findFirst();
    }
}
