package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.Control;
import org.narrowgate.engine.safeguard.Control.Presence;
import org.narrowgate.engine.safeguard.Safeguards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate safeguards profile}: what controls a recipient has, and what shows it. */
@Command(
        name = "profile",
        description = {
            "Says which controls of its technical profile a recipient has, and which not, as evidence on file shows it.",
            "What shows several is named in several papers. Of a control that a paper does not name it says nothing; what was"
                    + " said last counts, for as long as its evidence does."
        },
        mixinStandardHelpOptions = true)
final class SafeguardsProfileCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Option(names = "--recipient", required = true, paramLabel = "AGENCY", description = "As requests name it.")
    private String recipient = "";

    @Option(
            names = "--present",
            split = ",",
            paramLabel = "CONTROL",
            description = "Of: ${COMPLETION-CANDIDATES}; `,` between.")
    private List<Control> present = List.of();

    @Option(names = "--absent", split = ",", paramLabel = "CONTROL", description = "Controls that it has not.")
    private List<Control> absent = List.of();

    @Option(
            names = "--unknown",
            split = ",",
            paramLabel = "CONTROL",
            description = "Controls of which that is no longer known.")
    private List<Control> unknown = List.of();

    @Option(
            names = "--audit-log-years",
            paramLabel = "YEARS",
            description = "For how long the log of access is kept; with --present AUDIT_LOG.")
    private Optional<Long> years = Optional.empty();

    @Option(names = "--evidence", paramLabel = "EVIDENCE", description = "Id of the evidence on file that shows it.")
    private Optional<String> evidence = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Map<Control, Presence> says = new EnumMap<>(Control.class);
        present.forEach(control -> says.put(control, Presence.PRESENT));
        absent.forEach(control -> says.put(control, Presence.ABSENT));
        unknown.forEach(control -> says.put(control, Presence.UNKNOWN));
        if (says.isEmpty() || says.size() != present.size() + absent.size() + unknown.size()) {
            throw filing.usage("name each control once, by --present, --absent or --unknown");
        }
        String id = "profile-" + Safeguards.of(filing.open()).size();
        return filing.act(PaperKind.RECIPIENT_PROFILED, id, (head, now) -> {
            head.put("recipient", recipient);
            says.forEach((control, presence) -> head.plain(control.key(), Printed.word(presence)));
            years.ifPresent(number -> head.plain("audit_log_years", number));
            return head.put("evidence", evidence);
        });
    }
}
