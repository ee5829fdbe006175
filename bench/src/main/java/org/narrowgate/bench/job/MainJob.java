package org.narrowgate.bench.job;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.narrowgate.app.setup.DemoWorkspace;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.AtomicFile;
import org.narrowgate.engine.release.DraftWishes;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.DisclosureRun;
import org.narrowgate.engine.run.OpenWorkspace;
import org.narrowgate.engine.run.Progress;
import org.narrowgate.engine.seal.Sealer;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;

/**
 * The main job as one process: a request decided, logged, kept as evidence and released under seal, in a workspace of
 * the demonstration that has not decided it yet. Prints what it used as one JSON document.
 *
 * <p>Arguments: workspace, folder of its people's keys, folder of the packs, instant of the decision.
 */
public final class MainJob {
    private MainJob() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path keys = Path.of(arguments[1]);
        Path packs = Path.of(arguments[2]);
        InstantSource clock = InstantSource.fixed(Instant.parse(arguments[3]));
        Usage usage = new Usage();
        Workspace workspace = Workspace.open(root);
        DisclosureRun.Done done;
        try (OpenWorkspace open = OpenWorkspace.open(workspace, new SecureRandom(), clock)) {
            done = DisclosureRun.decide(
                    open,
                    packs,
                    root.resolve("incoming/SYNTHETIC-request-1"),
                    Optional.of(root.resolve("orders/bars.yaml")),
                    DisclosureRun.Sizes.STANDARD,
                    stages(usage));
            usage.stage("releasing");
            Release release = new Release(open, packs, Sealer.PART_LIMIT, Progress.silent());
            Path text = root.resolve("release.json");
            Path signature = signed(release, done.run(), text, open.now().plus(Duration.ofDays(7)), root, keys);
            release.authorise(done.run(), text, signature);
        }
        Json outcomes = Json.object();
        for (var outcome : org.narrowgate.core.decision.Outcome.values()) {
            outcomes.put(outcome.name(), done.totals().of(outcome));
        }
        System.out.write(usage.json()
                .put("rows", done.totals().rows())
                .put("outcomes", outcomes)
                .compact());
        System.out.println();
    }

    private static Progress stages(Usage usage) {
        return new Progress() {
            @Override
            public void stage(String name, long total) {
                usage.stage(name);
            }

            @Override
            public void done(long steps) {}
        };
    }

    /** What the releasing official of the story does: the signature beside the text. */
    private static Path signed(Release release, long run, Path text, Instant expires, Path root, Path keys)
            throws Exception {
        release.draft(run, text, DraftWishes.of(Optional.of(DemoWorkspace.releasingOfficial()), expires));
        SigningIdentity official = SigningIdentity.read(
                keys.resolve("releasing-official.key.pem"), root.resolve("certificates/releasing-official.pem"));
        Path signature = root.resolve("release.json.p7s");
        AtomicFile.write(signature, DetachedSignature.sign(java.nio.file.Files.readAllBytes(text), official));
        return signature;
    }
}
