package org.narrowgate.engine.agreement;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** All agreements of a workspace, as a fold of the papers that the register names. */
public final class Agreements {
    private final Workspace workspace;
    private final Officials officials;
    private final AgreementTexts texts;
    private final Map<String, AgreementHistory> histories;

    private Agreements(
            Workspace workspace, Officials officials, AgreementTexts texts, Map<String, AgreementHistory> histories) {
        this.workspace = workspace;
        this.officials = officials;
        this.texts = texts;
        this.histories = histories;
    }

    public static Agreements of(Workspace workspace) throws IOException, DocumentException {
        Papers papers = Papers.read(workspace);
        return of(workspace, papers, Officials.of(workspace, papers));
    }

    /** Of papers that were read already. */
    public static Agreements of(Workspace workspace, Papers papers, Officials officials)
            throws IOException, DocumentException {
        Map<String, List<AgreementPaper>> found = new LinkedHashMap<>();
        for (FiledPaper filed : papers.on(PaperKind.Subject.AGREEMENTS)) {
            Paper paper = filed.read();
            AgreementAct act = AgreementPaper.read(paper);
            found.computeIfAbsent(act.agreement(), id -> new ArrayList<>())
                    .add(new AgreementPaper(filed, paper.by(), officials.owner(filed.certificate(), filed.at()), act));
        }
        Map<String, AgreementHistory> histories = new LinkedHashMap<>();
        found.forEach((id, all) -> histories.put(id, new AgreementHistory(id, all)));
        return new Agreements(workspace, officials, AgreementTexts.in(workspace.agreements()), histories);
    }

    public List<AgreementHistory> all() {
        return List.copyOf(histories.values());
    }

    public Optional<AgreementHistory> named(String id) {
        return Optional.ofNullable(histories.get(id));
    }

    /** The history of an agreement; an empty one if nothing was filed on it. */
    public AgreementHistory history(String id) {
        return named(id).orElseGet(() -> new AgreementHistory(id, List.of()));
    }

    public AgreementTexts texts() {
        return texts;
    }

    public Officials officials() {
        return officials;
    }

    /** How an agreement stood at an instant, as far as was known then. */
    public AgreementStanding standing(String id, Instant at) throws IOException, DocumentException {
        return new StandingRule(officials.knownAt(at), texts, workspace.config().custodian(), at)
                .of(history(id).at(at));
    }

    /** What the last version proposed still needs before anybody can sign it. */
    public List<String> lackingBeforeSignature(String id, Instant at) throws IOException, DocumentException {
        return new StandingRule(officials.knownAt(at), texts, workspace.config().custodian(), at)
                .lackingBeforeSignature(history(id).at(at));
    }
}
