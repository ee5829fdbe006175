package org.narrowgate.engine.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads which files a header binds beside its rows; an entry without the name of a file names none. */
final class HeaderDocuments {
    private final Section header;
    private final Problems problems;
    private final HeaderReader.Form form;
    private final BiFunction<Section, String, String> text;

    /** @param text how a text is read from the header, with whatever is wrong with it */
    HeaderDocuments(
            Section header, Problems problems, HeaderReader.Form form, BiFunction<Section, String, String> text) {
        this.header = header;
        this.problems = problems;
        this.form = form;
        this.text = text;
    }

    Map<String, RequestHeader.DocumentFile> read() {
        Map<String, RequestHeader.DocumentFile> documents = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(Set.of(rowsFile()));
        header.section("documents", "the documents").ifPresent(s -> s.all().forEach((id, entry) -> {
            Section document = Section.of("a document", entry.value(), problems);
            String name = name(document, names);
            String sha256 = sha256(document, name);
            document.close();
            if (!name.isEmpty()) {
                documents.put(id, new RequestHeader.DocumentFile(name, sha256));
            }
        }));
        return documents;
    }

    /** A mapping names no rows file: asking it for one would let such a key pass without a word. */
    private String rowsFile() {
        if (form == HeaderReader.Form.MAPPED) {
            return "rows.csv";
        }
        return header.node("rows")
                .filter(Node.Keys.class::isInstance)
                .flatMap(rows ->
                        Section.of("the rows file", rows, new Problems()).scalar("file"))
                .map(file -> file.text().toLowerCase(Locale.ROOT))
                .orElse("rows.csv");
    }

    private String name(Section document, Set<String> names) {
        if (document.required("name").filter(HeaderDocuments::isBlank).isPresent()) {
            return "";
        }
        String name = document.has("name") ? text.apply(document, "name") : "";
        if (name.isEmpty()) {
            return "";
        }
        if (!HeaderReader.isFileName(name)) {
            problems.add(
                    document.markOf("name"),
                    "`name` must be the name of a file in the request's own folder",
                    "write the bare name, e.g. `order.pdf`");
            return "";
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    document.markOf("name"),
                    "another entry of the header names this file",
                    "give every document a file of its own");
        }
        return name;
    }

    private static boolean isBlank(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.type() == Node.ScalarType.TEXT
                && scalar.text().isBlank();
    }

    /** Only what is ready to be signed needs it: signing writes it. */
    private String sha256(Section document, String name) {
        if (form != HeaderReader.Form.FINISHED || name.isEmpty()) {
            document.node("sha256");
            return "";
        }
        String sha256 = text.apply(document, "sha256");
        if (!sha256.isEmpty() && !HeaderReader.isSha256(sha256)) {
            problems.add(
                    document.markOf("sha256"),
                    "`sha256` must be 64 hexadecimal digits in lower case",
                    "write what `sha256sum` prints for the file");
        }
        return sha256;
    }
}
