package org.narrowgate.engine.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/**
 * The policy that counts, held against the file that {@code narrowgate.yaml} names. A file cannot change what was
 * adopted by a signed paper: where the two differ somebody meant to change it, or should know, and nothing leaves.
 */
public final class PolicyAtHand {
    private PolicyAtHand() {}

    /** What is wrong with the file, with the remedy; empty if it says what was adopted. */
    public static Optional<String> wrong(Workspace workspace, AdoptedPolicies adopted) throws IOException {
        Optional<Path> file = workspace.config().witnesses();
        Optional<AdoptedPolicy> newest = adopted.newest();
        String paper =
                newest.map(a -> "the paper " + a.filed().id() + " of " + a.by()).orElse("");
        if (file.isEmpty()) {
            return newest.map(a -> "narrowgate.yaml names no `witnesses`, but " + paper + " adopted a policy, and that"
                    + " stands: write it to a file (`narrowgate witness policy --text FILE`) and name the file there");
        }
        if (!Files.isRegularFile(file.get())) {
            return Optional.of(file.get() + ", which narrowgate.yaml names under `witnesses`, is not there: "
                    + (newest.isPresent()
                            ? "write what was adopted to it (`narrowgate witness policy --text FILE`)"
                            : "put the policy there, or take the key out"));
        }
        try {
            if (newest.isPresent() && newest.get().policy().equals(WitnessPolicy.of(WholeFile.read(file.get())))) {
                return Optional.empty();
            }
        } catch (ProofException broken) {
            return Optional.of(file.get() + ": " + broken.getMessage());
        }
        return Optional.of(file.get() + " is not the policy that counts"
                + (newest.isPresent() ? ", which is that of " + paper : ": nobody has adopted it")
                + "; have who signs agreements adopt it (`narrowgate witness adopt " + file.get() + "`)"
                + (newest.isPresent()
                        ? ", or put back what was adopted (`narrowgate witness policy --text FILE`)"
                        : ""));
    }

    /** The policy under which something may leave; refused where it and the file differ. */
    public static AdoptedPolicies require(Workspace workspace) throws IOException, DocumentException, RefusedException {
        AdoptedPolicies adopted = AdoptedPolicies.of(workspace);
        Optional<String> wrong = wrong(workspace, adopted);
        if (wrong.isPresent()) {
            throw new RefusedException("witness-policy", wrong.get() + "; nothing was logged or sealed");
        }
        return adopted;
    }
}
