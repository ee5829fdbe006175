package org.narrowgate.app.incident;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.app.decision.DecisionDocument;
import org.narrowgate.core.decision.SlotLayout;
import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NewFolder;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.RowLists;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.rules.KeptRules;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.run.RunRecord;
import org.narrowgate.engine.witness.WitnessedLog;

/**
 * The file on an incident: its papers, what was relied on, and the record of every affected row with its receipt; in a
 * folder that only its owner may read, with the SHA-256 of every file in it.
 */
public final class IncidentFile {
    private final Incident incident;
    private final Custody custody;
    private final Path packs;
    private final boolean opened;

    /**
     * Of an incident.
     *
     * @param packs folder of the statute packs
     * @param opened whether what was stated and what went is in it: protected data
     */
    public IncidentFile(Incident incident, Custody custody, Path packs, boolean opened) {
        this.incident = incident;
        this.custody = custody;
        this.packs = packs;
        this.opened = opened;
    }

    /**
     * What was written.
     *
     * @param rows how many rows have their record in it
     */
    public record Written(long rows, int papers) {}

    /** Writes it, whole or not at all; {@code at} says how things stood. */
    public Written write(Path target, Instant at) throws IOException, DocumentException, RefusedException {
        Optional<WhatLeft> left = incident.opened().affected().isPresent()
                ? WhatLeft.of(custody, incident.opened().affected().get().release())
                : Optional.empty();
        Optional<RunRecord> run =
                left.isPresent() ? Optional.of(custody.run(left.get().run())) : Optional.empty();
        List<FiledPaper> papers = IncidentPapers.of(incident, left, custody, at);
        return NewFolder.make(target, folder -> {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            text(folder.resolve("report.txt"), incident.opened().report().text(incident.id()));
            write(folder.resolve("papers"), papers);
            long rows = 0;
            if (left.isPresent()) {
                SortedSet<Long> affected = RowLists.of(custody.workspace())
                        .read(incident.opened().affected().get().list());
                Exposure exposure = Exposure.of(left.get(), affected, custody, packs);
                text(folder.resolve("exposure.txt"), exposure.text());
                Files.write(folder.resolve("exposure.json"), exposure.json().pretty());
                reliedOn(folder.resolve("relied-on"), left.get(), exposure);
                rows = rows(folder, run.orElseThrow(), affected);
            }
            text(folder.resolve("README.txt"), readme(rows, at));
            sums(folder);
            return new Written(rows, papers.size());
        });
    }

    private static void write(Path folder, List<FiledPaper> papers) throws IOException {
        Files.createDirectories(folder);
        for (FiledPaper paper : papers) {
            Files.write(folder.resolve(paper.id() + ".yaml"), paper.text());
            Files.write(folder.resolve(paper.id() + ".yaml.p7s"), paper.signature());
        }
    }

    /** What the release was made under: authorisation, agreement, pack, opinions. */
    private void reliedOn(Path folder, WhatLeft left, Exposure exposure) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("authorisation.json"), left.account().text());
        Files.write(folder.resolve("authorisation.json.p7s"), left.account().signature());
        RunOpened run = custody.registry().run(left.run()).orElseThrow();
        Optional<Path> agreement = AgreementTexts.in(custody.workspace().agreements())
                .file(run.agreement().sha256());
        if (agreement.isPresent()) {
            Files.copy(agreement.get(), folder.resolve("agreement.yaml"));
        }
        Optional<Path> pack = Exposure.asDecided(run, packs);
        if (pack.isPresent()) {
            copyAll(pack.get(), folder.resolve("pack"));
        }
        Set<String> opinions = new TreeSet<>();
        exposure.adopted().ifPresent(adoption -> opinions.add(adoption.opinion()));
        exposure.readings().forEach(reading -> reading.adopted().ifPresent(a -> opinions.add(a.opinion())));
        for (String opinion : opinions) {
            for (String name : List.of(opinion + ".yaml", opinion + ".yaml.p7s")) {
                Files.copy(custody.workspace().opinions().resolve(name), folder.resolve(name));
            }
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy);
            }
        }
    }

    private long rows(Path folder, RunRecord run, SortedSet<Long> affected) throws IOException, DocumentException {
        Path receipts = Files.createDirectories(folder.resolve("receipts"));
        SlotLayout slots = run.law().slots();
        boolean witnessed =
                WitnessedLog.decisions(custody.workspace(), run.opened()).met();
        long[] rows = {0};
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("decisions.jsonl"))) {
            run.forEachFound(affected, found -> {
                Json document = opened
                        ? DecisionDocument.of(run, found, witnessed)
                        : DecisionDocument.withoutPerson(run, found, witnessed);
                lines.write(new String(document.compact(), StandardCharsets.UTF_8));
                lines.write('\n');
                Files.write(
                        receipts.resolve("row-" + found.row().row() + ".txt"),
                        found.logged()
                                .receipt(Set.of(slots.rowId(), slots.outcome()))
                                .bytes());
                rows[0]++;
            });
        }
        return rows[0];
    }

    private String readme(long rows, Instant at) {
        return "The file on the incident " + incident.id() + ", as it stood on " + at + "\n\n"
                + "report.txt       what is told within 24 hours; nothing of any person\n"
                + "papers/          every paper on it, on recall, holders, orders, agreement and offices, signed\n"
                + "exposure.txt     acts, persons, and on what was relied (26 U.S.C. 7431)\n"
                + "relied-on/       authorisation as signed, agreement, pack and opinions\n"
                + "decisions.jsonl  the record of each of " + rows + " affected rows, element by element"
                + (opened ? "; PROTECTED DATA\n" : "; nothing of any person\n")
                + "receipts/        for each row, that it was decided so and logged (C2SP tlog-proof);"
                + " docs/inspector.md\n"
                + "SHA256SUMS       of every file: `sha256sum --check SHA256SUMS`\n\n"
                + "What does not stand here was not at hand, or the incident has none of it.\n\n"
                + Disclaimer.LINES;
    }

    private static void text(Path file, String text) throws IOException {
        text(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(Path file, byte[] text) throws IOException {
        Files.write(file, text);
    }

    private static void sums(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(KeptRules.sha256(file) + "  " + folder.relativize(file));
        }
        Files.write(folder.resolve("SHA256SUMS"), lines);
    }
}
