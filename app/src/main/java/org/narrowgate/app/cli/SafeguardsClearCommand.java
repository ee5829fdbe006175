package org.narrowgate.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code narrowgate safeguards clear}: until when an official of a recipient is cleared and trained. */
@Command(
        name = "clear",
        description = {
            "Says until when a named official of a recipient is cleared, trained, or both.",
            "What was said last counts: a clearance that ends early is filed again with its last day past."
        },
        mixinStandardHelpOptions = true)
final class SafeguardsClearCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Option(names = "--recipient", required = true, paramLabel = "AGENCY", description = "As requests name it.")
    private String recipient = "";

    @Option(names = "--official", required = true, paramLabel = "NAME", description = "By the name on file, or the id.")
    private String official = "";

    @Option(
            names = "--clearance-until",
            paramLabel = "DATE",
            description = "First day on which the clearance no longer counts.")
    private Optional<LocalDate> cleared = Optional.empty();

    @Option(
            names = "--training-until",
            paramLabel = "DATE",
            description = "First day on which the training no longer counts.")
    private Optional<LocalDate> trained = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        if (cleared.isEmpty() && trained.isEmpty()) {
            throw filing.usage("give --clearance-until, --training-until, or both");
        }
        String person = person(opened);
        // Not named after the person: the id of a paper is the name of a file.
        String id = "cleared-" + Safeguards.of(opened).size();
        return filing.act(PaperKind.RECIPIENT_CLEARED, id, (head, now) -> {
            head.put("recipient", recipient).put("official", person);
            cleared.ifPresent(day -> head.plain("clearance_until", day));
            trained.ifPresent(day -> head.plain("training_until", day));
            return head;
        });
    }

    private String person(Workspace opened) throws IOException, DocumentException, RefusedException {
        List<String> meant = Officials.of(opened).roster().persons().stream()
                .filter(person -> person.id().equals(official) || person.name().equals(official))
                .map(Person::id)
                .toList();
        if (meant.size() != 1) {
            throw PaperFiling.refused(List.of(
                    meant.isEmpty()
                            ? "nobody of that name is on file; `office timeline` shows who is"
                            : "several persons of that name are on file; give the id of one: "
                                    + String.join(", ", meant)));
        }
        return meant.get(0);
    }
}
