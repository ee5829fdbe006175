package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.holding.Holder;
import org.narrowgate.engine.holding.Holdings;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.RecallAct;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate release recall}: calls a release back. */
@Command(
        name = "recall",
        description = {
            "Calls a release back: a notice that counsel, the deciding official or the chief of safeguards signs.",
            "Every holder answers it by a paper of his own (`release acknowledge`). Until each has, the recall stays open;"
                    + " past its deadline it stands in `status` and `office alarms`. Only a person closes it."
        },
        mixinStandardHelpOptions = true)
final class RecallCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "RELEASE", description = "Its name, such as run-9.")
    private String release = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the holder reads it.")
    private String reason = "";

    @Option(names = "--deadline", required = true, paramLabel = "DATE", description = "Last day for answers.")
    private LocalDate deadline = LocalDate.MIN;

    @Option(
            names = "--demand",
            defaultValue = "DISPOSE",
            description = "One of: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if absent.")
    private RecallAct.Demand demand = RecallAct.Demand.DISPOSE;

    @Option(
            names = "--holders",
            split = ";",
            paramLabel = "NAME",
            description = "Who holds it, by names on file, `;` between; those in the register of holders if absent.")
    private List<String> holders = List.of();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        String names = holders.isEmpty() ? inTheRegister(opened) : String.join("; ", holders);
        long before = Recalls.of(opened).all().stream()
                .filter(recall -> recall.notice().release().equals(release) && !recall.isOpen())
                .count();
        String id = release + ".recall" + (before == 0 ? "" : "-" + (before + 1));
        return filing.act(PaperKind.RECALL, id, (head, now) -> head.put("release", release)
                .plain("demand", Printed.word(demand))
                .plain("deadline", deadline)
                .put("holders", names)
                .put("reason", reason));
    }

    /** Those who hold it; of a release from before there was a register of holders, its recipient. */
    private String inTheRegister(Workspace opened) throws IOException, DocumentException, RefusedException {
        String known = Holdings.of(opened).of(release).stream()
                .flatMap(holding -> holding.current().stream())
                .map(Holder::name)
                .collect(Collectors.joining("; "));
        return known.isEmpty() ? recipient(opened) : known;
    }

    /** Name of the official whose certificate the release was sealed to. */
    private String recipient(Workspace opened) throws IOException, DocumentException, RefusedException {
        Registry registry = Registry.read(opened.register());
        Optional<ReleaseSealed> sealed = registry
                .all(ReleaseSealed.class, s -> s.release().equals(release))
                .stream()
                .findFirst();
        if (sealed.isEmpty()) {
            throw PaperFiling.refused(
                    List.of("no release `" + release + "` was sealed here; `status` names those that were"));
        }
        String request = RunRules.Law.decode(Protected.of(opened)
                        .openings()
                        .open(registry.run(sealed.get().run()).orElseThrow().law()))
                .requestId();
        String fingerprint = RequestPackage.readAgainWithoutRows(
                        opened.requests().resolve(request))
                .header()
                .recipientCertificate();
        return Officials.of(opened)
                .owner(fingerprint, sealed.get().at())
                .map(Person::name)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("nobody on file owns the certificate that it was sealed to; say who with --holders")));
    }

    /** A recall that is open, or a refusal that says how to see those that are. */
    static Recall open(Workspace opened, String release) throws IOException, DocumentException, RefusedException {
        return Recalls.of(opened)
                .of(release)
                .filter(Recall::isOpen)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("no recall of `" + release + "` is open; `release recalls` names those that are")));
    }
}
