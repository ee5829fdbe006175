package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.registry.UseTerms;
import org.narrowgate.engine.release.DraftWishes;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.release.ReleaseDraft;
import org.narrowgate.engine.release.ReleaseOutcome;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.BoundPage;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.SealedRelease;
import org.narrowgate.engine.seal.Sealer;
import org.narrowgate.engine.timestamp.Stamping;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.Witnessing;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate release}: a second person lets a decided run go; it is logged, then sealed to the recipient. */
@Command(
        name = "release",
        description = {
            "Releases what a run disclosed: drafts the text that an official signs, then seals the package.",
            "With --draft, writes the text that a releasing official signs, and beside it the page of obligations that"
                    + " lies on top in the package: sole use, no onward disclosure, when its use is attested, when it is"
                    + " destroyed. The signature covers both. With --authorisation, checks text, page and signature,"
                    + " accounts for the release, logs it, and only then seals the package under releases/.",
            "With --parts N the draft lets it go in N stages, each a package of its own with an equal share of the"
                    + " rows. After each it stops; the next goes with --stage K, once orders, recalls, agreement,"
                    + " safeguards, certificates and expiry have been asked again.",
            "Nothing is sealed before the quorum of witnesses that was adopted has cosigned both logs; where it is"
                    + " missing the same command goes on later. In an emergency the official may sign that it need not"
                    + " wait (--before-quorum), nor for a time-stamp where one is required; it is then reported until"
                    + " it is cosigned, within 24 hours; its recipient is given the proof then (`release cosigned`).",
            "Run again with the same authorisation, it goes on where it was cut off, or says that it is done.",
            "Who holds it is kept in a register: each holder signs that he has it (`release received`), passes it on"
                    + " (`release pass`), used it (`release attest`), destroyed it (`release destroyed`); `release"
                    + " holders` says what is due.",
            "What left is called back by `release recall`, a signed notice with a deadline; every holder signs what he"
                    + " did with it (`release acknowledge`), and a person closes it, never time."
        },
        subcommands = {
            HolderReceivedCommand.class,
            HolderPassCommand.class,
            HolderAttestCommand.class,
            HolderDestroyedCommand.class,
            HoldersCommand.class,
            RecallCommand.class,
            RecallAcknowledgeCommand.class,
            RecallCloseCommand.class,
            RecallsCommand.class,
            PaperFileCommand.class,
            ReleaseCosignedCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 drafted or sealed; 1 an open question needs a person; 3 refused, nothing was sealed;",
            "4 cannot go on."
        })
final class ReleaseCommand implements Callable<Integer> {
    private static final Duration VALID = Duration.ofDays(7);
    private static final String SIGNATURE = ".p7s";

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The run's register sequence number.")
    private Optional<Long> number = Optional.empty();

    /** A subcommand has neither run nor step, so that the parser cannot demand them. */
    @ArgGroup(multiplicity = "0..1")
    private Step step = new Step();

    private long run;
    private Instant now = Instant.EPOCH;

    /** What is asked for: the text, or the release. */
    static final class Step {
        @Option(names = "--draft", paramLabel = "FILE", description = "Write the text to be signed.")
        private Optional<Path> draft = Optional.empty();

        @Option(
                names = "--authorisation",
                paramLabel = "FILE.p7s",
                description = "Release: the signature, a detached CMS over FILE, which lies beside it.")
        private Optional<Path> authorisation = Optional.empty();
    }

    @Mixin
    private WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--official",
            paramLabel = "NAME",
            description = "Of --draft: who is to sign, where several officials may.")
    private Optional<String> official = Optional.empty();

    @Option(
            names = "--expires",
            paramLabel = "INSTANT",
            description = "Of --draft: when it lapses, e.g. 2026-03-09T17:00:00Z; after seven days if absent.")
    private Optional<Instant> expires = Optional.empty();

    @Option(
            names = "--destroy-by",
            paramLabel = "DATE",
            description = "Of --draft: last day on which it may be held; what the agreement allows if absent.")
    private Optional<LocalDate> destroyBy = Optional.empty();

    @Option(
            names = "--parts",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of --draft: in how many stages it goes, with a stop between; ${DEFAULT-VALUE} if absent.")
    private int stages = 1;

    @Option(
            names = "--stage",
            paramLabel = "K",
            description = "Of --authorisation: the stage that is to go; the first, or the one begun, if absent.")
    private Optional<Integer> stage = Optional.empty();

    @Option(
            names = "--before-quorum",
            description =
                    "Of --draft, under an authority for emergencies: it may go before its witnesses have cosigned it.")
    private boolean beforeQuorum;

    @Option(names = "--at", paramLabel = "INSTANT", description = "Time of release; only in a workspace marked demo.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException, RefusedException, SealException {
        if (number.isEmpty() || step.draft.isPresent() == step.authorisation.isPresent()) {
            return usage("give RUN with --draft FILE or --authorisation FILE.p7s, or a subcommand such as `recall`");
        }
        run = number.get();
        if (step.authorisation
                .filter(file -> !file.toString().endsWith(SIGNATURE))
                .isPresent()) {
            return usage("--authorisation names the signature, FILE.p7s; the text FILE lies beside it");
        }
        return of(workspace.open());
    }

    private int of(Workspace opened) throws IOException, DocumentException, RefusedException, SealException {
        if (at.isPresent() && !opened.config().demo()) {
            return usage("--at is for workspaces marked demo; leave it out");
        }
        InstantSource clock = at.map(InstantSource::fixed).orElseGet(InstantSource::system);
        ConsoleProgress progress = ConsoleProgress.onStandardError();
        try (OpenWorkspace open = OpenWorkspace.open(opened, new SecureRandom(), clock)) {
            Release release = new Release(
                    open,
                    Packs.folder(opened.config().packs()),
                    Sealer.PART_LIMIT,
                    json ? Progress.silent() : progress);
            if (step.draft.isPresent()) {
                Instant until = expires.orElseGet(() -> open.now().plus(VALID));
                return drafted(
                        release.draft(
                                run,
                                step.draft.get(),
                                new DraftWishes(official, until, destroyBy, beforeQuorum, stages)),
                        step.draft.get());
            }
            Path signature = step.authorisation.orElseThrow();
            ReleaseOutcome outcome = release.authorise(
                    run, text(signature), signature, stage.map(OptionalInt::of).orElse(OptionalInt.empty()));
            now = open.now();
            progress.finish();
            var unused = Witnessing.afterwards(open, AdoptedPolicies.of(opened).policy());
            Stamping.afterwards(opened, open.random())
                    .ifPresent(spec.commandLine().getErr()::println);
            return outcome instanceof ReleaseOutcome.Sealed sealed
                    ? sealed(sealed)
                    : held((ReleaseOutcome.Held) outcome);
        } finally {
            progress.finish();
        }
    }

    private int usage(String message) {
        throw new ParameterException(spec.commandLine(), message);
    }

    private static Path text(Path signature) {
        String name = signature.toString();
        return Path.of(name.substring(0, name.length() - SIGNATURE.length()));
    }

    private int drafted(ReleaseDraft draft, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        String sign = "openssl cms -sign -binary -outform DER -signer CERTIFICATE.pem -inkey KEY.pem -in " + file
                + " -out " + file + SIGNATURE;
        if (json) {
            out.println(Printed.compact(document(draft, file, sign)));
        } else {
            print(out, draft, file);
            out.println();
            out.println("Sign it unchanged:");
            out.println("  " + sign);
            out.println("then:");
            out.println("  narrowgate release " + run + " --authorisation " + file + SIGNATURE + " --workspace "
                    + workspace.folder());
        }
        out.flush();
        return Exit.DONE;
    }

    private static void print(PrintWriter out, ReleaseDraft draft, Path file) {
        Authorisation text = draft.authorisation();
        out.println(file + " is the text that " + text.official() + " signs, until " + text.expires());
        out.println("it names run " + draft.run() + " under " + text.decisions().size() + " decisions, "
                + text.provision() + ", the fields " + String.join(", ", text.fields())
                + (text.safeguards().isEmpty() ? " and recipient" : ", recipient and safeguards"));
        out.println(Release.page(file) + " is the page that it binds; " + text.official() + " reads it first");
        terms(text)
                .ifPresent(t -> out.println("it lets the recipient hold the release until " + t.destroyBy()
                        + ", and asks for attestations of its use every " + t.attestEveryDays() + " days"));
        if (text.stages() > 1) {
            out.println("it goes in " + text.stages() + " stages, with a stop before each");
        }
        draft.reasons().forEach(reason -> out.println("stands in the way today: " + reason));
    }

    private static Json document(ReleaseDraft draft, Path file, String sign) {
        Authorisation text = draft.authorisation();
        return Json.object()
                .put("run", draft.run())
                .put("release", text.release())
                .put("file", file.toString())
                .put("obligations", Release.page(file).toString())
                .put("stages", text.stages())
                .put(
                        "destroy_by",
                        terms(text).map(t -> t.destroyBy().toString()).orElse(""))
                .put(
                        "attest_by",
                        terms(text).stream()
                                .flatMap(t -> t.attestBy().stream())
                                .map(LocalDate::toString)
                                .toList())
                .put("official", text.official())
                .put("provision", text.provision())
                .put("fields", text.fields())
                .put("expires", text.expires().toString())
                .put("decisions_size", text.decisions().size())
                .put("stands_in_the_way", draft.reasons())
                .put("sign_with", sign);
    }

    private static Optional<UseTerms> terms(Authorisation text) {
        return text.page().map(BoundPage::terms);
    }

    private int held(ReleaseOutcome.Held held) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printed.compact(
                    Json.object().put("run", run).put("sealed", false).put("open", held.reasons())));
        } else {
            out.println("run " + run + " is not released: a person must answer first; nothing was logged or sealed");
            held.reasons().forEach(reason -> out.println("  " + reason));
        }
        out.flush();
        return Exit.NEEDS_A_PERSON;
    }

    private int sealed(ReleaseOutcome.Sealed sealed) {
        PrintWriter out = spec.commandLine().getOut();
        SealedRelease release = sealed.release();
        List<Path> files = release.parts().stream()
                .map(part -> release.directory().resolve(part.name()))
                .toList();
        String opens = "narrowgate open "
                + String.join(" ", files.stream().map(Path::toString).toList())
                + " --key KEY.pem --certificate CERTIFICATE.pem --policy " + sealed.trust() + " --out FOLDER";
        String decrypts = "openssl cms -decrypt -binary -inform DER -in " + files.get(0)
                + " -recip CERTIFICATE.pem -inkey KEY.pem -out release-001.tar";
        if (json) {
            out.println(Printed.compact(document(sealed, opens, decrypts)));
        } else {
            print(out, sealed);
            out.println();
            out.println("The recipient opens it with");
            out.println("  " + opens);
            out.println("or, without any of the checks,");
            out.println("  " + decrypts);
        }
        out.flush();
        return Exit.DONE;
    }

    private void print(PrintWriter out, ReleaseOutcome.Sealed sealed) {
        SealedRelease release = sealed.release();
        out.println(sealed.witnessed().words(now));
        out.printf(
                Locale.ROOT,
                "run %d%s %s: %,d rows answered, %,d of them disclosed or confirmed%n",
                run,
                inWords(sealed.stage()),
                sealed.before() ? "was released before, and the package is as it was sealed" : "is released",
                sealed.rows(),
                sealed.opened());
        release.parts()
                .forEach(part -> out.printf(
                        Locale.ROOT, "  %s  %,d bytes%n", release.directory().resolve(part.name()), part.length()));
        out.println("  " + sealed.trust() + "  trust file; give it to the recipient by another way");
        next(sealed.stage()).ifPresent(next -> out.println("It stops here; the next stage goes with\n  " + next));
    }

    private static String inWords(Stage stage) {
        return stage.count() == 1 ? "" : ", stage " + stage.number() + " of " + stage.count() + ",";
    }

    /** The command that goes on after a stage; empty after the last. */
    private Optional<String> next(Stage done) {
        return done.isLast()
                ? Optional.empty()
                : Optional.of("narrowgate release " + run + " --authorisation " + step.authorisation.orElseThrow()
                        + " --stage " + (done.number() + 1) + " --workspace " + workspace.folder());
    }

    private Json document(ReleaseOutcome.Sealed sealed, String opens, String decrypts) {
        SealedRelease release = sealed.release();
        List<Json> parts = release.parts().stream()
                .map(part -> Json.object()
                        .put("file", release.directory().resolve(part.name()).toString())
                        .put("length", part.length())
                        .put("sha256", part.sha256()))
                .toList();
        return Json.object()
                .put("run", run)
                .put("sealed", true)
                .put("before", sealed.before())
                .put("release", release.directory().getFileName().toString())
                .put("stage", sealed.stage().number())
                .put("stages", sealed.stage().count())
                .put("next", next(sealed.stage()).orElse(""))
                .put("unwitnessed", sealed.witnessed().at().isEmpty())
                .put("before_quorum", sealed.witnessed().beforeQuorum())
                .put("witnesses", sealed.witnessed().words(now))
                .put("rows", sealed.rows())
                .put("disclosed_or_confirmed", sealed.opened())
                .put("parts", parts)
                .put("trust", sealed.trust().toString())
                .put("open_with", opens)
                .put("decrypt_with", decrypts);
    }
}
