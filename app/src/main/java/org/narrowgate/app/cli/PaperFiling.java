package org.narrowgate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Option;

/** What every act by a paper has: who does it, and whether it is drafted for signing or signed and filed at once. */
final class PaperFiling extends PaperDesk {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who signs, by the name on file; of --certificate if absent.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "Id of the paper; made from what it does if absent.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--draft", paramLabel = "FILE", description = "Write the text to sign here, and file nothing.")
    private Optional<Path> draft = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY.pem", description = "Sign and file it now; with --certificate.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--certificate", paramLabel = "CERT.pem", description = "Certificate of --key.")
    private Optional<Path> certificate = Optional.empty();

    /** What is done, given who does it. */
    interface Writing {
        PaperText in(PaperText head, Instant now) throws IOException, DocumentException, RefusedException;
    }

    /** As {@link #act}, of a paper on an agreement, which is named after it. */
    int onAgreement(PaperKind kind, String agreement, String suffix, Writing writing)
            throws IOException, DocumentException, RefusedException {
        return act(kind, agreement + "." + suffix, (head, now) -> writing.in(head.put("agreement", agreement), now));
    }

    /**
     * Drafts the paper, or signs and files it.
     *
     * @param name its id where none is given
     */
    int act(PaperKind kind, String name, Writing writing) throws IOException, DocumentException, RefusedException {
        Workspace opened = open();
        if (key.isPresent() != certificate.isPresent() || draft.isPresent() == key.isPresent()) {
            throw usage(
                    "give either --draft FILE, to have the text signed elsewhere, or --key and --certificate, to sign"
                            + " and file it now");
        }
        String signer = signer(opened);
        String paperId = id.orElse(name);
        if (!Paper.isId(paperId)) {
            throw usage("`" + paperId + "` is no id for a paper: give one of letters, digits, `.`, `_`, `-` with --id");
        }
        PaperText head = PaperText.of(kind, paperId, opened.config().custodian(), signer);
        byte[] text = writing.in(head, now()).bytes();
        return draft.isPresent() ? drafted(draft.get(), kind, text, signer) : file(opened, text, signed(opened, text));
    }

    /** Whether nothing is to be drafted or filed. */
    boolean onlyLooks() {
        return draft.isEmpty() && key.isEmpty() && certificate.isEmpty();
    }

    private String signer(Workspace opened) throws IOException, DocumentException, RefusedException {
        if (by.isPresent()) {
            return by.get();
        }
        if (certificate.isEmpty()) {
            throw usage("say with --by who is to sign the draft");
        }
        String fingerprint = Certificates.fingerprint(Certificates.read(certificate.get()));
        return Officials.of(opened)
                .owner(fingerprint, now())
                .map(Person::name)
                .orElseThrow(() -> refused(List.of(certificate.get()
                        + ": it belongs to nobody on file; file a paper that says whose it is (`office file`)")));
    }

    private int drafted(Path file, PaperKind kind, byte[] text, String name) throws IOException {
        AtomicFile.write(file.toAbsolutePath(), text);
        String sign = "openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in " + file + " -out "
                + file + ".p7s";
        String then = "narrowgate " + filing(kind) + " " + file + " --workspace " + folder();
        if (json()) {
            out().println(Printed.compact(Json.object()
                    .put("file", file.toString())
                    .put("by", name)
                    .put("sign_with", sign)
                    .put("then", then)));
        } else {
            out().println("wrote " + file + "; " + name + " signs it unchanged:");
            out().println("  " + sign);
            out().println("then: " + then);
        }
        out().flush();
        return Exit.DONE;
    }

    /** The command that takes such a paper. */
    private static String filing(PaperKind kind) {
        return switch (kind.subject()) {
            case OFFICES -> "office file";
            case AGREEMENTS -> "agreement file";
            case ORDERS -> "order file";
            case ERASURES -> "erase file";
            case EXPORTS -> "export file";
            case RECALLS, HOLDERS -> "release file";
            case INCIDENTS -> "incident paper";
            case SAFEGUARDS -> "safeguards file";
            case WITNESSES -> "witness file";
        };
    }

    /** A signature is never the same twice: a paper that was filed in these words is found again by its own. */
    private byte[] signed(Workspace opened, byte[] text) throws IOException, DocumentException {
        Optional<FiledPaper> before =
                Papers.read(opened).named(Paper.parse("the paper", text).id());
        return before.isPresent() && Arrays.equals(before.get().text(), text)
                ? before.get().signature()
                : DetachedSignature.sign(text, SigningIdentity.read(key.orElseThrow(), certificate.orElseThrow()));
    }
}
