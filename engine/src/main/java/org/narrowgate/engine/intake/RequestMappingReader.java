package org.narrowgate.engine.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.document.CsvKeys;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.intake.RequestMapping.Source;
import org.narrowgate.engine.intake.RequestMapping.Theirs;

/** Reads a {@link RequestMapping} and collects everything that is wrong with it. */
final class RequestMappingReader {
    private final Problems problems;

    RequestMappingReader(Problems problems) {
        this.problems = problems;
    }

    RequestMapping read(Node document, RequestMapping.Authorities authorities) throws IOException, DocumentException {
        Section top = Section.of("a mapping", document, problems);
        RequestMapping.Form form = form(top);
        Section request = top.requiredSection("request");
        Authority authority = authority(request, authorities);
        Optional<RequestHeader> header =
                HeaderReader.read(top.node("request").orElse(document), problems, HeaderReader.Form.MAPPED);
        HeaderReader.unknownAttestations(request, authority);
        HeaderReader.undeclared(request, authority.header());
        List<Source> sources = new ArrayList<>();
        columns(top.requiredSection("columns"), form.named(), authority, sources);
        top.section("constants", "`constants`").ifPresent(s -> constants(s, authority, form.days(), sources));
        top.close();
        onceEach(top, sources);
        problems.throwIfAny();
        return new RequestMapping(form, sources, header.orElseThrow(), authority);
    }

    private RequestMapping.Form form(Section top) {
        return top.section("file", "`file`")
                .map(this::stated)
                .orElseGet(() -> new RequestMapping.Form(
                        CsvLines.Dialect.REQUEST, true, DayPattern.iso(), OptionalLong.empty()));
    }

    private RequestMapping.Form stated(Section file) {
        RequestMapping.Form form = new RequestMapping.Form(
                new CsvLines.Dialect(
                        CsvKeys.delimiter(file),
                        CsvKeys.encoding(file, List.of("UTF-8", "windows-1252")),
                        "say in the mapping's `file` how the file is encoded: UTF-8 or windows-1252"),
                file.flag("header", true),
                DayPattern.stated(file),
                file.has("rows") ? OptionalLong.of(file.number("rows")) : OptionalLong.empty());
        file.close();
        return form;
    }

    private Authority authority(Section request, RequestMapping.Authorities authorities)
            throws IOException, DocumentException {
        String id = request.text("authority").strip();
        if (id.isEmpty()) {
            problems.throwIfAny();
        }
        Optional<Authority> authority = authorities.find(id);
        if (authority.isEmpty()) {
            // Without its columns nothing else can be judged.
            problems.add(
                    request.markOf("authority"),
                    "no statute pack `" + id + "` is here",
                    NearestName.remedy(id, authorities.ids()));
            problems.throwIfAny();
        }
        return authority.orElseThrow();
    }

    private void columns(Section columns, boolean named, Authority authority, List<Source> sources) {
        columns.all().forEach((column, entry) -> {
            if (isKnown(column, entry, authority)) {
                List<Theirs> theirs = new ArrayList<>();
                List<Node> nodes = entry.value() instanceof Node.Items items ? items.values() : List.of(entry.value());
                nodes.forEach(n -> theirs(columns, column, n, named).ifPresent(theirs::add));
                if (nodes.isEmpty()) {
                    problems.add(entry.key(), "`" + column + "` comes from no column", "name one, or remove the key");
                }
                sources.add(new Source(column, theirs, "", joint(column, authority)));
            }
        });
    }

    private Optional<Theirs> theirs(Section columns, String column, Node node, boolean named) {
        String text = columns.textOf(column, node);
        if (!named && !text.matches("[1-9][0-9]{0,3}")) {
            problems.add(
                    node.mark(),
                    "a file without a line of names has its columns by number",
                    "write the number of the column, the first being 1");
            return Optional.empty();
        }
        return Optional.of(new Theirs(text.strip(), node.mark()));
    }

    private void constants(Section constants, Authority authority, DayPattern days, List<Source> sources) {
        constants.all().forEach((column, entry) -> {
            if (!isKnown(column, entry, authority)) {
                return;
            }
            String text = constants.textOf(column, entry.value());
            if (column.equals(RowLayout.ROW_ID)) {
                problems.add(entry.key(), "every row needs an id of its own", "remove the key: rows are numbered then");
            }
            Optional<String> written = dates(authority).contains(column) ? days.iso(text) : Optional.of(text);
            if (written.isEmpty()) {
                problems.add(entry.value().mark(), "this is no day as `dates` says", "write it so, or as 2026-03-02");
            }
            sources.add(new Source(column, List.of(), written.orElse(""), ""));
        });
    }

    private boolean isKnown(String column, Node.Entry entry, Authority authority) {
        List<String> known = new ArrayList<>(RowLayout.of(authority).columns());
        known.add(RowLayout.FREE_ADDRESS);
        if (!known.contains(column)) {
            problems.unknown(entry.key(), "the column", column, known);
        }
        return known.contains(column);
    }

    private void onceEach(Section top, List<Source> sources) {
        Set<String> seen = new HashSet<>();
        for (Source source : sources) {
            if (!seen.add(source.column())) {
                problems.add(
                        top.markOf("constants"),
                        "`" + source.column() + "` is given both by a column and as a constant",
                        "keep one of them");
            }
        }
        Set<String> parts = new HashSet<>(RowLayout.ADDRESS_COLUMNS);
        parts.retainAll(seen);
        if (seen.contains(RowLayout.FREE_ADDRESS) && !parts.isEmpty()) {
            problems.add(
                    top.markOf("columns"),
                    "the address is given both whole and in parts",
                    "keep `address` or keep " + String.join(", ", RowLayout.ADDRESS_COLUMNS));
        }
    }

    /** Years and officials stand with `;` between, everything else with a blank. */
    private static String joint(String column, Authority authority) {
        return authority.fields().stream()
                        .filter(f -> f.name().equals(column))
                        .anyMatch(f -> f.type() == FieldType.PERIODS || f.type() == FieldType.ROSTER)
                ? ";"
                : " ";
    }

    /** Our columns that hold days. */
    static Set<String> dates(Authority authority) {
        Set<String> dates = new HashSet<>(Set.of(RowLayout.BIRTH_DATE));
        authority.fields().stream()
                .filter(f -> f.type() == FieldType.DATE)
                .map(FieldDeclaration::name)
                .forEach(dates::add);
        return dates;
    }
}
