package org.narrowgate.engine.office;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.RosterCheck;
import org.narrowgate.core.office.Statement;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Files signed papers: checks who signed and whether what is said can be, writes text and signature, and logs. A paper
 * filed before is found again, whoever asks; one under its id with other words is refused.
 */
public final class PaperReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    public PaperReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        // As every entry of the register: what follows within the second must find it filed.
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What a kind of paper demands besides its signature, given what is filed already. */
    public interface Content {
        /** Every fault of a paper with its remedy; empty if it can be filed. */
        List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException;
    }

    /**
     * A paper that stands in the register.
     *
     * @param before whether it was filed earlier and only found again
     */
    public record Receipt(Paper paper, boolean before) {}

    /**
     * Files a paper on offices, or counsel's settlement of a question about them.
     *
     * @throws PaperRefusal with every reason; nothing was filed
     */
    public Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return file(text, p7s, PaperKind.Subject.OFFICES, Optional.empty());
    }

    /**
     * Files a paper of another kind.
     *
     * @param subject what papers that are filed here are about
     * @param content what its kind demands
     */
    public Receipt file(byte[] text, byte[] p7s, PaperKind.Subject subject, Content content)
            throws IOException, DocumentException, PaperRefusal {
        return file(text, p7s, subject, Optional.of(content));
    }

    private Receipt file(byte[] text, byte[] p7s, PaperKind.Subject subject, Optional<Content> content)
            throws IOException, DocumentException, PaperRefusal {
        Paper paper = Paper.parse("the paper", text);
        if (paper.kind().subject() != subject) {
            throw new PaperRefusal("a paper of the kind `" + paper.kind().word() + "` is filed by another command");
        }
        if (!paper.custodian().equals(workspace.config().custodian())) {
            throw new PaperRefusal("`custodian` is not the one of narrowgate.yaml, and a paper counts for one alone");
        }
        Papers papers = Papers.of(workspace, register.read());
        Optional<FiledPaper> known = papers.named(paper.id());
        if (known.isPresent()) {
            if (DetachedSignature.digest(text, p7s)
                    .equals(DetachedSignature.digest(
                            known.get().text(), known.get().signature()))) {
                return new Receipt(paper, true);
            }
            throw new PaperRefusal("a paper `" + paper.id() + "` was filed with other words or another signature, and"
                    + " that stands; give this one another id");
        }
        Officials officials = Officials.of(workspace, papers);
        Signer signer = signer(officials, paper, text, p7s);
        List<String> faults = content.isPresent()
                ? content.get().faults(paper, signer.official().orElseThrow())
                : faults(officials, paper, signer);
        if (!faults.isEmpty()) {
            throw new PaperRefusal(faults);
        }
        AtomicFile.write(Papers.text(workspace, paper.kind(), paper.id()), text);
        AtomicFile.write(Papers.signature(workspace, paper.kind(), paper.id()), p7s);
        register.append(new PaperFiled(
                now, paper.kind().word(), paper.id(), DetachedSignature.digest(text, p7s), signer.fingerprint()));
        return new Receipt(paper, false);
    }

    /** Whose certificate signed; no official where it is the one that narrowgate.yaml names as registrar. */
    private record Signer(X509Certificate certificate, Optional<SignerCheck.Signed> official) {
        String fingerprint() {
            return Certificates.fingerprint(certificate);
        }
    }

    private Signer signer(Officials officials, Paper paper, byte[] text, byte[] p7s) throws PaperRefusal {
        Optional<X509Certificate> registrar =
                paper.kind() == PaperKind.OFFICES ? registrar(text, p7s) : Optional.empty();
        if (registrar.isPresent()) {
            return new Signer(registrar.get(), Optional.empty());
        }
        SignerCheck check = officials.verify(text, p7s, paper.kind().mandates(), now);
        if (check instanceof SignerCheck.Signed signed) {
            if (!signed.by().isNamedBy(paper.by())) {
                throw new PaperRefusal("`by` names somebody else than the person who signed; draft it for him");
            }
            return new Signer(signed.by().certificate().orElseThrow(), Optional.of(signed));
        }
        throw new PaperRefusal("its signature is refused: " + check.refusal().orElseThrow() + pinned(paper));
    }

    /** He may file papers on offices whatever they say, so that "nobody may" is not the whole of it. */
    private String pinned(Paper paper) {
        return workspace
                .config()
                .registrar()
                .filter(certificate -> paper.kind() == PaperKind.OFFICES)
                .map(certificate -> "; the registrar whom narrowgate.yaml names (" + certificate.getFileName()
                        + ") files such papers, too")
                .orElse("");
    }

    /** Somebody has to file the first paper: whom the configuration names. */
    private Optional<X509Certificate> registrar(byte[] text, byte[] p7s) {
        if (workspace.config().registrar().isEmpty()) {
            return Optional.empty();
        }
        String pinned = Certificates.fingerprint(
                Certificates.read(workspace.config().registrar().get()));
        return DetachedSignature.verify(text, p7s, workspace.trust(), now)
                .match(Optional::of, reason -> Optional.<X509Certificate>empty())
                .filter(signer -> Certificates.fingerprint(signer).equals(pinned));
    }

    private List<String> faults(Officials officials, Paper paper, Signer signer) throws DocumentException {
        List<Statement> statements =
                paper.kind() == PaperKind.OFFICES ? RosterReader.read(paper) : RosterReader.readSettlement(paper);
        List<Filed> filed = statements.stream()
                .map(s -> new Filed(s, now, paper.id(), signer.fingerprint()))
                .toList();
        List<String> faults =
                new ArrayList<>(RosterCheck.faults(officials.roster(), filed, Optional.of(signer.fingerprint())));
        faults.addAll(CertificateSubjects.faults(officials, statements, signer.certificate()));
        return faults;
    }
}
