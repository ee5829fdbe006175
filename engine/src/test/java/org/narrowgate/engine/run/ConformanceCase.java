package org.narrowgate.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.FindingView;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.records.RecordsException;
import org.narrowgate.engine.replay.Replay;
import org.narrowgate.engine.replay.ReplayCounts;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.DecisionsReader;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.LoggedDecision;

/**
 * A case of the corpus after it was decided here.
 *
 * @param expected by name in the folder {@code expected}, what this engine would have there
 */
record ConformanceCase(List<DecidedRow> rows, Map<String, byte[]> expected) {

    /** Decides a copy of the case in {@code scratch}, with fresh keys of workspace and logs. */
    static ConformanceCase decide(Path folder, Path scratch, DisclosureRun.Sizes sizes) throws Exception {
        return decide(folder, scratch, sizes, List.of(Progress.silent()));
    }

    /** The same, given the command again after each attempt whose records fail it. */
    static ConformanceCase decide(Path folder, Path scratch, DisclosureRun.Sizes sizes, List<Progress> attempts)
            throws Exception {
        Path root = scratch.resolve("workspace");
        copy(folder, root);
        makeKeys(scratch.resolve("keys"));
        Problems problems = new Problems();
        Section given = Section.of(
                "the case", Yaml.read(root.resolve("case.yaml"), problems).orElseThrow(), problems);
        RunLot lot = new RunLot(
                RunId.of(HexFormat.of().parseHex(given.text("run_id"))),
                HexFormat.of().parseHex(given.text("run_secret")));
        Instant at = Instant.parse(given.text("decided_at"));
        problems.throwIfAny();
        ConformanceOffices.file(root);
        Workspace workspace = Workspace.open(root);
        int failed = 0;
        for (Progress attempt : attempts) {
            try (OpenWorkspace open =
                    OpenWorkspace.open(workspace, new SecureRandom(), InstantSource.fixed(at), () -> lot)) {
                DisclosureRun.Done done = DisclosureRun.decide(
                        open, root.resolve("packs"), root.resolve("request"), Optional.empty(), sizes, attempt);
                if (failed != attempts.size() - 1) {
                    throw new AssertionError("an attempt that was to fail did not");
                }
                requireReplayed(open, root.resolve("packs"), done.run());
                return read(open, done.run());
            } catch (RecordsException expected) {
                failed++;
            }
        }
        throw new AssertionError("the last attempt failed, too");
    }

    /** A replay is one of the engines that must agree byte for byte. */
    private static void requireReplayed(OpenWorkspace open, Path packs, long run) throws Exception {
        Replay replay = Replay.of(open.workspace(), open.key(), open.openings(), packs, run);
        ReplayCounts counts = replay.decide(replay.asDecided(), row -> {}, Progress.silent());
        if (counts.rows() == 0 || counts.alarmed() > 0) {
            throw new AssertionError("replayed " + counts.rows() + " rows, alarms " + counts.alarms());
        }
    }

    private static ConformanceCase read(OpenWorkspace open, long run) throws Exception {
        DecidedRun decided = DecidedRun.of(open, run);
        LogReader log = LogReader.open(open.workspace().decisions());
        DecisionsReader decisions = DecisionsReader.open(open.workspace().decisions(), log.verifier());
        SlotLayout layout = decided.law().slots();
        List<DecidedRow> rows = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        StringBuilder slots = new StringBuilder(line(layout(layout)));
        var logged = decided.decisions(decisions, decided.entries(decisions));
        while (logged.hasNext()) {
            LoggedDecision decision = logged.next();
            DecidedRow row =
                    DecidedRow.of(decision.opening(), layout, decided.law().catalog());
            rows.add(row);
            said.append(line(decision(row, decision.opening())));
            slots.append(line(slots(decision.opening())));
        }
        Checkpoint checkpoint = log.checkpoint();
        Map<String, byte[]> expected = new LinkedHashMap<>();
        expected.put("decisions.jsonl", said.toString().getBytes(UTF_8));
        expected.put("slots.jsonl", slots.toString().getBytes(UTF_8));
        expected.put("root.txt", (checkpoint.size() + "\n" + checkpoint.root().base64() + "\n").getBytes(UTF_8));
        return new ConformanceCase(rows, expected);
    }

    private static Json decision(DecidedRow row, Opening opening) {
        Json fields = Json.object();
        row.fields().forEach(fields::put);
        return Json.object()
                .put("row", row.row())
                .put("row_id", row.rowId())
                .put("outcome", row.outcome().name())
                .put("looked_up", row.lookedUp())
                .put("attestation_alone", row.attested())
                .put(
                        "grounds",
                        row.groundFindings().stream()
                                .map(ConformanceCase::ground)
                                .toList())
                .put("fields", fields)
                .put("row_root", opening.entry().rowRoot().base64());
    }

    private static Json ground(FindingView finding) {
        return Json.object()
                .put("element", finding.element())
                .put("status", finding.status().name())
                .put("branch", finding.branch())
                .put("citation", finding.citation());
    }

    private static Json layout(SlotLayout layout) {
        return Json.object()
                .put("groups", layout.groups())
                .put("elements", layout.elements())
                .put("fields", layout.fields());
    }

    private static Json slots(Opening opening) {
        List<String> values = new ArrayList<>();
        for (int slot = 1; slot <= opening.slotCount(); slot++) {
            values.add(HexFormat.of().formatHex(opening.slot(slot)));
        }
        return Json.object().put("row", opening.row()).put("slots", values);
    }

    private static String line(Json json) {
        return new String(json.compact(), UTF_8).strip() + "\n";
    }

    static void makeKeys(Path keys) throws Exception {
        Files.createDirectories(keys);
        WorkspaceKey.create(keys.resolve("workspace.key"), new SecureRandom());
        for (String log : List.of("register", "decisions")) {
            WorkspaceKey.writeSecret(
                    keys.resolve(log + ".key"),
                    NoteSigner.log(
                                    "conformance.example/" + log,
                                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                            .text());
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
