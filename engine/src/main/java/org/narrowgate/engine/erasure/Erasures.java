package org.narrowgate.engine.erasure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** Every order to erase on file, as a fold of the papers that the register names; none ever leaves it. */
public final class Erasures {
    private final List<ErasurePaper> filed;

    private Erasures(List<ErasurePaper> filed) {
        this.filed = List.copyOf(filed);
    }

    /**
     * An order, and the paper by which a second person approved it.
     *
     * @param paper by which it was filed
     */
    public record Filed(ErasureOrder order, ErasurePaper paper, Optional<ErasurePaper> approval) {
        /** What was approved to go. */
        public Optional<ErasurePaper.Approved> approved() {
            return approval.flatMap(ErasurePaper::approved);
        }
    }

    public static Erasures of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Erasures of(Papers papers) throws DocumentException {
        List<ErasurePaper> filed = new ArrayList<>();
        for (FiledPaper each : papers.on(PaperKind.Subject.ERASURES)) {
            Paper paper = each.read();
            filed.add(new ErasurePaper(each, paper.by(), ErasurePaper.read(paper)));
        }
        return new Erasures(filed);
    }

    /** All of them, oldest first. */
    public List<Filed> all() {
        List<Filed> all = new ArrayList<>();
        for (ErasurePaper paper : filed) {
            if (paper.act() instanceof ErasurePaper.Ordered ordered) {
                all.add(new Filed(ordered.what(), paper, approval(ordered.order())));
            }
        }
        return List.copyOf(all);
    }

    private Optional<ErasurePaper> approval(String order) {
        return filed.stream()
                .filter(paper -> paper.approved()
                        .filter(approved -> approved.order().equals(order))
                        .isPresent())
                .findFirst();
    }

    public Optional<Filed> named(String id) {
        return all().stream().filter(each -> each.order().id().equals(id)).findFirst();
    }
}
