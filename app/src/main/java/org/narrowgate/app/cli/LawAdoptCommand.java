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
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Opinion;
import org.narrowgate.engine.run.OpinionReception;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code narrowgate law adopt}: counsel's opinion on a pack or a reading, drafted and, once signed, filed. */
@Command(
        name = "adopt",
        description = {
            "Drafts the opinion by which counsel adopts a pack or one reading of it, or files the signed one.",
            "To draft: PACK, --id, --by, --words, --draft FILE; with --reading for one reading. To file: --opinion"
                    + " FILE.p7s beside its text.",
            "It counts for this custodian alone, from its day and never before it is filed, and for the pack as its bytes"
                    + " stand: changed, it is a draft again."
        },
        mixinStandardHelpOptions = true)
final class LawAdoptCommand implements Callable<Integer> {
    private static final String SIGNATURE = ".p7s";

    @Parameters(paramLabel = "PACK", arity = "0..1", description = "To draft: the pack, as `law show` names it.")
    private Optional<String> pack = Optional.empty();

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--reading", paramLabel = "ID", description = "Adopt this reading of the pack, not the pack.")
    private Optional<String> reading = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "Id of the opinion, e.g. OPINION-2026-4.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Counsel, by the name on file.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--words", paramLabel = "TEXT", description = "What counsel says.")
    private Optional<String> words = Optional.empty();

    @Option(names = "--day", paramLabel = "DATE", description = "First day on which it counts; today if absent.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--draft", paramLabel = "FILE", description = "Write the text to sign.")
    private Optional<Path> draft = Optional.empty();

    @Option(names = "--opinion", paramLabel = "FILE.p7s", description = "File this signed opinion.")
    private Optional<Path> opinion = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "Only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PacksParent law;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException {
        Workspace opened = workspace.open();
        if (at.isPresent() && !opened.config().demo()) {
            throw usage("--at is for workspaces marked demo; leave it out");
        }
        if (draft.isPresent() == opinion.isPresent()) {
            throw usage("give either --draft FILE, to draft an opinion, or --opinion FILE.p7s, to file a signed one");
        }
        return draft.isPresent() ? draft(opened, draft.get()) : file(opened, opinion.orElseThrow());
    }

    private int draft(Workspace opened, Path file) throws IOException, DocumentException, RefusedException {
        if (pack.isEmpty() || id.isEmpty() || by.isEmpty() || words.isEmpty()) {
            throw usage("a draft needs PACK, --id, --by and --words");
        }
        Pack read = Packs.read(law.folder(opened), pack.get());
        LocalDate from = day.orElseGet(() -> LocalDate.ofInstant(clock().instant(), ZoneOffset.UTC));
        Opinion made;
        try {
            made = OpinionReception.draft(
                    opened, read, reading, new Opinion.Draft(id.get(), from, by.get(), words.get()), clock().instant());
        } catch (IllegalArgumentException unfit) {
            throw usage("--id: " + unfit.getMessage());
        }
        AtomicFile.write(file.toAbsolutePath(), made.text());
        String sign = "openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in " + file + " -out "
                + file + SIGNATURE;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Printed.compact(document(made).put("file", file.toString()).put("sign_with", sign)));
        } else {
            out.println("wrote " + file + ", by which " + made.by() + " adopts " + what(made) + " from " + made.day()
                    + "; the person named signs it unchanged:");
            out.println("  " + sign);
            out.println(
                    "then: narrowgate law adopt --opinion " + file + SIGNATURE + " --workspace " + workspace.folder());
        }
        out.flush();
        return Exit.DONE;
    }

    private int file(Workspace opened, Path signature) throws IOException, DocumentException, RefusedException {
        String name = signature.toString();
        Path text = Path.of(name.endsWith(SIGNATURE) ? name.substring(0, name.length() - 4) : name + ".txt");
        if (!Files.isReadable(signature) || !Files.isReadable(text)) {
            throw new RefusedException(
                    "opinion",
                    signature + ": signature or text beside it (" + text + ") cannot be read; keep both in one folder");
        }
        OpinionReception.Filed filed;
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock())) {
            filed = OpinionReception.file(open, law.folder(opened), WholeFile.read(text), WholeFile.read(signature));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(document(filed.opinion()).put("filed_before", filed.before())));
        } else {
            out.println("opinion " + filed.opinion().id() + (filed.before() ? " was filed before" : " is filed") + ": "
                    + what(filed.opinion()) + " is adopted by "
                    + filed.opinion().by() + " for "
                    + filed.opinion().custodian() + " from " + filed.opinion().day());
        }
        out.flush();
        return Exit.DONE;
    }

    private static String what(Opinion opinion) {
        Opinion.Subject subject = opinion.subject();
        return subject.reading().isEmpty()
                ? "the pack " + subject.pack() + " (SHA-256 " + subject.sha256() + ")"
                : "the reading " + subject.reading() + " of the question " + subject.question() + " of "
                        + subject.pack();
    }

    private static Json document(Opinion opinion) {
        Opinion.Subject subject = opinion.subject();
        return Json.object()
                .put("opinion", opinion.id())
                .put("custodian", opinion.custodian())
                .put("day", opinion.day().toString())
                .put("by", opinion.by())
                .put("pack", subject.pack())
                .put("question", subject.question())
                .put("reading", subject.reading())
                .put("sha256", subject.sha256());
    }

    private InstantSource clock() {
        return at.map(InstantSource::fixed).orElseGet(InstantSource::system);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
