package org.narrowgate.engine.intake;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NewFolder;

/**
 * A request to be filled in. JSON has no comments, so each value says in angle brackets what to write there; as long as
 * one is left, the request can neither be signed nor decided.
 */
public final class RequestDraft {
    private final Authority authority;
    private final Collection<String> purposes;
    private final RowsFormat format;

    private RequestDraft(Authority authority, Collection<String> purposes, RowsFormat format) {
        this.authority = authority;
        this.purposes = purposes;
        this.format = format;
    }

    /** A draft under this authority; {@code purposes} are the codes of which one is to be stated. */
    public static RequestDraft of(Authority authority, Collection<String> purposes, RowsFormat format) {
        return new RequestDraft(authority, new TreeSet<>(purposes), format);
    }

    /** Name of its rows file. */
    public String rowsFile() {
        return "rows." + format.ending();
    }

    /**
     * Writes {@code request.json} and, where the form is one that people write, a rows file with nothing but the names
     * of its columns into a new folder.
     *
     * @throws DocumentException if something is there already
     */
    public void write(Path folder) throws IOException, DocumentException {
        byte[] header = header().pretty();
        NewFolder.make(folder, partial -> {
            Files.write(partial.resolve(RequestPackage.HEADER), header);
            if (format.isText()) {
                try (BufferedWriter rows = Files.newBufferedWriter(partial.resolve(rowsFile()))) {
                    beginRows(rows);
                }
            }
            return folder;
        });
    }

    /** In JSON Lines the first row names the columns: one that states nothing is there to be filled in. */
    private void beginRows(BufferedWriter rows) throws IOException {
        List<String> columns = RowLayout.of(authority).columns();
        if (format.content() == RowsFormat.Content.CSV) {
            SafeCsv.exact(rows).line(columns);
            return;
        }
        Json row = Json.object();
        columns.forEach(column -> row.put(column, ""));
        rows.append(new String(row.compact(), StandardCharsets.UTF_8).strip()).append('\n');
    }

    private Json header() {
        Json json = Json.object()
                .put("format", HeaderReader.FORMAT)
                .put("request_id", "<an id of your own: letters, digits and . _ -; no personal data>")
                .put("signed_on", "<day of signing, as 2026-03-02>")
                .put("expires", "<first day on which it may no longer be answered, as 2026-09-02>")
                .put("requester", "<name of the agency that asks, as the agreement has it>")
                .put("addressee", "<name of the agency that holds the records, as the agreement has it>")
                .put(
                        "signer",
                        Json.object()
                                .put("name", "<name of who signs>")
                                .put("office", "<title of the office held, as it is on file>")
                                .put("agency", "<agency of that office>"))
                .put("agreement", "<id of the agreement>")
                .put("authority", authority.id())
                .put("purpose", "<one of: " + String.join(", ", purposes) + ">")
                .put("attestations", attestations());
        declared(authority.header(), json);
        return json.put("officials", List.of(official()))
                .put(
                        "rows",
                        Json.object()
                                .put("file", rowsFile())
                                .put("media_type", format.mediaType())
                                .put("sha256", "<leave this: `request sign` writes it>")
                                .put("count", 0))
                .put(
                        "recipient_certificate",
                        "<PEM file in this folder that answers are sealed to; `request sign` writes its SHA-256>");
    }

    private Json attestations() {
        Json attestations = Json.object();
        authority
                .attestations()
                .forEach(a -> attestations.put(
                        a.id(),
                        "<name of the signer if he attests it, or \"\" if he does not: " + plain(a.text()) + ">"));
        return attestations;
    }

    private static void declared(HeaderDeclarations declared, Json json) {
        if (!declared.statements().isEmpty()) {
            json.put("statements", statements(declared.statements()));
        }
        if (!declared.documents().isEmpty()) {
            json.put("documents", documents(declared.documents()));
        }
    }

    private static Json statements(List<FieldDeclaration> declared) {
        Json statements = Json.object();
        declared.forEach(s -> statements.put(
                s.name(), "<" + plain(form(s)) + ", or \"\" if it is not stated: " + plain(s.text()) + ">"));
        return statements;
    }

    /** How a statement of its type is written. */
    private static String form(FieldDeclaration statement) {
        return switch (statement.type()) {
            case TEXT -> "text";
            case CODE -> "an identifier";
            case CHOICE -> "one of " + String.join(", ", statement.values().keySet());
            case CITATION ->
                "a provision, as " + statement.values().keySet().iterator().next();
            case DATE -> "a day, as 2026-03-02";
            case FLAG -> "yes or no";
            case PERIODS -> "years, as 2022;2023";
            case ROSTER -> "ids of officials";
        };
    }

    private static Json documents(List<HeaderDeclarations.Document> declared) {
        Json documents = Json.object();
        declared.forEach(d -> documents.put(
                d.id(),
                Json.object()
                        .put(
                                "name",
                                "<name of a file in this folder, or \"\" if there is none: " + plain(d.text()) + ">")
                        .put("sha256", "<leave this: `request sign` writes it>")));
        return documents;
    }

    private static Json official() {
        return Json.object()
                .put("id", "<id by which the rows name this official>")
                .put("name", "<name; add an entry for every official>")
                .put("employer", "<agency or firm that employs this official>")
                .put("kind", "<officer, employee, contractor or other>");
    }

    /** An angle bracket within would end the placeholder. */
    private static String plain(String text) {
        return text.replaceAll("[<>]", "");
    }
}
