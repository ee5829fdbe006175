package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.core.law.Authority;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestImport;
import org.narrowgate.engine.intake.RequestMapping;
import org.narrowgate.engine.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate request import}: a bare file becomes a request. */
@Command(
        name = "import",
        description = {
            "Makes a request from a bare file of rows with columns of its own: CSV, or by its name JSON Lines (.jsonl),"
                    + " either of them also packed (.gz, .zst), or Parquet (.parquet).",
            "The mapping says how the file is written and which of its columns are ours; what neither file nor mapping"
                    + " says stays blank, and is not shown when the request is decided. Either the whole request is"
                    + " written or nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A mapping (YAML; examples/request has one with every key):",
            "  file:                       # may be left out: comma, UTF-8, first line names the columns, ISO days;",
            "                              # of JSON Lines and Parquet only dates and rows can be said",
            "    delimiter: \";\"            # one character, or tab",
            "    encoding: windows-1252    # or UTF-8",
            "    header: true              # false: columns are given by number, from 1",
            "    dates: MM/DD/YYYY         # of YYYY MM DD MON",
            "    rows: 128000              # optional: a file with another number was cut short",
            "  columns:                    # ours: theirs; several of theirs are joined",
            "    row_id: CASE_NO           # left out: rows are numbered",
            "    family_name: LAST",
            "    address_line: [HOUSE, STREET]",
            "  constants:                  # ours: one text for every row",
            "    offense: 8 U.S.C. 1326(a)",
            "  request:                    # the keys of request.json; these four must be there",
            "    request_id: R-2026-17",
            "    signed_on: 2026-03-02",
            "    expires: 2026-09-02",
            "    authority: us/26-usc-6103-i-2",
            "    statements: {name: text}   # where the authority has some; documents: {id: {name: FILE}} likewise",
            "Then:",
            "  narrowgate request check DIR",
            "  narrowgate request sign DIR --key KEY.pem --certificate CERT.pem"
        })
final class RequestImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The bare file of rows.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "What the columns of the file are, and what the request says beside its rows (YAML).")
    private Path mapping = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The new folder of the request; if absent, one named by the request's id, here.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--as-is",
            description = "Takes rows over although a cell cannot be read or stands under the wrong column; each of"
                    + " them is then refused by itself, and not the file.")
    private boolean asIs;

    @Mixin
    private AuthorityOption packs = new AuthorityOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        RequestMapping read = RequestMapping.read(mapping, authorities());
        Path out = folder.orElseGet(() -> Path.of(read.header().id()));
        RequestImport.Imported made = RequestImport.run(file, read, out, asIs);
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.println(Printed.compact(Json.object()
                    .put("folder", out.toString())
                    .put("rows", made.header().rows().count())
                    .put("carried", made.carried())
                    .put("left_out", List.copyOf(made.leftOut()))
                    .put("unstated", List.copyOf(made.unstated()))));
            print.flush();
            return Exit.DONE;
        }
        print.printf(
                Locale.ROOT, "made %s: %,d rows%n", out, made.header().rows().count());
        if (made.carried() > 0) {
            print.printf(Locale.ROOT, "taken over as they are, to be refused: %,d rows%n", made.carried());
        }
        if (!made.leftOut().isEmpty()) {
            print.println("left out of the file: " + String.join(", ", made.leftOut()));
        }
        if (!made.unstated().isEmpty()) {
            print.println("stated for no row: " + String.join(", ", made.unstated()));
        }
        made.header()
                .documents()
                .forEach((id, document) ->
                        print.println("put into it: " + document.name() + ", the document `" + id + "`"));
        print.println("next: narrowgate request check " + out + packs.again());
        print.flush();
        return Exit.DONE;
    }

    private RequestMapping.Authorities authorities() {
        return new RequestMapping.Authorities() {
            @Override
            public Optional<Authority> find(String id) throws IOException, DocumentException {
                return packs.find(id).map(Pack::authority);
            }

            @Override
            public Collection<String> ids() throws IOException {
                return packs.ids();
            }
        };
    }
}
