package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.workspace.Workspace;

/** Every file of a workspace is held against a proof, or known to carry none and why, or unknown. */
final class WorkspaceFiles {
    /** The first that fits a path below the workspace says why it carries no proof. */
    private record Kind(String path, String why) {}

    private static final String NAME = "[^/]+";
    private static final String SHA256 = "[0-9a-f]{64}";

    /** What papers or runs name by its digest, or an authority has stamped; the audits of those hold it against that. */
    private static final List<String> NAMED_BY_DIGEST = List.of(
            "agreements/pages/" + SHA256 + "\\.html",
            "incidents/rows/" + SHA256 + "\\.txt",
            "safeguards/relied/" + SHA256 + "\\.json",
            "rules/(packs/" + SHA256 + "/.+|agreements/" + SHA256 + "\\.yaml|locks/" + SHA256 + "\\.json|engines/"
                    + SHA256 + "\\.jar)",
            "timestamps/(register|decisions(-[a-z0-9-]+)?)/[0-9]{1,18}\\.(checkpoint|tsr)");

    private static final List<Kind> WITHOUT_PROOF = List.of(
            new Kind(".*\\.tmp", "left by a write that was cut off; it may be removed"),
            new Kind("ledger/" + NAME + "/lock", "a writer's lock: nothing is read from it"),
            new Kind("demo\\.lock", "a writer's lock: nothing is read from it"),
            new Kind(
                    "ledger/" + NAME + "/journal",
                    "entries that wait to be published, under checksums alone; what is published is not read from it"),
            new Kind(
                    "ledger/" + NAME + "/tile/.*",
                    "a tile that the signed checkpoint does not cover: written before a crash, or under a later one"),
            new Kind(
                    "ledger/decisions-[a-z0-9-]+/(checkpoint|vkey)",
                    "a log that the register does not have: `ledger shard` was cut off; give the command again"),
            new Kind(
                    "ledger/witnessed/" + NAME + "\\.checkpoint",
                    "the last checkpoint that a quorum cosigned: its signatures are verified at each use"),
            new Kind(NAME + "\\.policy", "the policy on witnesses: what counts is the paper that adopted it"),
            new Kind("restored\\.json", "says that this was made from a backup, until somebody goes on from there"),
            new Kind(
                    "evidence/[0-9a-f]{32}/secret",
                    "the secret of a run under way: what it makes is held against the log, row by row"),
            new Kind(
                    "evidence/register/" + SHA256 + "\\.blk",
                    "an opening that the register does not name: a crash came before its entry"),
            new Kind(
                    "state\\.db",
                    "a table made from the evidence, held against it row by row; `rebuild` makes it anew"),
            new Kind("index/.*", "made from the records; the newest is held against the register, `records index`"),
            new Kind("scratch/.*", "scratch space, emptied at every start"),
            new Kind("reports/.*", "made from log and evidence; `report` makes it anew"),
            new Kind("narrowgate\\.yaml|records\\.yaml", "configuration: hold it against what was agreed"),
            new Kind(
                    "certificates/.*",
                    "certificates and lists of revoked ones: papers name them by digest; the roots are those you hold"),
            new Kind("orders/" + NAME, "what is to be given to the next run; what a run used lies in its evidence"),
            new Kind("locks/" + NAME, "a second lock for runs to come; a run keeps the one that it went by"),
            new Kind("agreements/" + NAME, "a draft: what counts is the paper that was filed"),
            new Kind("safeguards/" + NAME, "a document to rely on; a release keeps the digest of the one it relied on"),
            new Kind(
                    "releases/\\.?(" + NAME + ")(/.*)?",
                    "a release under way or a draft; what is sealed is held against the register"),
            new Kind("demo/.*|.*SYNTHETIC.*|records/.*", "an invented population or request, and its records"));

    private final Workspace workspace;
    private final Set<Path> held;

    /** {@code held} are files that were held against a proof already. */
    WorkspaceFiles(Workspace workspace, Set<Path> held) {
        this.workspace = workspace;
        this.held = new HashSet<>(held);
    }

    List<Unproven> unproven(Registry registry, Openings openings) throws IOException {
        papers(registry);
        requests(registry, openings);
        releases(registry);
        List<Unproven> unproven = new ArrayList<>();
        try (Stream<Path> files = Files.walk(workspace.root())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = workspace.root().relativize(file).toString().replace('\\', '/');
                if (!held.contains(file) && !isNamed(registry, name)) {
                    unproven.add(new Unproven(name, why(name)));
                }
            }
        }
        return List.copyOf(unproven);
    }

    private static String why(String name) {
        return WITHOUT_PROOF.stream()
                .filter(kind -> name.matches(kind.path))
                .map(Kind::why)
                .findFirst()
                .orElse(Unproven.UNKNOWN);
    }

    /** By its digest, or as a block of evidence of a run that the register has. */
    private static boolean isNamed(Registry registry, String name) {
        return NAMED_BY_DIGEST.stream().anyMatch(name::matches)
                || (name.matches("evidence/[0-9a-f]{32}/[0-9]+\\.blk")
                        && registry.runs().stream()
                                .map(run ->
                                        registry.run(run).orElseThrow().runId().hex())
                                .anyMatch(run -> name.startsWith("evidence/" + run + "/")));
    }

    private void papers(Registry registry) {
        for (PaperFiled paper : registry.all(PaperFiled.class, any -> true)) {
            PaperKind.of(paper.kind()).ifPresent(kind -> {
                held.add(Papers.text(workspace, kind, paper.id()));
                held.add(Papers.signature(workspace, kind, paper.id()));
            });
        }
        for (OpinionFiled filed : registry.all(OpinionFiled.class, any -> true)) {
            held.add(Opinions.text(workspace, filed.opinion().id()));
            held.add(Opinions.signature(workspace, filed.opinion().id()));
        }
    }

    private void requests(Registry registry, Openings openings) {
        for (RequestReceived received : registry.all(RequestReceived.class, any -> true)) {
            try {
                Path copy = workspace.requests().resolve(new CanonicalReader(openings.open(received.request())).text());
                held.add(copy.resolve(RequestPackage.HEADER));
                held.add(copy.resolve(RequestPackage.SIGNATURE));
                held.add(copy.resolve(RequestPackage.readHeader(copy).rows().name()));
            } catch (IOException | DocumentException | ProofException told) {
                // Named where copies are held against the register.
            }
        }
    }

    private void releases(Registry registry) {
        for (ReleaseAuthorised release : registry.all(ReleaseAuthorised.class, any -> true)) {
            held.add(workspace.accounting().resolve(release.release() + ".blk"));
        }
        for (ReleaseSealed sealed : registry.all(ReleaseSealed.class, any -> true)) {
            Path folder = workspace.releases().resolve(sealed.release());
            held.add(workspace.releases().resolve(sealed.release() + Release.OBLIGATIONS));
            held.add(workspace.releases().resolve(sealed.release() + ".trust.policy"));
            try {
                held.addAll(SealedFiles.listed(folder, sealed.parts()));
            } catch (IOException told) {
                // Named where releases are held against the register.
            }
        }
    }
}
