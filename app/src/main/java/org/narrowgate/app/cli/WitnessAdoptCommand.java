package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.AdoptedPolicy;
import org.narrowgate.engine.witness.WitnessPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code narrowgate witness adopt}: a signed paper that says who must cosign the logs before anything leaves. */
@Command(
        name = "adopt",
        description = {
            "For the custodian: adopts a policy on witnesses, by a paper of who signs agreements for him.",
            "From then on nothing is sealed before a quorum of them has cosigned both logs. A policy is given up or"
                    + " changed only by another such paper, which every later release and `verify` tell.",
            "POLICY is a C2SP tlog-policy: lines `witness NAME VKEY URL`, `group NAME 2 A B C`, `quorum NAME`. Name"
                    + " the same file in narrowgate.yaml, `witnesses: FILE`: where it and what was adopted differ, nothing"
                    + " leaves.",
            "--draft FILE writes the paper to be signed elsewhere (then `witness file`), --key and --certificate sign"
                    + " and file it now."
        },
        mixinStandardHelpOptions = true)
final class WitnessAdoptCommand implements Callable<Integer> {
    @Mixin
    private PaperFiling filing = new PaperFiling();

    @Parameters(paramLabel = "POLICY", description = "The policy file.")
    private Path policy = Path.of("");

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is told later.")
    private String reason = "";

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        WitnessPolicy read;
        try {
            read = WitnessPolicy.of(filing.read(policy, "policy"));
        } catch (ProofException wrong) {
            throw PaperFiling.refused(List.of(policy + ": " + wrong.getMessage()));
        }
        AdoptedPolicies adopted = AdoptedPolicies.of(filing.open());
        // Signed and filed once more, it is the paper that stands.
        List<AdoptedPolicy> before = adopted.all();
        boolean again =
                adopted.newest().map(AdoptedPolicy::policy).filter(read::equals).isPresent();
        int number = again ? before.size() : before.size() + 1;
        Optional<String> replaces = number < 2
                ? Optional.empty()
                : Optional.of(before.get(number - 2).filed().id());
        return filing.act(
                PaperKind.WITNESSES_ADOPTED, "witnesses-" + number, (head, now) -> head.put("policy", read.text())
                        .put("replaces", replaces)
                        .put("reason", reason));
    }
}
