package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.narrowgate.app.office.OfficeNow;
import org.narrowgate.app.office.WhoMay;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code narrowgate office who}: who is in which office, and who may do what, on a day and as known on a day. */
@Command(
        name = "who",
        description = {
            "Without --may: every office with its holder, vacancy and delegations. With --may: who may do an act, by which"
                    + " chain of delegations, who may not quite and why, and what would be needed if nobody may.",
            "Two days are asked about: --on, when it is to be done, and --known, what was on file then. A paper filed late"
                    + " gives no authority for the time before."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "  narrowgate office who --may release --provision us/26-usc-6103-i-2",
            "  narrowgate office who --may agreement --side custodian --on 2026-02-01 --known 2026-02-15",
            "Exit codes: 0 somebody may; 1 nobody may."
        })
final class OfficeWhoCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--on",
            paramLabel = "DATE|INSTANT",
            converter = EndOfDay.class,
            description = "When; now if absent, and in a demo as of its last run. A day is taken at its end (UTC).")
    private Optional<Instant> on = Optional.empty();

    @Option(
            names = "--known",
            paramLabel = "DATE|INSTANT",
            converter = EndOfDay.class,
            description = "As far as was on file then; all that is on file if absent.")
    private Optional<Instant> known = Optional.empty();

    @Option(names = "--may", paramLabel = "ACT", description = "An act, such as release, decide, agreement, roster.")
    private Optional<String> may = Optional.empty();

    @Option(
            names = "--provision",
            paramLabel = "PACK",
            description = "Under which pack; needed for release, whose pack says who may.")
    private Optional<String> provision = Optional.empty();

    @Option(names = "--side", paramLabel = "SIDE", description = "custodian or requester; both if absent.")
    private Optional<String> side = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        Optional<Mandate> mandate = may.isPresent() ? Optional.of(mandate(opened, may.get())) : Optional.empty();
        if (mandate.isEmpty() && (provision.isPresent() || side.isPresent())) {
            throw usage("--provision and --side belong to --may ACT");
        }
        Instant at = on.orElse(Today.of(opened, Registry.read(opened.register())));
        Officials now = Officials.of(opened);
        Officials then = known.map(now::knownAt).orElse(now);
        return mandate.isPresent() ? may(opened, now, then, mandate.get(), at) : offices(now, then, at);
    }

    private int may(Workspace opened, Officials now, Officials then, Mandate mandate, Instant at) {
        String filer = filer(opened, then, at);
        WhoMay answer = WhoMay.of(then, mandate, at, filer);
        WhoMay today = known.isPresent() ? WhoMay.of(now, mandate, at, filer) : answer;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json document = dates(answer.json(), at);
            known.ifPresent(k -> document.put("may_as_known_now", List.copyOf(today.names())));
            out.println(Printed.compact(document));
        } else {
            StringBuilder text = new StringBuilder("who may `" + mandate.act().word() + "`"
                    + (mandate.provision().isEmpty() ? "" : " under " + mandate.provision()) + heading(at));
            answer.print(text);
            difference(text, answer.names(), today.names());
            out.print(text);
        }
        out.flush();
        return answer.isAnybody() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private static void difference(StringBuilder text, Set<String> then, Set<String> now) {
        Set<String> more = new TreeSet<>(now);
        more.removeAll(then);
        Set<String> fewer = new TreeSet<>(then);
        fewer.removeAll(now);
        if (!more.isEmpty()) {
            text.append("as known now, may too: ")
                    .append(String.join(", ", more))
                    .append('\n');
        }
        if (!fewer.isEmpty()) {
            text.append("as known now, might not: ")
                    .append(String.join(", ", fewer))
                    .append('\n');
        }
    }

    private int offices(Officials now, Officials then, Instant at) {
        List<OfficeNow> offices = OfficeNow.all(then.authorities(), at);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(dates(
                    Json.object()
                            .put(
                                    "offices",
                                    offices.stream().map(OfficeNow::json).toList()),
                    at)));
        } else {
            out.print("offices" + heading(at));
            if (offices.isEmpty()) {
                out.println("no office was on file; `narrowgate office draft --help` says how one is filed");
            }
            offices.forEach(office -> out.print(office.text(then.roster(), at)));
            changed(texts(then, at), texts(now, at)).forEach(text -> out.print("as known now: " + text));
        }
        out.flush();
        return Exit.DONE;
    }

    private static Map<String, String> texts(Officials officials, Instant at) {
        Map<String, String> texts = new LinkedHashMap<>();
        OfficeNow.all(officials.authorities(), at)
                .forEach(office -> texts.put(office.office().id(), office.text(officials.roster(), at)));
        return texts;
    }

    private static List<String> changed(Map<String, String> then, Map<String, String> now) {
        List<String> changed = new ArrayList<>();
        now.forEach((id, text) -> {
            if (!text.equals(then.get(id))) {
                changed.add(text);
            }
        });
        return changed;
    }

    private String heading(Instant at) {
        return " on " + at + known.map(k -> ", as was known at " + k).orElse(", as is known now") + "\n";
    }

    private Json dates(Json document, Instant at) {
        document.put("on", at.toString());
        known.ifPresent(k -> document.put("known", k.toString()));
        return document;
    }

    private Mandate mandate(Workspace opened, String word) throws IOException, DocumentException {
        Act act = Act.of(word)
                .orElseThrow(
                        () -> usage("--may: there is no act `" + word + "`; " + NearestName.remedy(word, Act.words())));
        Path packs = Packs.folder(opened.config().packs());
        if (act == Act.RELEASE) {
            if (provision.isEmpty()) {
                throw usage("--may release needs --provision: the pack says who may. There are "
                        + String.join(", ", Packs.ids(packs)));
            }
            return Packs.read(packs, provision.get()).releasedBy();
        }
        if (provision.isPresent() && !Packs.ids(packs).contains(provision.get())) {
            throw usage("--provision: there is no pack `" + provision.get() + "`; "
                    + NearestName.remedy(provision.get(), Packs.ids(packs)));
        }
        return Mandate.of(act, sides()).under(provision.orElse(""));
    }

    private Side[] sides() {
        if (side.isEmpty()) {
            return Side.values();
        }
        for (Side each : Side.values()) {
            if (Printed.word(each).equals(side.get())) {
                return new Side[] {each};
            }
        }
        throw usage("--side: `" + side.get() + "` is neither custodian nor requester");
    }

    /** Who signs a paper on offices: the one that the configuration names, and those whose office may. */
    private static String filer(Workspace opened, Officials officials, Instant at) {
        Set<String> names = new TreeSet<>();
        officials
                .who(Mandate.of(Act.ROSTER, Side.CUSTODIAN), at)
                .forEach((Signatory who) -> names.add(who.name() + " (" + who.office() + ")"));
        opened.config()
                .registrar()
                .ifPresent(file -> names.add("the registrar of narrowgate.yaml (" + file.getFileName() + ")"));
        return names.isEmpty()
                ? "a registrar, and there is none: name one's certificate as `registrar` in narrowgate.yaml"
                : String.join(" or ", names);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
