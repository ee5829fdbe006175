package org.narrowgate.core.decision;

import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.GroundKind;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.proof.ProofException;

/**
 * A finding as it was logged, with the words of its branches.
 *
 * @param element id of the element
 * @param branch id of the branch that decided, or {@code not-looked-up}
 * @param facts names of the facts looked at
 * @param cure what the requester could do, in plain words; empty if nothing
 * @param parts every branch that was asked, in the order of the pack; empty if there was one alone
 */
public record FindingView(
        String element,
        Layer layer,
        Stage stage,
        GroundKind ground,
        FindingStatus status,
        String branch,
        String citation,
        String text,
        Basis basis,
        List<String> facts,
        String detail,
        Optional<Question> question,
        String cure,
        List<FindingView> parts) {
    /** Its branches; itself if it has one alone. */
    public List<FindingView> each() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** Compact: what the catalogue says of a branch is not said again. */
    static byte[] encode(Finding finding) {
        CanonicalWriter writer = new CanonicalWriter().text(finding.element().id());
        branch(writer, finding);
        return writer.list(finding.parts(), FindingView::branch).toBytes();
    }

    private static void branch(CanonicalWriter writer, Finding finding) {
        boolean judged = finding.basis().kind() == Basis.Kind.JUDGED;
        writer.uint8(finding.status().ordinal())
                .text(finding.branch())
                .text(finding.detail())
                .flag(judged);
        if (judged) {
            writer.text(finding.basis().by());
        }
    }

    static FindingView decode(byte[] encoded, FindingCatalog catalog) {
        CanonicalReader reader = new CanonicalReader(encoded);
        String element = reader.text();
        FindingView decisive = branch(reader, element, catalog);
        List<FindingView> parts = reader.list(r -> branch(r, element, catalog));
        reader.finish();
        return decisive.with(parts);
    }

    private static FindingView branch(CanonicalReader reader, String element, FindingCatalog catalog) {
        FindingStatus status = oneOf(FindingStatus.values(), reader.uint8());
        FindingCatalog.Entry branch = catalog.entry(element, reader.text());
        String detail = reader.text();
        Basis basis = reader.flag() ? new Basis(Basis.Kind.JUDGED, reader.text()) : branch.basis();
        return new FindingView(
                element,
                branch.layer(),
                branch.stage(),
                branch.ground(),
                status,
                branch.branch(),
                branch.citation(),
                branch.text(),
                basis,
                branch.facts(),
                detail,
                status == FindingStatus.OPEN ? branch.question() : Optional.empty(),
                branch.cure(),
                List.of());
    }

    private FindingView with(List<FindingView> branches) {
        return new FindingView(
                element, layer, stage, ground, status, branch, citation, text, basis, facts, detail, question, cure,
                branches);
    }

    /** The constant of that ordinal; a later program may know more of them than this one. */
    static <E> E oneOf(E[] constants, int ordinal) {
        if (ordinal >= constants.length) {
            throw new ProofException("a finding, outcome or element of an unknown kind, number " + ordinal);
        }
        return constants[ordinal];
    }
}
