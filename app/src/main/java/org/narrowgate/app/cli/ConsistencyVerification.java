package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.ConsistencyProof;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.document.Json;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.TextFile;
import org.narrowgate.ledger.WholeFile;

/**
 * {@code verify --consistency OLD NEW}: that nothing which stood under the one checkpoint was altered, dropped or put in
 * under the other. The proof comes from the log's own files or from a file of its hashes, one a line in base64, as they
 * stand in C2SP tlog-witness between {@code old} and the checkpoint.
 */
final class ConsistencyVerification {
    private final Policy policy;
    private final Path older;
    private final Path newer;

    ConsistencyVerification(Policy policy, Path older, Path newer) {
        this.policy = policy;
        this.older = older;
        this.newer = newer;
    }

    int run(Optional<Path> log, Optional<Path> proof, PrintWriter out, boolean json) throws IOException {
        String refused = "";
        String what = older + " and " + newer;
        try {
            Checkpoint from = checkpoint(older);
            Checkpoint to = checkpoint(newer);
            if (!from.origin().equals(to.origin())) {
                throw new ProofException("they are of two logs, " + from.origin() + " and " + to.origin());
            }
            what = from.origin() + ": the tree of " + from.size() + " entries and that of " + to.size();
            proof(log, proof, from, to).verify(from.root(), to.root());
        } catch (ProofException wrong) {
            refused = String.valueOf(wrong.getMessage());
        }
        print(what, refused, out, json);
        return refused.isEmpty() ? Exit.DONE : Exit.NEEDS_A_PERSON;
    }

    private Checkpoint checkpoint(Path file) throws IOException {
        try {
            return policy.accept(SignedNote.parse(WholeFile.read(file))).checkpoint();
        } catch (ProofException wrong) {
            throw new ProofException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private ConsistencyProof proof(Optional<Path> log, Optional<Path> file, Checkpoint from, Checkpoint to)
            throws IOException {
        if (file.isPresent()) {
            List<Hash> path =
                    TextFile.lines(file.get()).stream().map(Hash::parse).toList();
            return new ConsistencyProof(from.size(), to.size(), path);
        }
        if (log.isPresent() && from.size() < to.size()) {
            NoteVerifier key = policy.logs().stream()
                    .map(Policy.Log::key)
                    .filter(k -> k.name().equals(to.origin()))
                    .findFirst()
                    .orElseThrow();
            return LogReader.open(log.get(), key).consistency(from.size(), to.size());
        }
        return new ConsistencyProof(from.size(), to.size(), List.of());
    }

    private void print(String what, String refused, PrintWriter out, boolean json) {
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("consistent", refused.isEmpty())
                    .put("what", what)
                    .put("unwitnessed", policy.asksForNoWitness())
                    .put("refused", refused)));
        } else if (refused.isEmpty()) {
            out.println("CONSISTENT " + what + ": the one is the beginning of the other, and nothing in it was altered"
                    + (policy.asksForNoWitness() ? "; UNWITNESSED" : ""));
        } else {
            out.println("REFUSED " + what + ": " + refused);
        }
        out.flush();
    }
}
