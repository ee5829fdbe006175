package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.holding.Holder;
import org.narrowgate.engine.holding.Holding;
import org.narrowgate.engine.holding.Holdings;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code narrowgate release holders}: who has what was released. */
@Command(
        name = "holders",
        description = {
            "Who holds each release, since when and until when, what each holder has to attest and by when, and what was"
                    + " not destroyed in time.",
            "It is put together from signed papers alone: silence is no attestation, and a day that passes destroys"
                    + " nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing is late; 1 an attestation or a destruction is; 3 there is no such release."
        })
final class HoldersCommand implements Callable<Integer> {
    @Mixin
    private PaperDesk filing = new PaperDesk();

    @Parameters(paramLabel = "RELEASE", arity = "0..1", description = "Its name, such as run-9; all if absent.")
    private Optional<String> release = Optional.empty();

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = filing.open();
        List<Holding> holdings = release.isPresent()
                ? List.of(HoldingSigning.of(opened, release.get()))
                : Holdings.of(opened).all();
        LocalDate today = LocalDate.ofInstant(filing.now(), ZoneOffset.UTC);
        if (filing.json()) {
            filing.out()
                    .println(Printed.compact(Json.object()
                            .put("on", today.toString())
                            .put(
                                    "releases",
                                    holdings.stream().map(h -> json(h, today)).toList())));
        } else if (holdings.isEmpty()) {
            filing.out().println("nothing was released here");
        } else {
            holdings.forEach(holding -> print(filing.out(), holding, today));
        }
        filing.out().flush();
        return holdings.stream().anyMatch(h -> h.isLate(today)) ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private static String state(Holding holding, LocalDate today) {
        if (holding.isExpired(today)) {
            return "EXPIRED";
        }
        if (holding.isLate(today)) {
            return "OVERDUE";
        }
        boolean unknown = holding.holders().isEmpty();
        return unknown ? "UNKNOWN" : holding.current().isEmpty() ? "DESTROYED" : "HELD";
    }

    private static void print(PrintWriter out, Holding holding, LocalDate today) {
        out.println(holding.release() + "  " + state(holding, today) + "  sealed on " + holding.sealed()
                + holding.terms()
                        .map(terms -> ", to be destroyed by " + terms.destroyBy() + ", use attested every "
                                + terms.attestEveryDays() + " days")
                        .orElse(", before there was a register of holders: its package names no last day"));
        holding.holders().forEach(holder -> out.println("  " + told(holder, today)));
    }

    private static String told(Holder holder, LocalDate today) {
        String came = holder.name()
                + holder.from().map(from -> ", from " + from + " on ").orElse(", recipient since ")
                + holder.since()
                + holder.received().map(on -> ", received on " + on).orElse(", RECEIPT NOT SIGNED");
        if (!holder.holds()) {
            return came
                    + holder.ended()
                            .map(ended -> "; destroyed on " + ended.on() + ": " + ended.how())
                            .orElse("");
        }
        List<LocalDate> overdue = holder.overdue(today);
        return came
                + (overdue.isEmpty()
                        ? holder.attestsBy().map(day -> "; attests by " + day).orElse("; nothing more to attest")
                        : "; OVERDUE to attest by "
                                + overdue.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
    }

    private static Json json(Holding holding, LocalDate today) {
        return Json.object()
                .put("release", holding.release())
                .put("state", state(holding, today))
                .put("sealed_on", holding.sealed().toString())
                .put(
                        "destroy_by",
                        holding.terms().map(t -> t.destroyBy().toString()).orElse(""))
                .put(
                        "holders",
                        holding.holders().stream().map(h -> json(h, today)).toList());
    }

    private static Json json(Holder holder, LocalDate today) {
        Json json = Json.object()
                .put("name", holder.name())
                .put("from", holder.from().orElse(""))
                .put("since", holder.since().toString())
                .put("received_on", holder.received().map(LocalDate::toString).orElse(""))
                .put("holds", holder.holds())
                .put("attest_by", holder.attestsBy().map(LocalDate::toString).orElse(""))
                .put(
                        "overdue",
                        holder.overdue(today).stream().map(LocalDate::toString).toList());
        holder.ended().ifPresent(ended -> json.put("destroyed_on", ended.on().toString())
                .put("how", ended.how()));
        return json;
    }
}
