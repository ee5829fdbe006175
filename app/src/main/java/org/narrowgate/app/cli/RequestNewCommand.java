package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.HeaderDeclarations;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.intake.RequestDraft;
import org.narrowgate.engine.intake.RowsFormat;
import org.narrowgate.engine.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate request new}: a draft to fill in. */
@Command(
        name = "new",
        description = {
            "Makes a folder with a request to fill in.",
            "In request.json every value says in <angle brackets> what to write there; the rows file has the names of the"
                    + " columns for the authority. Nothing is overwritten."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Columns that do not apply may stay blank or be removed, all but row_id. The columns address_line, city,",
            "state, zip and country may be replaced by one column `address`. Days are written 2026-03-02, several years",
            "or officials with `;` between. What is left blank is not stated, and what needs it is not shown.",
            "The end of the file's name says its form: csv or jsonl (one JSON object a line; the keys of the first name the",
            "columns, every value is text or null), either of them also .gz or .zst, or parquet (every column text).",
            "A packed file or a Parquet file is not begun for you: put it there under the name that request.json gives.",
            "Then:",
            "  narrowgate request check DIR",
            "  narrowgate request sign DIR --key KEY.pem --certificate CERT.pem"
        })
final class RequestNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The new folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--authority",
            paramLabel = "PACK",
            description = "The provision under which is asked; ${DEFAULT-VALUE} if absent.")
    private String authority = "us/26-usc-6103-i-2";

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Form of the rows file: csv, csv.gz, csv.zst, jsonl, jsonl.gz, jsonl.zst or parquet;"
                    + " ${DEFAULT-VALUE} if absent.")
    private String format = RowsFormat.CSV.ending();

    @Mixin
    private AuthorityOption packs = new AuthorityOption();

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, DocumentException {
        RowsFormat form = form();
        Pack pack = packs.read(authority, "--authority");
        RequestDraft draft =
                RequestDraft.of(pack.authority(), pack.manifest().purposes().keySet(), form);
        draft.write(folder);
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(Printed.compact(Json.object()
                            .put("folder", folder.toString())
                            .put("authority", authority)
                            .put("rows", draft.rowsFile())));
            spec.commandLine().getOut().flush();
        } else {
            print(pack, draft.rowsFile(), form);
        }
        return Exit.DONE;
    }

    private RowsFormat form() {
        String ending = format.toLowerCase(Locale.ROOT);
        return Arrays.stream(RowsFormat.values())
                .filter(known -> known.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--format: no such form of a rows file; known are "
                                + Arrays.stream(RowsFormat.values())
                                        .map(RowsFormat::ending)
                                        .collect(Collectors.joining(", "))));
    }

    private void print(Pack pack, String rows, RowsFormat form) {
        PrintWriter out = spec.commandLine().getOut();
        Authority law = pack.authority();
        out.println("made " + folder + " for a request under " + law.citation());
        out.println();
        out.println("fill in request.json; purposes are");
        pack.manifest().purposes().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(p -> line(out, p.getKey(), p.getValue()));
        out.println(
                "the signer, whose signature alone is under it, writes his name beside what he attests; leave \"\" what he does not");
        law.attestations().forEach(a -> line(out, a.id(), a.text()));
        HeaderDeclarations header = law.header();
        if (!header.statements().isEmpty()) {
            out.println("what is stated once for all rows; leave \"\" what is not");
            header.statements().forEach(s -> line(out, s.name(), s.text()));
        }
        if (!header.documents().isEmpty()) {
            out.println("documents that you put into the folder; leave the name \"\" of those that there are not");
            header.documents().forEach(d -> line(out, d.id(), d.text()));
        }
        out.println();
        out.println("then " + rows + (form.isText() ? "" : ", which you put there")
                + ", a line for each person; beside name, birth date and address");
        law.numbers().forEach(n -> line(out, n.name(), String.join(" or ", n.schemes())));
        law.fields().forEach(f -> line(out, f.name(), f.text()));
        out.println();
        out.println("next: narrowgate request check " + folder + packs.again());
        out.flush();
    }

    private static void line(PrintWriter out, String name, String text) {
        out.printf(Locale.ROOT, "  %-34s %s%n", name, text);
    }
}
