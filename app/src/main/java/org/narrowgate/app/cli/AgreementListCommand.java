package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementHistory.Objection;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate agreement list}: every agreement ever proposed, and where it stands. */
@Command(
        name = "list",
        description = "Every agreement that was ever proposed, and where it stands.",
        mixinStandardHelpOptions = true)
final class AgreementListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        Agreements agreements = Agreements.of(filing.open());
        List<Json> all = new ArrayList<>();
        for (AgreementHistory history : agreements.all()) {
            AgreementStanding standing = agreements.standing(history.id(), filing.now());
            long unresolved = history.objections().stream()
                    .filter(Objection::isUnresolved)
                    .count();
            all.add(Json.object()
                    .put("agreement", history.id())
                    .put("state", standing.state().name())
                    .put("version", standing.version())
                    .put("versions", history.lastVersion())
                    .put("expires", standing.expires().map(String::valueOf).orElse(""))
                    .put("objections", history.objections().size())
                    .put("unresolved", unresolved));
        }
        if (filing.json()) {
            filing.out().println(Printed.compact(Json.object().put("agreements", all)));
        } else if (all.isEmpty()) {
            filing.out().println("no agreement was ever proposed; `agreement propose` begins one");
        } else {
            all.forEach(each -> filing.out()
                    .println(each.text("agreement") + "  " + each.text("state") + "  version "
                            + each.number("version") + " of " + each.number("versions") + "  until "
                            + each.text("expires")
                            + "  objections " + each.number("objections") + ", unresolved "
                            + each.number("unresolved")));
        }
        filing.out().flush();
        return Exit.DONE;
    }
}
