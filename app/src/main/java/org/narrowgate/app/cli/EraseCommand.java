package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.erasure.Erasing;
import org.narrowgate.engine.erasure.ErasureOrder;
import org.narrowgate.engine.erasure.ErasureReach;
import org.narrowgate.engine.erasure.Erasures;
import org.narrowgate.engine.erasure.PreservationGate;
import org.narrowgate.engine.erasure.ReachFinder;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.export.Exports;
import org.narrowgate.engine.export.MadeExport;
import org.narrowgate.engine.order.PersonList;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate erase}: evidence goes by an order that a second person approved. */
@Command(
        name = "erase",
        description = {
            "Erases evidence of rows by order: counsel signs it (`erase order`), what it reaches is looked at (`erase"
                    + " preview`), a second person signs that it may go (`erase approve`), and it goes (`erase carry`).",
            "The log stands, and nothing of it can be linked to anybody any more. What an order of a court preserves is not"
                    + " erased. Releases, accounting and reports are left, and named."
        },
        subcommands = {EraseListCommand.class, PaperFileCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate erase order E-1 --ground COURT_ORDER --cites \"D. Example, 1:26-cv-00001\" --run 14 --rows 7,9 \\",
            "      --key counsel.key.pem --certificate certificates/counsel.pem",
            "  narrowgate erase preview E-1",
            "  narrowgate erase approve E-1 --key deciding.key.pem --certificate certificates/deciding.pem",
            "  narrowgate erase carry E-1"
        })
final class EraseCommand {
    /** What is left where it is, and why. */
    static final List<String> LEFT = List.of(
            "sealed packages in releases/: encrypted to their recipients, the custodian cannot open them; recall them"
                    + " (`release recall`)",
            "accounting/: permanent by law (26 U.S.C. 6103(p)(3), 5 U.S.C. 552a(c)), it names the records disclosed",
            "bars, lists of orders of courts, signed answers and papers: an order to erase rows is none to erase these",
            "numbers of rows in lists of incidents; reports and files that people made, wherever they lie");

    /** What is to be erased, as options. */
    static final class Reaching {
        @Option(names = "--run", paramLabel = "RUN", description = "A run; with --rows.")
        private Optional<Long> run = Optional.empty();

        @Option(names = "--rows", paramLabel = "N,N", description = "Numbers of its rows.")
        private Optional<String> rows = Optional.empty();

        @Option(
                names = "--list",
                paramLabel = "FILE",
                description = "Whatever concerns these persons, one a line, as `tin: 900-70-0001` or `person: KEY`."
                        + " Protected data: kept encrypted until it is done, and then destroyed.")
        private Optional<Path> list = Optional.empty();

        @Option(
                names = "--overdue",
                description = "Rows of which nothing was disclosed, of requests decided longer ago than the"
                        + " `retention_days` of their agreement.")
        private boolean overdue;
    }

    @Command(
            name = "order",
            description = "Files an order to erase, signed by counsel; nothing is erased yet.",
            mixinStandardHelpOptions = true)
    int order(
            @Mixin PaperFiling filing,
            @Mixin Reaching reaching,
            @Parameters(paramLabel = "ORDER", description = "An id for it, such as E-1; nothing personal.")
                    String order,
            @Option(
                            names = "--ground",
                            required = true,
                            paramLabel = "GROUND",
                            description = "One of: ${COMPLETION-CANDIDATES}.")
                    ErasureOrder.Ground ground,
            @Option(
                            names = "--cites",
                            required = true,
                            paramLabel = "TEXT",
                            description = "The court's order, or the clause; nothing personal.")
                    String cites)
            throws IOException, DocumentException, RefusedException {
        int scopes =
                (reaching.rows.isPresent() ? 1 : 0) + (reaching.list.isPresent() ? 1 : 0) + (reaching.overdue ? 1 : 0);
        if (scopes != 1 || reaching.run.isPresent() != reaching.rows.isPresent()) {
            throw filing.usage("give one of: --run RUN with --rows N,N; --list FILE; --overdue");
        }
        Optional<String> list = reaching.list.isPresent()
                ? Optional.of(committed(filing, order, reaching.list.get()))
                : Optional.empty();
        return filing.act(PaperKind.ERASURE_ORDERED, order, (head, now) -> {
            head.plain("ground", Printed.word(ground)).put("cites", cites);
            reaching.run.ifPresent(run -> head.plain("scope", "rows").plain("run", run));
            reaching.rows.ifPresent(rows -> head.put("rows", rows));
            list.ifPresent(commitment -> head.plain("scope", "persons").put("list", commitment));
            return reaching.overdue ? head.plain("scope", "retention") : head;
        });
    }

    /** One filed before names the same list by the same commitment. */
    private static String committed(PaperFiling filing, String order, Path file)
            throws IOException, DocumentException, RefusedException {
        PersonList list = PersonList.parse(file.toString(), filing.read(file, "list of persons"));
        Optional<Erasures.Filed> before = Erasures.of(filing.open()).named(order);
        return before.isPresent() && before.get().order().scope() instanceof ErasureOrder.Persons persons
                ? persons.list().base64()
                : Protected.of(filing.open()).openings().commit(list.bytes()).base64();
    }

    @Command(
            name = "preview",
            description = "What an order would erase, in numbers; refused where a court preserves it. Changes nothing.",
            mixinStandardHelpOptions = true)
    int preview(@Mixin PaperDesk filing, @Parameters(paramLabel = "ORDER", description = "Its id.") String order)
            throws IOException, DocumentException, RefusedException {
        ErasureReach reach = reach(filing, order);
        Registry registry = Registry.read(filing.open().register());
        Json runs = Json.object();
        reach.rows().forEach((origin, rows) -> runs.put(String.valueOf(origin), rows.size()));
        List<String> left = left(filing, registry, reach.rows().keySet());
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put("order", order)
                            .put("rows", reach.count())
                            .put("rows_by_run", runs)
                            .put("left", left)));
        } else {
            PrintWriter out = filing.out();
            out.println("order " + order + " would erase, for good:");
            reach.rows()
                    .forEach((origin, rows) -> out.println("  run " + origin + ": " + rows.size()
                            + " rows, also in runs that decided them again " + registry.family(origin)
                            + "; the kept copy of its rows file as a whole; after it nothing of the request is released"
                            + " or decided any more"));
            out.println("left as it is:");
            left.forEach(each -> out.println("  " + each));
        }
        filing.out().flush();
        return Exit.DONE;
    }

    @Command(
            name = "approve",
            description = "Approves what an order reaches now; signed by somebody who did not sign the order.",
            mixinStandardHelpOptions = true)
    int approve(@Mixin PaperFiling filing, @Parameters(paramLabel = "ORDER", description = "Its id.") String order)
            throws IOException, DocumentException, RefusedException {
        Optional<Erasures.Filed> before = Erasures.of(filing.open()).named(order);
        Optional<String> known =
                before.flatMap(Erasures.Filed::approved).map(a -> a.reach().base64());
        String reach = known.isPresent()
                ? known.get()
                : Protected.of(filing.open())
                        .openings()
                        .commit(reach(filing, order).encode())
                        .base64();
        return filing.act(PaperKind.ERASURE_APPROVED, order + ".approved", (head, now) -> head.put("order", order)
                .put("reach", reach));
    }

    @Command(
            name = "carry",
            description = {
                "Erases what was approved, or goes on where it was cut off. It is in the register before anything goes."
            },
            mixinStandardHelpOptions = true)
    int carry(@Mixin PaperDesk filing, @Parameters(paramLabel = "ORDER", description = "Its id.") String order)
            throws IOException, DocumentException, RefusedException {
        Erasing.Done done;
        try (OpenWorkspace open = OpenWorkspace.open(filing.open(), new SecureRandom(), filing.clock())) {
            done = new Erasing(open).carry(order);
        }
        List<String> left = left(
                filing, Registry.read(filing.open().register()), done.rows().keySet());
        String lapse = lapse(filing.open().config().backupsKeptDays(), filing.today());
        if (filing.json()) {
            Json runs = Json.object();
            done.rows().forEach((run, rows) -> runs.put(String.valueOf(run), rows));
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put("order", order)
                            .put("erased_at", done.entry().at().toString())
                            .put("rows_by_run", runs)
                            .put("left", left)
                            .put("backups", lapse)));
        } else {
            filing.out()
                    .println("erased by order " + order + ": "
                            + done.rows().entrySet().stream()
                                    .map((Map.Entry<Long, Long> each) ->
                                            each.getValue() + " rows of run " + each.getKey())
                                    .collect(Collectors.joining(", ")));
            left.forEach(each -> filing.out().println("  left: " + each));
            filing.out().println(lapse);
        }
        filing.out().flush();
        return Exit.DONE;
    }

    /** With every archive of such a run that was made for an inspector, for it may hold the rows. */
    private static List<String> left(PaperDesk filing, Registry registry, Set<Long> runs)
            throws IOException, DocumentException {
        List<String> left = new ArrayList<>(LEFT);
        Openings openings = Protected.of(filing.open()).openings();
        for (MadeExport made : MadeExport.all(registry, Exports.of(Papers.of(filing.open(), registry)))) {
            if (runs.stream()
                    .anyMatch(run -> registry.family(run).contains(made.logged().run()))) {
                left.add("an archive that was exported, which may hold them; ask whoever has it to destroy it: "
                        + ExportListCommand.told(made, openings));
            }
        }
        return left;
    }

    /** Copies that were made before can still be read by whoever has them and the workspace key. */
    static String lapse(OptionalInt keptDays, LocalDate today) {
        return keptDays.isPresent()
                ? "complete once the backups made until today lapse, which are kept for " + keptDays.getAsInt()
                        + " days: after " + today.plusDays(keptDays.getAsInt())
                : "when it is complete cannot be told: narrowgate.yaml does not say for how long backups are kept"
                        + " (`backups: {kept_days: N}`), and those made until today still hold what was erased";
    }

    private static ErasureReach reach(PaperDesk filing, String order)
            throws IOException, DocumentException, RefusedException {
        ErasureOrder filed = Erasures.of(filing.open())
                .named(order)
                .orElseThrow(() -> PaperFiling.refused(
                        List.of("no order `" + order + "` to erase is on file; `erase list` names those that are")))
                .order();
        Protected secrets = Protected.of(filing.open());
        Registry registry = Registry.read(secrets.workspace().register());
        ErasureReach reach = new ReachFinder(
                        secrets.workspace(), secrets.key(), secrets.openings(), registry, filing.now())
                .find(filed);
        new PreservationGate(secrets.workspace(), secrets.key(), secrets.openings(), registry, filing.now())
                .pass(reach);
        return reach;
    }
}
