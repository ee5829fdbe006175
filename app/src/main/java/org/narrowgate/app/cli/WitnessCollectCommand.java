package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.witness.PolicyAtHand;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate witness collect}: asks the witnesses that were adopted to cosign the logs. */
@Command(
        name = "collect",
        description = {
            "For the custodian: asks every witness of the policy that was adopted to cosign the register and the log of"
                    + " decisions, and logs of decisions that have ended without a quorum.",
            "`decide` and `release` try it by themselves. What was released in an emergency before its quorum is"
                    + " settled by it: the register says when, and `due` and `status` tell it no more. Its recipient is given"
                    + " the proof then: `release cosigned`."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all logs have their quorum; 1 one has not, each missing witness named with the reason;",
            "3 the policy on file is not the one that was adopted."
        })
final class WitnessCollectCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        WitnessPolicy policy = PolicyAtHand.require(opened).policy();
        InstantSource clock = time.clock(opened);
        List<Witnessing.Outcome> outcomes;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            outcomes = policy.asksForNoWitness() ? List.of() : new Witnessing(open, policy).all();
        }
        print(outcomes, policy);
        return outcomes.stream().allMatch(Witnessing.Outcome::met) ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private void print(List<Witnessing.Outcome> outcomes, WitnessPolicy policy) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("asked", !policy.asksForNoWitness())
                    .put("logs", outcomes.stream().map(o -> json(o, policy)).toList())));
        } else if (outcomes.isEmpty()) {
            out.println("UNWITNESSED: the policy asks for no witness; `witness adopt` adopts another");
        } else {
            outcomes.forEach(outcome -> print(out, outcome, policy));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Witnessing.Outcome outcome, WitnessPolicy policy) {
        out.println(outcome.origin() + ", " + outcome.note().checkpoint().size() + " entries: "
                + (outcome.met()
                        ? "WITNESSED by " + WitnessedLog.inWords(policy.cosigners(outcome.note()))
                        : "UNWITNESSED, the quorum is not met"));
        outcome.missing().forEach((witness, why) -> out.println("  missing " + witness + ": " + why));
    }

    private static Json json(Witnessing.Outcome outcome, WitnessPolicy policy) {
        Json missing = Json.object();
        outcome.missing().forEach(missing::put);
        return Json.object()
                .put("origin", outcome.origin())
                .put("size", outcome.note().checkpoint().size())
                .put("witnessed", outcome.met())
                .put("by", List.copyOf(policy.cosigners(outcome.note()).keySet()))
                .put("missing", missing);
    }
}
