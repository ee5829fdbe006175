package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.intake.RequestSchemas;
import org.narrowgate.engine.pack.LawSchemas;
import org.narrowgate.engine.records.RecordsSchemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code narrowgate law schema}: what the documents hold, for an editor that completes and checks them. */
@Command(
        name = "schema",
        description = {
            "Prints JSON Schema (draft 2020-12) of a kind of document, or writes it into a folder, for editors.",
            "Kinds: pack, readings, cases, agreement, request, request-mapping, records-mapping. The first line"
                    + " `# yaml-language-server: $schema=FILE` of a document tells most editors which schema it follows.",
            "A schema knows keys and kinds of values; what facts there are, and whether cases pass, `law lint` says."
        },
        mixinStandardHelpOptions = true)
final class LawSchemaCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KIND", arity = "0..1", description = "Kind of document; all, if absent.")
    private Optional<String> kind = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write KIND.schema.json there, in the place of an older one.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "One line for each schema; without it they are indented.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Json> chosen = chosen();
        PrintWriter printer = spec.commandLine().getOut();
        for (Map.Entry<String, Json> schema : chosen.entrySet()) {
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                Path file = out.get().resolve(schema.getKey() + ".schema.json");
                Files.write(file, schema.getValue().pretty());
                printer.println(json ? Printed.compact(Json.object().put("schema", file.toString())) : "wrote " + file);
            } else if (json) {
                printer.println(Printed.compact(schema.getValue()));
            } else {
                printer.print(new String(schema.getValue().pretty(), StandardCharsets.UTF_8));
            }
        }
        printer.flush();
        return Exit.DONE;
    }

    private Map<String, Json> chosen() {
        Map<String, Json> all = new LinkedHashMap<>(LawSchemas.all());
        all.putAll(RequestSchemas.all());
        all.putAll(RecordsSchemas.all());
        if (kind.isEmpty()) {
            return all;
        }
        Json schema = all.get(kind.get());
        if (schema == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no document is called `" + kind.get() + "`; "
                            + NearestName.remedy(kind.get(), List.copyOf(all.keySet())));
        }
        return Map.of(kind.get(), schema);
    }
}
