package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.erasure.ErasureReception;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.export.ExportReception;
import org.narrowgate.engine.holding.HoldingReception;
import org.narrowgate.engine.incident.IncidentReception;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.order.OrderReception;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.recall.RecallReception;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.safeguard.SafeguardReception;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.witness.WitnessReception;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every act by a paper has: who does it, and whether it is drafted for signing or signed and filed at once. */
final class PaperFiling {
    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

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

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

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

    Workspace open() throws DocumentException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            throw usage("--at is for workspaces marked demo; leave it out");
        }
        return opened;
    }

    Instant now() {
        return clock().instant();
    }

    /** The day that it is, as papers count days. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** Whether nothing is to be drafted or filed. */
    boolean onlyLooks() {
        return draft.isEmpty() && key.isEmpty() && certificate.isEmpty();
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    InstantSource clock() {
        return at.map(InstantSource::fixed).orElseGet(InstantSource::system);
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
        String then = "narrowgate " + filing(kind) + " " + file + " --workspace " + workspace.folder();
        if (json) {
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

    /** Files a signed paper. */
    int file(Workspace opened, byte[] text, byte[] p7s) throws IOException, DocumentException, RefusedException {
        PaperReception.Receipt receipt;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock())) {
            receipt = received(open, text, p7s);
        } catch (PaperRefusal refusal) {
            throw refused(refusal.reasons());
        }
        Paper paper = receipt.paper();
        if (json) {
            out().println(Printed.compact(Json.object()
                    .put("paper", paper.id())
                    .put("kind", paper.kind().word())
                    .put("by", paper.by())
                    .put("filed_before", receipt.before())));
        } else {
            out().println("paper " + paper.id() + " (" + paper.kind().word() + ") by " + paper.by()
                    + (receipt.before() ? " was filed before" : " is filed"));
        }
        out().flush();
        return Exit.DONE;
    }

    private static PaperReception.Receipt received(OpenWorkspace open, byte[] text, byte[] p7s)
            throws IOException, DocumentException, PaperRefusal {
        Workspace opened = open.workspace();
        Instant now = open.now();
        return switch (Paper.parse("the paper", text).kind().subject()) {
            case ORDERS -> new OrderReception(opened, open.register(), now).file(text, p7s);
            case ERASURES -> new ErasureReception(opened, open.register(), open.openings(), now).file(text, p7s);
            case EXPORTS -> new ExportReception(opened, open.register(), now).file(text, p7s);
            case RECALLS -> new RecallReception(opened, open.register(), now).file(text, p7s);
            case INCIDENTS -> new IncidentReception(opened, open.register(), now).file(text, p7s);
            case HOLDERS -> new HoldingReception(opened, open.register(), now).file(text, p7s);
            case WITNESSES -> new WitnessReception(opened, open.register(), now).file(text, p7s);
            case SAFEGUARDS -> new SafeguardReception(opened, open.register(), now).file(text, p7s);
            case OFFICES, AGREEMENTS -> {
                Path packs = Packs.folder(opened.config().packs());
                yield new AgreementReception(opened, open.register(), packs, Opinions.of(opened, now)::of, now)
                        .file(text, p7s);
            }
        };
    }

    /** A file that can be read, or a refusal that says so. */
    byte[] read(Path file, String what) throws IOException, RefusedException {
        if (!Files.isReadable(file)) {
            throw refused(List.of(file + ": the " + what + " cannot be read; give its path"));
        }
        return WholeFile.read(file);
    }

    static RefusedException refused(List<String> reasons) {
        return new RefusedException(
                "paper", reasons.stream().map(r -> "the paper: " + r).collect(Collectors.joining("\n")));
    }

    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
