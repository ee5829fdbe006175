package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.narrowgate.app.doctor.Doctor;
import org.narrowgate.app.doctor.Symptom;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate doctor}: what is missing or misconfigured, each with its remedy. */
@Command(
        name = "doctor",
        description = {
            "Says what is missing or misconfigured, each with a code and a remedy.",
            "It changes nothing and takes no lock; docs/operator.md has an entry for every code."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 nothing stops decide or release; 1 something does."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Symptom> found = examined();
        boolean stops = found.stream().anyMatch(Symptom::stops);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("ready", !stops)
                    .put("symptoms", found.stream().map(Symptom::json).toList())));
        } else {
            found.forEach(symptom -> print(out, symptom));
            out.println(stops ? "something stops decide or release" : "nothing stops decide or release");
        }
        out.flush();
        return stops ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private List<Symptom> examined() {
        Workspace opened;
        try {
            opened = workspace.open();
        } catch (DocumentException unreadable) {
            return Doctor.withoutWorkspace(String.valueOf(unreadable.getMessage()));
        }
        Instant clock = Instant.now();
        return Doctor.examine(opened, Packs.folder(opened.config().packs()), clock, today(opened, clock));
    }

    private static Instant today(Workspace opened, Instant clock) {
        try {
            return Today.of(opened, Registry.read(opened.register()));
        } catch (IOException | UncheckedIOException | ProofException | IllegalArgumentException told) {
            // That the register cannot be read is a symptom, and found as one.
            return clock;
        }
    }

    private static void print(PrintWriter out, Symptom symptom) {
        out.printf(
                Locale.ROOT,
                "%-13s %-22s %s%n",
                Symptom.code(symptom.level()).replace('-', ' '),
                symptom.code(),
                symptom.what());
        if (!symptom.remedy().isEmpty()) {
            out.println("              remedy: " + symptom.remedy());
        }
    }
}
