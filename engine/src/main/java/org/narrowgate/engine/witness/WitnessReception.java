package org.narrowgate.engine.witness;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.Shard;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.LogReader;

/** Files signed papers by which policies are adopted; what cannot be is refused with what would be needed. */
public final class WitnessReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public WitnessReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.WITNESSES, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        AdoptedPolicy.Said said = AdoptedPolicy.read(paper);
        String before =
                AdoptedPolicies.of(workspace).newest().map(a -> a.filed().id()).orElse("");
        List<String> faults = new ArrayList<>();
        if (!said.replaces().equals(before)) {
            faults.add(
                    before.isEmpty()
                            ? "`replaces` names a paper, but no policy was adopted yet; leave it out"
                            : "the policy that counts is that of paper `" + before + "`, and `replaces` does not name"
                                    + " it; draft it again");
        }
        List<NoteVerifier> own =
                new ArrayList<>(List.of(LogReader.open(workspace.register()).verifier()));
        for (Shard shard : Shards.of(workspace).all()) {
            own.add(shard.key());
        }
        for (Policy.Log log : said.policy().policy().logs()) {
            if (!own.contains(log.key())) {
                faults.add("the policy names the log " + log.key().name()
                        + ", which is none of this workspace; name its own (the files `vkey`), or none");
            }
        }
        for (Policy.Witness witness : said.policy().policy().witnesses()) {
            if (own.stream().anyMatch(witness.key()::sameKey)) {
                faults.add("the witness " + witness.name() + " has the key of a log: a witness is somebody else");
            }
            if (witness.url().isEmpty()) {
                faults.add("the witness " + witness.name() + " has no URL, and could not be asked; add it to its line");
            }
        }
        return faults;
    }
}
