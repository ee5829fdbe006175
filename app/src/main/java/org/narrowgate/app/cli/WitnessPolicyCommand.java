package org.narrowgate.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.AdoptedPolicy;
import org.narrowgate.engine.witness.PolicyAtHand;
import org.narrowgate.engine.witness.WitnessedLog;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code narrowgate witness policy}: what was adopted, and how far each log is witnessed. */
@Command(
        name = "policy",
        description = {
            "For the custodian: every policy on witnesses that was adopted, whether the file that narrowgate.yaml"
                    + " names is the one that counts, and how far each log is witnessed, by whom and when. Asks nobody."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 the file is what was adopted; 1 it is not, and nothing can be released."})
final class WitnessPolicyCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--text", paramLabel = "FILE", description = "Write the policy that counts to this file.")
    private Optional<Path> text = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        Workspace opened = workspace.open();
        AdoptedPolicies adopted = AdoptedPolicies.of(opened);
        if (text.isPresent()) {
            AtomicFile.write(text.get(), adopted.policy().text().getBytes(UTF_8));
        }
        Optional<String> wrong = PolicyAtHand.wrong(opened, adopted);
        List<String> logs = WitnessedLog.all(opened, adopted.policy()).stream()
                .map(WitnessedLog::words)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("policy", adopted.policy().text())
                    .put(
                            "adopted",
                            adopted.all().stream()
                                    .map(WitnessPolicyCommand::json)
                                    .toList())
                    .put("wrong", wrong.orElse(""))
                    .put("given_up", adopted.givenUp().orElse(""))
                    .put("logs", logs)));
        } else {
            adopted.all().forEach(each -> out.println(words(each)));
            out.print(adopted.policy().text());
            logs.forEach(out::println);
            adopted.givenUp().ifPresent(why -> out.println("UNWITNESSED: " + why));
            wrong.ifPresent(why -> out.println("nothing can be released: " + why));
        }
        out.flush();
        return wrong.isPresent() ? Exit.NEEDS_A_PERSON : Exit.DONE;
    }

    private static String words(AdoptedPolicy each) {
        return "paper " + each.filed().id() + ", " + each.filed().at() + ", " + each.by() + ": " + each.reason();
    }

    private static Json json(AdoptedPolicy each) {
        return Json.object()
                .put("paper", each.filed().id())
                .put("at", each.filed().at().toString())
                .put("by", each.by())
                .put("reason", each.reason());
    }
}
