package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.order.CourtOrder;
import org.narrowgate.engine.order.OrderAct;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate order}: what courts ordered, and what became of it; each act is a signed paper. */
@Command(
        name = "order",
        description = {
            "Orders of courts: entered, lifted, answered. While a stay or an injunction binds, nothing that it reaches leaves.",
            "Lifted is not released: what it had reached is decided again (`hold resolve RUN`) and waits until a person"
                    + " answers that it may go (`order answer`).",
            "Every act is a paper that counsel signs: --draft FILE writes it to be signed elsewhere (then `order file`),"
                    + " --key and --certificate sign and file it now."
        },
        subcommands = {OrderListCommand.class, OrderShowCommand.class, PaperFileCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate order enter O-1 --court \"D. Example\" --docket 1:26-cv-00001 --effect STAY \\",
            "      --scope AGREEMENT --of IRS-DHS-2026-01 --public --made 2026-02-05 --says \"The policy is stayed.\" \\",
            "      --key counsel.key.pem --certificate certificates/counsel.pem",
            "  narrowgate order lift O-1 --ending VACATED --citation \"Ct. App. Example, 26-0001\" ..."
        })
final class OrderCommand {
    /** What an order says of itself, as options. */
    static final class Words {
        @Option(names = "--court", required = true, paramLabel = "TEXT", description = "As it names itself.")
        private String court = "";

        @Option(names = "--docket", required = true, paramLabel = "TEXT", description = "Number of the case.")
        private String docket = "";

        @Option(
                names = "--effect",
                required = true,
                paramLabel = "EFFECT",
                description = "One of: ${COMPLETION-CANDIDATES}.")
        private CourtOrder.Effect effect = CourtOrder.Effect.STAY;

        @Option(
                names = "--scope",
                required = true,
                paramLabel = "SCOPE",
                description = "What it reaches: ${COMPLETION-CANDIDATES}.")
        private OrderScope.Kind scope = OrderScope.Kind.EVERYTHING;

        @Option(
                names = "--of",
                paramLabel = "NAME",
                description = "Of the run, agreement, pack or agency; the marks of a CLASS, such as"
                        + " \"state=CA,NV; born-from=2008-06-01\"; nothing for EVERYTHING and PERSONS.")
        private Optional<String> of = Optional.empty();

        @Option(
                names = "--list",
                paramLabel = "FILE",
                description =
                        "Of PERSONS: one a line, as `tin: 900-70-0001` or `person: KEY`. Protected data: it is kept"
                                + " encrypted, and the paper holds a salted commitment to it.")
        private Optional<Path> list = Optional.empty();

        @Option(names = "--public", description = "It is public; of another one the requester is told nothing.")
        private boolean open;

        @Option(names = "--made", required = true, paramLabel = "DATE", description = "When the court made it.")
        private LocalDate made = LocalDate.MIN;

        @Option(names = "--served", paramLabel = "DATE", description = "When the custodian was served.")
        private Optional<LocalDate> served = Optional.empty();

        @Option(names = "--from", paramLabel = "INSTANT", description = "From when it binds; now if absent.")
        private Optional<Instant> from = Optional.empty();

        @Option(
                names = "--until",
                paramLabel = "INSTANT",
                description = "From when it binds no longer by its own words.")
        private Optional<Instant> until = Optional.empty();

        @Option(names = "--says", required = true, paramLabel = "TEXT", description = "Its operative words.")
        private String says = "";
    }

    @Command(
            name = "enter",
            description = {
                "Puts an order on file: from now on it stops what it reaches, also between a decision and its release.",
                "A stay or an injunction stops; a preservation or a sealing order is kept and shown."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 filed or drafted; 1 the same, but nothing that --of names is on file here; 3 refused."
            })
    int enter(
            @Mixin PaperFiling filing,
            @Mixin Words words,
            @Parameters(paramLabel = "ORDER", description = "An id for it, such as O-1.") String order)
            throws IOException, DocumentException, RefusedException {
        boolean persons = words.scope == OrderScope.Kind.PERSONS;
        if (words.of.isPresent() == (persons || words.scope == OrderScope.Kind.EVERYTHING)) {
            throw filing.usage("--of NAME belongs to every --scope but EVERYTHING and PERSONS");
        }
        if (words.list.isPresent() != persons) {
            throw filing.usage("--list FILE belongs to --scope PERSONS, and to no other");
        }
        Optional<String> of = persons ? Optional.of(committed(filing, order, words.list.get())) : words.of;
        Optional<String> missed = KnownTargets.missed(filing.open(), words.scope, words.of.orElse(""));
        int filed = filed(filing, order, words, of);
        missed.ifPresent(filing::warn);
        return filed == Exit.DONE && missed.isPresent() ? Exit.NEEDS_A_PERSON : filed;
    }

    private static int filed(PaperFiling filing, String order, Words words, Optional<String> of)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.COURT_ORDER, order, (head, now) -> {
            head.put("court", words.court)
                    .put("docket", words.docket)
                    .plain("effect", Printed.word(words.effect))
                    .plain("scope", Printed.word(words.scope))
                    .put("of", of)
                    .plain("public", words.open)
                    .plain("made", words.made);
            words.served.ifPresent(day -> head.plain("served", day));
            head.plain("from", words.from.orElse(now.truncatedTo(ChronoUnit.SECONDS)));
            words.until.ifPresent(end -> head.plain("until", end));
            return head.put("says", words.says);
        });
    }

    /** The list as the paper names it; the same list again has the same commitment. */
    private static String committed(PaperFiling filing, String order, Path file)
            throws IOException, DocumentException, RefusedException {
        PersonList list = PersonList.parse(file.toString(), filing.read(file, "list of persons"));
        Workspace opened = filing.open();
        Openings openings = Protected.of(opened).openings();
        Optional<OrderHistory> before =
                Orders.of(opened).named(order).filter(o -> o.order().scope().kind() == OrderScope.Kind.PERSONS);
        if (before.isPresent()
                && Arrays.equals(before.get().order().persons(openings).bytes(), list.bytes())) {
            return before.get().order().scope().name();
        }
        return openings.commit(list.bytes()).base64();
    }

    @Command(
            name = "lift",
            description = {
                "Says that an order binds no longer. Nothing leaves by that alone: what it had reached is decided again."
            },
            mixinStandardHelpOptions = true)
    int lift(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "ORDER", description = "Its id.") String order,
            @Option(
                            names = "--ending",
                            required = true,
                            paramLabel = "ENDING",
                            description = "One of: ${COMPLETION-CANDIDATES}.")
                    OrderAct.Ending ending,
            @Option(names = "--from", paramLabel = "INSTANT", description = "From when on; now if absent.")
                    Optional<Instant> from,
            @Option(names = "--citation", required = true, paramLabel = "TEXT", description = "Of what ended it.")
                    String citation)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.ORDER_LIFTED, order + ".lifted", (head, now) -> head.put("order", order)
                .plain("ending", Printed.word(ending))
                .plain("from", from.orElse(now.truncatedTo(ChronoUnit.SECONDS)))
                .put("citation", citation));
    }

    @Command(
            name = "answer",
            description = {"Lets a run go on that was decided again after an order had ended; by who did not decide it."
            },
            mixinStandardHelpOptions = true)
    int answer(
            @Mixin PaperFiling filing,
            @Parameters(paramLabel = "ORDER", description = "Its id.") String order,
            @Option(names = "--run", required = true, paramLabel = "RUN", description = "Its number.") long run,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may go on.")
                    String reason)
            throws IOException, DocumentException, RefusedException {
        return filing.act(PaperKind.ORDER_ANSWERED, order + ".run-" + run, (head, now) -> head.put("order", order)
                .plain("run", run)
                .put("reason", reason));
    }
}
