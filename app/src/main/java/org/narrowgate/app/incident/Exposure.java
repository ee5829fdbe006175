package org.narrowgate.app.incident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.narrowgate.app.accounting.Custody;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.Adoption;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.run.RunSummaries;
import org.narrowgate.engine.state.RowSummary;

/**
 * What affected rows come to under 26 U.S.C. 7431: arithmetic and what is on file, never a finding that anybody is
 * liable.
 *
 * @param pack id of the pack under which they were decided
 * @param adopted counsel's adoption of that pack; empty if it was a draft
 * @param readings those wider than the strictest on which they rest
 */
public record Exposure(Acts acts, String pack, Optional<Adoption> adopted, List<ReliedOn> readings) {
    public Exposure {
        readings = List.copyOf(readings);
    }

    /**
     * Counts.
     *
     * @param affected numbers of rows of the release
     * @param packs folder of the statute packs
     */
    public static Exposure of(WhatLeft left, SortedSet<Long> affected, Custody custody, Path packs)
            throws IOException, DocumentException {
        RunOpened opened = custody.registry().run(left.run()).orElseThrow();
        Opinions opinions = Opinions.of(custody.workspace(), opened.at());
        return new Exposure(
                Acts.of(left.account().disclosed(), affected),
                opened.pack().id(),
                opinions.of(opened.pack()),
                readings(left, opened, affected, custody, packs, opinions));
    }

    private static List<ReliedOn> readings(
            WhatLeft left, RunOpened opened, Set<Long> affected, Custody custody, Path packs, Opinions opinions)
            throws IOException, DocumentException {
        Map<String, Long> rows = new TreeMap<>();
        for (RowSummary row : RunSummaries.of(custody.workspace(), custody.key(), custody.openings(), left.run())) {
            if (affected.contains(row.row())) {
                row.wider().forEach(reading -> rows.merge(reading, 1L, Long::sum));
            }
        }
        Optional<Path> folder = asDecided(opened, packs);
        Optional<Pack> pack = folder.isPresent() ? Optional.of(PackReader.read(folder.get())) : Optional.empty();
        Optional<Adopted> adopted = pack.map(opinions::of);
        List<ReliedOn> readings = new ArrayList<>();
        rows.forEach((id, count) -> readings.add(new ReliedOn(
                id,
                pack.flatMap(p -> p.readings().stream()
                                .filter(r -> r.id().equals(id))
                                .findFirst())
                        .map(r -> r.reading().text())
                        .orElse(""),
                count,
                adopted.flatMap(a -> Optional.ofNullable(a.readings().get(id))))));
        return readings;
    }

    /** Folder of the pack as it was when a run was decided; empty if it was changed since. */
    static Optional<Path> asDecided(RunOpened opened, Path packs) throws IOException {
        Path folder = packs.resolve(opened.pack().id());
        try {
            return Files.isRegularFile(folder.resolve("pack.yaml"))
                            && PackReader.read(folder)
                                    .sha256()
                                    .equals(opened.pack().sha256())
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (DocumentException changed) {
            return Optional.empty();
        }
    }

    /** As one document. */
    public Json json() {
        return acts.addTo(Json.object())
                .put("pack", pack)
                .put("pack_basis", ReliedOn.basis(adopted))
                .put("readings", readings.stream().map(ReliedOn::json).toList());
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder(
                "26 U.S.C. 7431(c)(1)(A), $1,000 for each act; arithmetic, and no finding that anybody is liable\n");
        acts.addTo(text);
        text.append(
                        "  actual damages where they are greater, what was looked into afterwards, costs, and punitive damages"
                                + " come on top\n")
                .append("7431(b), good faith, but erroneous, interpretation: what is on file\n")
                .append("  the pack " + pack + ": " + ReliedOn.basis(adopted) + "\n");
        if (readings.isEmpty()) {
            text.append("  no affected row rests on a reading wider than the strictest\n");
        }
        for (ReliedOn reading : readings) {
            text.append(String.format(
                    Locale.ROOT,
                    "  the reading %s, %,d rows: %s%n",
                    reading.reading(),
                    reading.rows(),
                    reading.basis()));
            text.append(reading.text().isEmpty() ? "" : "    " + reading.text() + "\n");
        }
        return text.append(
                        "7431(d): an action may be brought within 2 years of the day on which the person learned of it\n")
                .toString();
    }
}
