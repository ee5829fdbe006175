package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate office file}: puts a signed paper into the register, from when on it counts. */
@Command(
        name = "file",
        description = {
            "Files a signed paper on offices, or counsel's settlement of a question about them: it counts from now on.",
            "A paper of the kind `offices` is signed by the registrar whom narrowgate.yaml names, or by the holder of an"
                    + " office with the act `roster`; a `settlement` by counsel (the act `opinion`). Nobody files a paper"
                    + " in his own favour.",
            "Filed twice, it is found again and nothing is changed; refused, nothing is changed either."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Who may sign: narrowgate office who --may roster, narrowgate office who --may opinion."})
final class OfficeFileCommand implements Callable<Integer> {
    private static final String SIGNATURE = ".p7s";

    @Parameters(paramLabel = "PAPER.yaml", description = "The text that was signed, as `office draft` wrote it.")
    private Path text = Path.of("");

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--signature", paramLabel = "FILE.p7s", description = "Its signature; PAPER.yaml.p7s if absent.")
    private Optional<Path> signature = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY.pem",
            description = "Sign it here and now with this key, and keep the signature beside it; with --certificate.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--certificate", paramLabel = "CERT.pem", description = "Certificate of --key.")
    private Optional<Path> certificate = Optional.empty();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (key.isPresent() != certificate.isPresent()) {
            throw usage("--key and --certificate belong together");
        }
        if (key.isPresent() && signature.isPresent()) {
            throw usage("give --signature, or --key and --certificate to sign now, not both");
        }
        byte[] content = WholeFile.read(text);
        PaperDraft.checkForm(text.toString(), content);
        InstantSource clock = time.clock(opened);
        byte[] p7s = key.isPresent() ? signed(opened, content) : read(signature.orElseGet(this::beside));
        PaperReception.Receipt receipt;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            receipt = new PaperReception(opened, open.register(), clock.instant()).file(content, p7s);
        } catch (PaperRefusal refused) {
            throw refused(text, refused.reasons());
        }
        print(receipt, filed(opened, receipt.paper().id()).map(FiledPaper::at).orElse(clock.instant()));
        return Exit.DONE;
    }

    /** Every reason on a line of its own, as runbook entry {@code refused-paper} has it. */
    static RefusedException refused(Path file, List<String> reasons) {
        return new RefusedException(
                "paper", reasons.stream().map(reason -> file + ": " + reason).collect(Collectors.joining("\n")));
    }

    private Path beside() {
        return Path.of(text + SIGNATURE);
    }

    private byte[] read(Path file) throws IOException, RefusedException {
        if (!Files.isReadable(file)) {
            throw refused(
                    file,
                    List.of("the signature cannot be read; have the paper signed as `office draft` says, name the file"
                            + " with --signature, or sign it here with --key and --certificate"));
        }
        return WholeFile.read(file);
    }

    /** A signature is never the same twice: what was filed, or signed here before, is taken again. */
    private byte[] signed(Workspace opened, byte[] content) throws IOException, DocumentException {
        SigningIdentity identity = SigningIdentity.read(key.orElseThrow(), certificate.orElseThrow());
        Optional<FiledPaper> before =
                filed(opened, Paper.parse(text.toString(), content).id());
        if (before.isPresent() && Arrays.equals(before.get().text(), content)) {
            return before.get().signature();
        }
        byte[] p7s = DetachedSignature.sign(content, identity);
        AtomicFile.write(beside().toAbsolutePath(), p7s);
        return p7s;
    }

    private static Optional<FiledPaper> filed(Workspace opened, String id) throws IOException {
        return Papers.read(opened).named(id);
    }

    private void print(PaperReception.Receipt receipt, Instant filed) {
        Paper paper = receipt.paper();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(Json.object()
                    .put("paper", paper.id())
                    .put("kind", paper.kind().word())
                    .put("by", paper.by())
                    .put("filed_at", filed.toString())
                    .put("filed_before", receipt.before())));
        } else {
            out.println("paper " + paper.id()
                    + (receipt.before() ? " was filed before, at " : " is filed: it counts from ") + filed);
            out.println("what follows from it: narrowgate office who --workspace "
                    + WorkspaceStatus.quoted(workspace.folder()));
        }
        out.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
