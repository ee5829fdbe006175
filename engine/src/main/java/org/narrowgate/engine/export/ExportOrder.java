package org.narrowgate.engine.export;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.RowNumbers;

/**
 * That evidence of a run may go to an inspector, as the paper says that an official signed. Nothing of it is ever taken
 * for granted: that every row may go, or that the archive may go in the clear, is said in so many words.
 *
 * @param id that of the paper
 * @param run its register sequence number
 * @param rows numbers of the rows that may be opened; every row of the run if empty
 * @param receiver name of the inspector
 * @param office his office and agency
 * @param certificate SHA-256 of his certificate, to which alone the archive is encrypted; in the clear if empty
 * @param ground the provision, order or authority by which he may have it
 * @param until last day, in UTC, on which the archive may be made
 */
public record ExportOrder(
        String id,
        long run,
        Optional<SortedSet<Long>> rows,
        String receiver,
        String office,
        Optional<String> certificate,
        String ground,
        LocalDate until) {
    /** Of {@code rows}: every row of the run. */
    public static final String ALL = "all";

    /** Of {@code certificate}: in the clear. */
    public static final String NONE = "none";

    private static final String SHA256 = "[0-9a-f]{64}";

    public ExportOrder {
        rows = rows.map(numbers -> Collections.unmodifiableSortedSet(new TreeSet<>(numbers)));
    }

    /** What a paper says; a {@link DocumentException} has every fault. */
    static ExportOrder read(Paper paper) throws DocumentException {
        Section body = paper.body();
        ExportOrder order = new ExportOrder(
                paper.id(),
                body.number("run"),
                body.text("rows").equals(ALL) ? Optional.empty() : Optional.of(RowNumbers.read(body, "rows")),
                said(body, "receiver"),
                said(body, "office"),
                certificate(body),
                said(body, "ground"),
                body.date("until"));
        paper.close();
        return order;
    }

    private static String said(Section body, String key) {
        String text = body.text(key);
        if (body.has(key) && text.isBlank()) {
            body.problems().add(body.markOf(key), "`" + key + "` says nothing", "write who, or what");
        }
        return text;
    }

    private static Optional<String> certificate(Section body) {
        String text = body.text("certificate");
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        if (!text.matches(SHA256)) {
            body.problems()
                    .add(
                            body.markOf("certificate"),
                            "`certificate` is no SHA-256 of a certificate",
                            "write its 64 hexadecimal digits, or `none` for an archive in the clear");
        }
        return Optional.of(text);
    }

    /** Whether one signature is not enough: every row goes, by word or by number, or it goes in the clear. */
    public boolean needsSecond(long decisions) {
        return certificate.isEmpty() || rows.isEmpty() || rows.get().size() >= decisions;
    }

    /** Rows that are asked for beyond those that may be opened. */
    List<Long> beyond(SortedSet<Long> asked) {
        return rows.isEmpty()
                ? List.of()
                : asked.stream().filter(row -> !rows.get().contains(row)).toList();
    }
}
