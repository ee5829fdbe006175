package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.safeguard.RecipientSafeguards;
import org.narrowgate.engine.safeguard.SafeguardState;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.safeguard.SafeguardsDocument;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code narrowgate safeguards list}: every recipient of which something is known. */
@Command(
        name = "list",
        description = "Every recipient of whose safeguards something is known, and how they stand today.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing is wanting; 1 a finding is open without a dated plan, or evidence has run out."
        })
final class SafeguardsListCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = filing.open();
        Safeguards papers = Safeguards.of(opened);
        Set<String> recipients = new TreeSet<>();
        papers.all().stream().map(RecipientSafeguards::recipient).forEach(recipients::add);
        SafeguardsDocument.all(opened.safeguards()).forEach(document -> recipients.add(document.recipient()));
        List<SafeguardState> states = new ArrayList<>();
        for (String recipient : recipients) {
            states.add(SafeguardState.of(opened, papers, recipient, filing.now()));
        }
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put(
                                    "recipients",
                                    states.stream()
                                            .map(SafeguardsListCommand::json)
                                            .toList())));
        } else if (states.isEmpty()) {
            filing.out().println("nothing is known of any recipient's safeguards; `safeguards evidence` begins");
        } else {
            states.forEach(state -> filing.out().println(line(state)));
        }
        filing.out().flush();
        return states.stream().allMatch(SafeguardState::isSound) ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    /** A recipient in one line. */
    static String line(SafeguardState state) {
        return state.recipient() + "  evidence " + Printed.word(state.standing()) + "  findings open "
                + state.openFindings() + ", of these without a dated plan " + state.withoutPlan();
    }

    static Json json(SafeguardState state) {
        return Json.object()
                .put("recipient", state.recipient())
                .put("evidence", state.standing().name())
                .put("open_findings", state.openFindings())
                .put("open_without_plan", state.withoutPlan())
                .put("sha256", state.sha256());
    }
}
