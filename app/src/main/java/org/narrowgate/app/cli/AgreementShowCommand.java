package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.agreement.AgreementAct;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementHistory.Objection;
import org.narrowgate.engine.agreement.AgreementPaper;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.agreement.SignedPages;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code narrowgate agreement show}: where one agreement stands, what it lacks, and every paper on it. */
@Command(
        name = "show",
        description = "Where an agreement stands, what it lacks and from whom, its objections, and every paper on it.",
        mixinStandardHelpOptions = true)
final class AgreementShowCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "AGREEMENT", description = "Its id.")
    private String agreement = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        Agreements agreements = Agreements.of(opened);
        Optional<AgreementHistory> history = agreements.named(agreement);
        if (history.isEmpty()) {
            throw PaperDesk.refused(List.of(
                    "no agreement `" + agreement + "` was ever proposed; `agreement list` names those that were"));
        }
        AgreementStanding standing = agreements.standing(agreement, filing.now());
        if (filing.json()) {
            filing.out().println(Printed.compact(json(standing, history.get(), SignedPages.of(opened))));
        } else {
            print(filing.out(), standing, history.get(), SignedPages.of(opened));
        }
        filing.out().flush();
        return Exit.DONE;
    }

    private void print(PrintWriter out, AgreementStanding standing, AgreementHistory history, SignedPages pages) {
        out.println(agreement + ": " + standing.state() + ", version " + standing.version()
                + standing.expires().map(day -> ", until before " + day).orElse(""));
        standing.text()
                .ifPresent(text -> out.println("  " + text.title() + "; " + text.custodian() + " and "
                        + text.requester() + ", " + text.authority()));
        standing.text()
                .ifPresent(text -> out.println(
                        text.answerWithin().isPresent()
                                ? "  requests are answered within "
                                        + text.answerWithin().getAsInt() + " calendar days"
                                : "  it sets no time to answer a request (`answer_within`)"));
        standing.lacking().forEach(lack -> out.println("  lacks: " + lack));
        for (Objection objection : history.objections()) {
            out.println("objection " + objection.paper().id() + " by "
                    + objection.paper().by() + ", "
                    + objection.paper().at() + (objection.isUnresolved() ? ", UNRESOLVED" : "") + ": "
                    + objection.review().reasons());
            objection
                    .answers()
                    .forEach(answer ->
                            out.println("  answered by " + answer.paper().by() + ", "
                                    + answer.paper().at() + ": " + answer.act().answer()));
        }
        out.println("papers:");
        for (AgreementPaper paper : history.papers()) {
            out.println(
                    "  " + paper.at() + "  " + paper.filed().kind().word() + "  " + paper.id() + "  by " + paper.by());
            page(paper, pages).ifPresent(page -> out.println("      what was signed: " + page));
        }
    }

    private static Optional<Path> page(AgreementPaper paper, SignedPages pages) {
        return paper.act() instanceof AgreementAct.Signed signed
                ? Optional.of(pages.file(signed.page()))
                : Optional.empty();
    }

    private Json json(AgreementStanding standing, AgreementHistory history, SignedPages pages) {
        List<Json> objections = new ArrayList<>();
        for (Objection objection : history.objections()) {
            objections.add(Json.object()
                    .put("paper", objection.paper().id())
                    .put("by", objection.paper().by())
                    .put("at", objection.paper().at().toString())
                    .put("version", objection.review().version())
                    .put("reasons", objection.review().reasons())
                    .put("unresolved", objection.isUnresolved())
                    .put(
                            "answers",
                            objection.answers().stream()
                                    .map(a -> a.act().answer())
                                    .toList()));
        }
        List<Json> papers = history.papers().stream()
                .map(p -> Json.object()
                        .put("paper", p.id())
                        .put("kind", p.filed().kind().word())
                        .put("by", p.by())
                        .put("at", p.at().toString())
                        .put("page", page(p, pages).map(Path::toString).orElse("")))
                .toList();
        Json json = Json.object();
        standing.text()
                .map(text -> text.answerWithin())
                .ifPresent(days -> days.ifPresent(within -> json.put("answer_within_days", within)));
        return json.put("agreement", agreement)
                .put("state", standing.state().name())
                .put("version", standing.version())
                .put("expires", standing.expires().map(String::valueOf).orElse(""))
                .put("lacking", standing.lacking())
                .put("objections", objections)
                .put("papers", papers);
    }
}
