package org.narrowgate.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.app.demo.Scenario;
import org.narrowgate.app.setup.DemoSources;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.engine.audit.Verification;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;

/** A small workspace of the shipped scenario, with its keys, and what tests ask of it. */
public record Story(Path root, Path keys, Scenario scenario) {
    /** The folder of the whole project, wherever the tests are run from. */
    public static Path home() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("packs"))) {
            at = at.getParent();
        }
        return at;
    }

    public static DemoSources sources() {
        return DemoSources.in(home());
    }

    public static Story make(Path folder, long people, long rows) throws Exception {
        Story story = of(folder.resolve("workspace"), people, rows);
        story.demo().make(sources(), Progress.silent());
        return story;
    }

    /** One that was made before, perhaps by another process. */
    public static Story of(Path root, long people, long rows) throws Exception {
        Scenario scenario =
                Scenario.read(home().resolve("examples/demo/scenario.yaml")).resized(people, rows);
        return new Story(root, root.resolveSibling("keys"), scenario);
    }

    public DemoWorkspace demo() {
        return new DemoWorkspace(root, keys, scenario, new SecureRandom());
    }

    /** The same workspace, with the same keys, in another folder, with nothing decided in it yet. */
    public Story copied(Path folder) throws IOException {
        Files.createDirectories(folder);
        Story copy = new Story(folder.resolve("workspace"), keys, scenario);
        try (Stream<Path> files = Files.walk(root)) {
            files.forEach(file -> {
                try {
                    Path target = copy.root.resolve(root.relativize(file).toString());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return copy;
    }

    public Workspace workspace() throws Exception {
        return Workspace.open(root);
    }

    /** The registrar files another paper on offices; it may name certificates by their files. */
    public void file(String paper, Instant at) throws Exception {
        byte[] text = PaperDraft.ready(paper, root);
        SigningIdentity registrar =
                SigningIdentity.read(demo().key("registrar"), root.resolve("certificates/registrar.pem"));
        Workspace workspace = workspace();
        try (Register register = Register.open(workspace.register(), Workspace.signer(workspace.registerKey()))) {
            new PaperReception(workspace, register, at).file(text, DetachedSignature.sign(text, registrar));
        }
    }

    public DisclosureRun.Done decide(DisclosureRun.Sizes sizes, Progress progress) throws Exception {
        try (OpenWorkspace open =
                OpenWorkspace.open(workspace(), new SecureRandom(), InstantSource.fixed(demo().decisionTime()))) {
            return DisclosureRun.decide(
                    open, home().resolve("packs"), demo().request(), Optional.of(demo().bars()), sizes, progress);
        }
    }

    public WorkspaceKey key() throws Exception {
        return WorkspaceKey.read(workspace().workspaceKey(), root, new SecureRandom());
    }

    public Openings openings() throws Exception {
        return new Openings(workspace().evidence(), key(), new SecureRandom());
    }

    public RunRecord record(long run) throws Exception {
        return RunRecord.open(workspace(), key(), openings(), run);
    }

    public List<DecidedRow> rows(long run) throws Exception {
        List<DecidedRow> rows = new ArrayList<>();
        record(run).forEachRow(rows::add);
        return rows;
    }

    public Verification.Outcome verify() throws Exception {
        return Verification.of(
                workspace(), key(), openings(), Optional.empty(), List.of(), Optional.empty(), Progress.silent());
    }
}
