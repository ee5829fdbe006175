package org.narrowgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.narrowgate.core.decision.Bars;
import org.narrowgate.core.decision.Decider;
import org.narrowgate.core.decision.Decision;
import org.narrowgate.core.decision.RowEncoder;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.proof.RowCommitments;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.screening.Judgments;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.state.RefusalTagger;
import org.narrowgate.engine.state.RowSummary;
import org.narrowgate.engine.tables.ReferenceTables;

/** What a run does between a parsed row and its evidence, over clean rows and rows with one defect each. */
final class DecidedRows {
    /** One round: four rows that are looked up (one of them found under another name) and four that are stopped. */
    static final int ROWS = 8;

    private static final List<Map<String, String>> DEFECTS = List.of(
            Map.of(),
            Map.of("reason", "", "officials", ""),
            Map.of(),
            Map.of("address_line", "123 Unknown St", "case_status", "closed"),
            Map.of("given_name", "Orsolya"),
            Map.of("offense", "8 U.S.C. 1325(a)", "order_date", ""),
            Map.of(),
            Map.of("birth_date", "1900-01-01", "tax_periods", ""));

    private final CleanRow clean;
    private final List<RequestRow> rows = new ArrayList<>();
    private final List<Candidate> found;
    private final Decider decider;
    private final StatedGroups groups;
    private final RowEncoder encoder;
    private final RefusalTagger tagger;
    private final RowSeeds seeds = new RowSeeds(new byte[RowSeeds.BYTES]);
    private final RowCommitments commitments = new RowCommitments();

    private DecidedRows(CleanRow clean, WorkspaceKey key) {
        this.clean = clean;
        this.tagger = new RefusalTagger(key);
        for (int i = 0; i < ROWS; i++) {
            rows.add(clean.parse(i + 1L, DEFECTS.get(i)));
        }
        found = List.of(holder(rows.get(0)));
        decider = Decider.of(
                clean.rulebook(),
                new Identifier(
                        IdentityRules.strict("tin"), ReferenceTables.load().names()),
                Bars.none(),
                Judgments.none());
        groups = StatedGroups.of(clean.layout());
        encoder = new RowEncoder(SlotLayout.of(groups, clean.rulebook()), groups);
    }

    static DecidedRows of(CleanRow clean) throws IOException {
        Path folder = Files.createTempDirectory("bench-key");
        Path file = folder.resolve("workspace.key");
        WorkspaceKey.create(file, new SecureRandom());
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        DecidedRows decided = new DecidedRows(clean, WorkspaceKey.read(file, workspace, new SecureRandom()));
        Files.delete(file);
        Files.delete(workspace);
        Files.delete(folder);
        return decided;
    }

    void decide(Consumer<Object> into) {
        for (RequestRow row : rows) {
            Decision decision =
                    clean.screen(row).match(admissible -> decider.decide(admissible, found), decider::decide);
            byte[] seed = seeds.seed(decision.row());
            List<byte[]> slots = encoder.encode(decision);
            into.accept(slots);
            into.accept(commitments.root(seed, slots));
            into.accept(RowSummary.of(decision));
            into.accept(tagger.of(row, groups));
        }
    }

    /** The record that the clean row is about. */
    private static Candidate holder(RequestRow row) {
        return new Candidate(
                "p-1",
                Map.of("tin", row.numbers().get(0).canonical()),
                List.of(row.name()),
                OptionalLong.of(row.birthDate().epochDay()),
                "",
                OptionalLong.empty(),
                List.of(
                        new HeldAddress(row.address(), 2019, 2022, "taxpayer"),
                        new HeldAddress(row.address(), 2023, 2026, "taxpayer")));
    }
}
