package org.narrowgate.core.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The outcome for one element (or one branch of it), with the branch that decided it and all that were asked.
 *
 * @param branch id of the deciding check
 * @param facts names of the facts that were looked at
 * @param detail the absent fact, the exceptions applied, or who judged; empty when there is nothing to add
 * @param parts the findings of every branch that was asked, in the order of the pack; empty if there was one alone
 */
public record Finding(
        Element element,
        FindingStatus status,
        String branch,
        Citation citation,
        String text,
        Basis basis,
        List<String> facts,
        String detail,
        Optional<Question> question,
        String cure,
        List<Finding> parts) {
    /** A finding of one branch alone. */
    public Finding(
            Element element,
            FindingStatus status,
            String branch,
            Citation citation,
            String text,
            Basis basis,
            List<String> facts,
            String detail,
            Optional<Question> question,
            String cure) {
        this(element, status, branch, citation, text, basis, facts, detail, question, cure, List.of());
    }

    /** The same finding as the one that decided among several branches. */
    Finding among(List<Finding> asked) {
        List<Finding> all = new ArrayList<>();
        asked.forEach(finding -> all.addAll(finding.each()));
        return new Finding(
                element, status, branch, citation, text, basis, facts, detail, question, cure, List.copyOf(all));
    }

    /** The findings of its branches; itself if it has one alone. */
    public List<Finding> each() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    public boolean met() {
        return status == FindingStatus.MET;
    }

    /** The same finding after a person answered its question. */
    public Finding judged(FindingStatus answer, String by) {
        return new Finding(
                element,
                answer,
                branch,
                citation,
                text,
                new Basis(Basis.Kind.JUDGED, by),
                facts,
                detail,
                Optional.empty(),
                cure);
    }
}
