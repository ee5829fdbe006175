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
import org.narrowgate.core.screening.Judgment;
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
     * @return the answer, as it was read
     * @throws RefusedException if it is not signed by such an office, or answers nothing that waits
     */
    public static SignedFinding receive(OpenWorkspace open, long run, byte[] text, byte[] p7s)
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
                return finding;
            }
        }
        FindingSigned entry = new FindingSigned(
                open.now(), run, finding.question(), open.openings().commit(text), signer.fingerprint());
        requireNoOtherAnswer(open, registry, entry, finding);
        open.register().append(entry);
        return finding;
    }

    /**
     * Entries never change: nobody takes back what he signed, and an answer by which rows were decided stands. Until then
     * somebody else may sign the other answer, and then neither counts alone.
     */
    private static void requireNoOtherAnswer(
            OpenWorkspace open, Registry registry, FindingSigned entry, SignedFinding finding)
            throws IOException, DocumentException, RefusedException {
        List<Long> family = registry.family(registry.origin(entry.run()));
        Officials officials = Officials.of(open.workspace());
        Voice voice = Voice.of(finding, entry, officials);
        for (FindingSigned known : registry.all(FindingSigned.class, f -> family.contains(f.run()))) {
            SignedFinding earlier = SignedFinding.parse(open.openings().open(known.finding()));
            if (earlier.contradicts(finding)
                    && Voice.of(earlier, known, officials).isSamePerson(voice)) {
                throw stands(
                        finding.question(), earlier.answer() + " by " + earlier.by() + " about run " + earlier.run());
            }
        }
        for (long later : family) {
            long parent = registry.run(later).orElseThrow().parent();
            if (parent >= 0) {
                requireNotDecided(open, registry, parent, later, finding);
            }
        }
    }

    private static void requireNotDecided(
            OpenWorkspace open, Registry registry, long parent, long child, SignedFinding finding)
            throws IOException, DocumentException, RefusedException {
        RunRules.Law law = RunRules.Law.decode(
                open.openings().open(registry.run(child).orElseThrow().law()));
        for (Judgment relied : SignedAnswers.of(open.workspace(), open.openings(), registry, parent, child)
                .counting(law.questions())) {
            if (finding.contradicts(relied)) {
                throw stands(
                        finding.question(),
                        relied.answer() + " by " + relied.by() + " and run " + child + " was decided by that");
            }
        }
    }

    private static RefusedException stands(String question, String answer) {
        return new RefusedException(
                "finding",
                "question `" + question + "` was answered " + answer
                        + ", and that stands; ask for a new request to have it answered anew");
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
