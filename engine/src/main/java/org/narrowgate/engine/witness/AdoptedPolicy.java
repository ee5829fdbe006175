package org.narrowgate.engine.witness;

import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;

/**
 * A paper by which somebody who signs agreements for the custodian adopted a policy.
 *
 * @param by name of who signed it
 * @param replaces id of the paper whose policy it ends; empty for the first
 */
public record AdoptedPolicy(FiledPaper filed, String by, WitnessPolicy policy, String replaces, String reason) {
    static AdoptedPolicy of(FiledPaper filed) throws DocumentException {
        Paper paper = filed.read();
        Said said = read(paper);
        return new AdoptedPolicy(filed, paper.by(), said.policy(), said.replaces(), said.reason());
    }

    /** What such a paper says. */
    record Said(WitnessPolicy policy, String replaces, String reason) {}

    /** Reads the body of a paper of the kind {@link PaperKind#WITNESSES_ADOPTED}; a refusal has every fault. */
    static Said read(Paper paper) throws DocumentException {
        String text = paper.body().text("policy");
        String replaces = paper.body().text("replaces", "");
        String reason = paper.body().text("reason");
        WitnessPolicy policy = WitnessPolicy.none();
        try {
            policy = WitnessPolicy.of(text);
        } catch (ProofException wrong) {
            if (paper.body().has("policy")) {
                paper.body()
                        .problems()
                        .add(paper.body().markOf("policy"), String.valueOf(wrong.getMessage()), "correct it");
            }
        }
        paper.close();
        return new Said(policy, replaces, reason);
    }
}
