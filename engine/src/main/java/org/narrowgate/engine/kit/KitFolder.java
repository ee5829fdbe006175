package org.narrowgate.engine.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.evidence.EvidenceBlock;
import org.narrowgate.engine.evidence.EvidenceRow;
import org.narrowgate.engine.evidence.EvidenceStore;
import org.narrowgate.engine.evidence.Openings;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.OrderScope;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.run.RunRules;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.engine.workspace.WorkspaceConfig;

/**
 * Fills a folder with a small workspace: all logs whole, papers, rules and the request; of what is encrypted only what
 * belongs to one run, and of its evidence only some rows, under a key of the kit's own that opens nothing else.
 */
final class KitFolder {
    /** Folders that hold nothing encrypted that an inspector of one run must not have, or of which only that is left out. */
    private static final List<String> WHOLE = List.of(
            "ledger",
            "agreements",
            "offices",
            "opinions",
            "orders",
            "recalls",
            "holders",
            "incidents",
            "safeguards",
            "witnesses",
            "erasures",
            "exports",
            "certificates",
            "rules",
            "timestamps");

    private static final Set<String> LEFT = Set.of("lock", "journal");
    private static final String ENCRYPTED = ".blk";

    private final Workspace workspace;
    private final WorkspaceKey key;
    private final Openings openings;
    private final Registry registry;
    private final long run;
    private final SecureRandom random;
    private final Path folder;
    private final Path root;

    KitFolder(Workspace workspace, WorkspaceKey key, Openings openings, long run, SecureRandom random, Path folder)
            throws IOException {
        this.workspace = workspace;
        this.key = key;
        this.openings = openings;
        this.registry = Registry.read(workspace.register());
        this.run = run;
        this.random = random;
        this.folder = folder;
        this.root = folder.resolve("workspace");
    }

    /** Everything but the evidence. */
    void papers() throws IOException, DocumentException {
        for (String name : WHOLE) {
            copyAll(workspace.root().resolve(name), root.resolve(name));
        }
        configuration();
        RunOpened opened = registry.run(run).orElseThrow();
        request(RunRules.Law.decode(openings.open(opened.law())).requestId());
    }

    /**
     * The evidence, sealed under a new key.
     *
     * @param rows those that are opened; all if empty
     * @return how many rows are opened by it, without those that were erased
     */
    long evidence(Optional<SortedSet<Long>> rows) throws IOException, DocumentException {
        Path keyFile = folder.resolve("keys/workspace.key");
        WorkspaceKey.create(keyFile, random);
        WorkspaceKey kitKey = WorkspaceKey.read(keyFile, root, random);
        Path evidence = root.resolve("evidence");
        Files.createDirectories(evidence);
        Openings to = new Openings(evidence, kitKey, random);
        for (Hash commitment : commitments()) {
            openings.copy(commitment, to);
        }
        Accounting accounts = new Accounting(workspace.accounting(), key, random);
        Accounting kept = new Accounting(root.resolve("accounting"), kitKey, random);
        // What really left of it may have left by a run that decided its rows again.
        for (long each : registry.family(run)) {
            for (ReleaseAuthorised release : registry.releases(each)) {
                accounts.copy(release.release(), release.accounting(), kept);
            }
        }
        RunOpened opened = registry.run(run).orElseThrow();
        return rows(
                new EvidenceStore(workspace.evidence(), opened.runId(), key),
                new EvidenceStore(evidence, opened.runId(), kitKey),
                rows);
    }

    /** Rows that follow each other stay in one block; where some are left out, another begins. */
    private static long rows(EvidenceStore from, EvidenceStore to, Optional<SortedSet<Long>> rows) throws IOException {
        long count = 0;
        for (long first : from.blocks()) {
            EvidenceBlock block = from.read(first);
            List<EvidenceRow> stretch = new ArrayList<>();
            long position = block.position();
            for (EvidenceRow row : block.rows()) {
                if (rows.isEmpty() || rows.get().contains(row.row())) {
                    stretch.add(row);
                    count += row.kept().isPresent() ? 1 : 0;
                } else {
                    write(to, position - stretch.size(), stretch);
                    stretch = new ArrayList<>();
                }
                position++;
            }
            write(to, position - stretch.size(), stretch);
        }
        return count;
    }

    private static void write(EvidenceStore to, long position, List<EvidenceRow> rows) throws IOException {
        if (!rows.isEmpty()) {
            to.write(to.seal(new EvidenceBlock(position, rows)));
        }
    }

    /** What was committed to about the run, the runs that it came from, and lists of persons in orders that it went by. */
    private List<Hash> commitments() throws IOException, DocumentException {
        List<Long> line = registry.line(run);
        List<Hash> commitments = new ArrayList<>();
        for (int i = 0; i < registry.entries().size(); i++) {
            RegisterEntry entry = registry.entries().get(i);
            if (entry instanceof RunOpened opened && line.contains((long) i)) {
                commitments.addAll(List.of(opened.request(), opened.law(), opened.bars(), opened.records()));
            } else if (entry instanceof RunClosed closed && line.contains(closed.run())) {
                commitments.add(closed.totals());
            } else if (entry instanceof FindingSigned finding && line.contains(finding.run())) {
                commitments.add(finding.finding());
            }
        }
        for (OrderHistory history : Orders.of(workspace).knownBefore(run).all()) {
            OrderScope scope = history.order().scope();
            if (scope.kind() == OrderScope.Kind.PERSONS) {
                commitments.add(Hash.parse(scope.name()));
            }
        }
        return commitments;
    }

    private void request(String id) throws IOException, DocumentException {
        Path from = workspace.requests().resolve(id);
        Path to = root.resolve("requests").resolve(id);
        Path rows = RequestPackage.readAgainWithoutRows(from).rowsFile();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // What it states is in the evidence of the rows that are opened, and of those alone.
                if (!file.equals(rows)) {
                    copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    private void configuration() throws IOException {
        WorkspaceConfig config = workspace.config();
        List<String> roots = pinned(config.roots(), "roots");
        List<String> lists = pinned(config.revocationLists(), "lists");
        List<String> registrar = pinned(config.registrar().stream().toList(), "registrar");
        StringBuilder yaml =
                new StringBuilder("# Of an inspector's kit: it has no keys that sign, and nothing can be decided"
                        + " or released in it.\n");
        line(yaml, "custodian", quoted(config.custodian()));
        line(yaml, "demo", String.valueOf(config.demo()));
        line(yaml, "deciding_official", quoted(config.decidingOfficial()));
        line(yaml, "keys", quoted("../keys"));
        line(
                yaml,
                "log",
                "{register: " + quoted(config.register()) + ", decisions: " + quoted(config.decisions()) + "}");
        line(yaml, "requester_addresses", list(config.requesterAddresses()));
        line(yaml, "roots", list(roots));
        line(yaml, "revocation_lists", list(lists));
        if (!registrar.isEmpty()) {
            line(yaml, "registrar", quoted(registrar.get(0)));
        }
        if (config.timestamps().isPresent()) {
            var source = config.timestamps().get();
            line(
                    yaml,
                    "timestamps",
                    "{url: " + quoted(source.url().toString()) + ", roots: " + list(pinned(source.roots(), "time"))
                            + ", revocation_lists: " + list(pinned(source.revocationLists(), "time-lists")) + "}");
        }
        Files.writeString(root.resolve(Workspace.CONFIG), yaml.toString());
    }

    private static void line(StringBuilder yaml, String key, String value) {
        yaml.append(key).append(": ").append(value).append('\n');
    }

    private static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(KitFolder::quoted).toList()) + "]";
    }

    /** A JSON string is a YAML one. */
    private static String quoted(String text) {
        byte[] json = Json.object().put("x", text).compact();
        String whole = new String(json, StandardCharsets.UTF_8);
        return whole.substring(whole.indexOf(':') + 1, whole.length() - 1);
    }

    /** Copies what is pinned, wherever it lies, under names of the kit's own. */
    private List<String> pinned(List<Path> places, String what) throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String name = "trust/" + what + "-" + (i + 1);
            copyAll(places.get(i), root.resolve(name));
            names.add(name);
        }
        return names;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!LEFT.contains(name) && !name.endsWith(ENCRYPTED)) {
                    copy(
                            file,
                            file.equals(from)
                                    ? to
                                    : to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(file, to);
    }
}
