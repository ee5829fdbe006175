package org.narrowgate.engine.recall;

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

/** Every recall, as a fold of the papers that the register names; none ever leaves it. */
public final class Recalls {
    private final List<Recall> all;

    private Recalls(List<Recall> all) {
        this.all = List.copyOf(all);
    }

    public static Recalls of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Recalls of(Papers papers) throws DocumentException {
        List<Recall> all = new ArrayList<>();
        for (FiledPaper filed : papers.on(PaperKind.Subject.RECALLS)) {
            Paper paper = filed.read();
            add(all, new RecallPaper(filed, paper.by(), RecallPaper.read(paper)));
        }
        return new Recalls(all);
    }

    /** A notice begins a recall; whatever else belongs to the one that is open. */
    private static void add(List<Recall> all, RecallPaper paper) {
        if (paper.act() instanceof RecallAct.Noticed notice) {
            all.add(new Recall(notice, List.of(paper)));
            return;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).notice().release().equals(paper.act().release())) {
                List<RecallPaper> papers = new ArrayList<>(all.get(i).papers());
                papers.add(paper);
                all.set(i, new Recall(all.get(i).notice(), papers));
                return;
            }
        }
    }

    /** The oldest first. */
    public List<Recall> all() {
        return all;
    }

    /** The newest of a release. */
    public Optional<Recall> of(String release) {
        return all.stream().filter(r -> r.notice().release().equals(release)).reduce((first, last) -> last);
    }
}
