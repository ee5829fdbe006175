package org.narrowgate.engine.run;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.state.RowSummary;

/** Takes in a signed answer to a question that rows are held for; it counts for runs opened after it is logged. */
public final class FindingReception {
    private FindingReception() {}

    /**
     * Logs the answer; one that is logged already is left as it is.
     *
     * @param p7s detached signature by an office that may answer it
     * @throws RefusedException if it is not signed by such an office, or answers nothing that waits
     */
    public static void receive(OpenWorkspace open, long run, byte[] text, byte[] p7s)
            throws IOException, DocumentException, RefusedException {
        SignerCheck check =
                Officials.of(open.workspace()).verify(text, p7s, Mandate.of(Act.FINDING, Side.CUSTODIAN), open.now());
        if (check.refusal().isPresent()) {
            throw new RefusedException(
                    "finding",
                    "the signature of the finding is refused: "
                            + check.refusal().get());
        }
        Signatory signer = check.signed().orElseThrow().by();
        SignedFinding finding;
        try {
            finding = SignedFinding.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("finding", "the text of the finding, " + malformed.getMessage());
        }
        if (!signer.isNamedBy(finding.by())) {
            throw new RefusedException(
                    "finding",
                    "the finding, `by`: it names somebody else than the person who signed; draft it for him");
        }
        Registry registry = open.register().read();
        requireOpenQuestion(open, run, finding);
        for (FindingSigned known : registry.all(FindingSigned.class, f -> f.run() == run)) {
            if (Arrays.equals(open.openings().open(known.finding()), text)) {
                return;
            }
        }
        requireNoOtherAnswer(open, registry, run, finding);
        open.register()
                .append(new FindingSigned(
                        open.now(), run, finding.question(), open.openings().commit(text), signer.fingerprint()));
    }

    /** Entries never change: an answer that contradicts one logged before would stand in the way of every later run. */
    private static void requireNoOtherAnswer(OpenWorkspace open, Registry registry, long run, SignedFinding finding)
            throws IOException, RefusedException {
        List<Long> family = registry.family(registry.origin(run));
        for (FindingSigned known : registry.all(FindingSigned.class, f -> family.contains(f.run()))) {
            SignedFinding earlier = SignedFinding.parse(open.openings().open(known.finding()));
            if (earlier.contradicts(finding)) {
                throw new RefusedException(
                        "finding",
                        "question `" + finding.question() + "` was answered " + earlier.answer() + " by "
                                + earlier.by() + " about run " + earlier.run()
                                + ", and that stands; ask for a new request to have it answered anew");
            }
        }
    }

    private static void requireOpenQuestion(OpenWorkspace open, long run, SignedFinding finding)
            throws IOException, RefusedException {
        if (finding.run() != run) {
            throw new RefusedException("finding", "the finding is about run " + finding.run() + ", not run " + run);
        }
        boolean once = RunRules.Law.decode(open.openings()
                        .open(open.register().read().run(run).orElseThrow().law()))
                .questions()
                .getOrDefault(finding.question(), new Question(finding.question(), "", false))
                .once();
        if (once != finding.rows().isEmpty()) {
            throw new RefusedException(
                    "finding",
                    once
                            ? "the finding, `rows`: `" + finding.question()
                                    + "` is asked once for the run; write `rows all`"
                            : "the finding, `rows`: `" + finding.question()
                                    + "` is asked of each row; name the rows answered for");
        }
        List<RowSummary> waiting = RunSummaries.of(open.workspace(), open.key(), open.openings(), run).stream()
                .filter(row -> row.outcome() == Outcome.HOLD && row.questions().contains(finding.question()))
                .toList();
        Set<Long> rows = waiting.stream().map(RowSummary::row).collect(Collectors.toSet());
        if (rows.isEmpty() || !rows.containsAll(finding.rows())) {
            throw new RefusedException(
                    "finding",
                    "the finding answers what no row waits for; `narrowgate hold list " + run
                            + "` names the questions");
        }
    }
}
