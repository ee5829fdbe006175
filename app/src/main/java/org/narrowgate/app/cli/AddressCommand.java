package org.narrowgate.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.tables.ReferenceTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code narrowgate address}: takes addresses apart, as screening would. */
@Command(
        name = "address",
        description = {
            "Reads one address a line from standard input, writes one JSON object a line.",
            "`status` decides; deliverable-looking is not deliverable: no CASS/DPV check is made."
        },
        mixinStandardHelpOptions = true)
final class AddressCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AddressParser parser = new AddressParser(ReferenceTables.load().address(List.of()));
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(new String(json(parser.parse(line)).compact(), StandardCharsets.UTF_8));
        }
        out.flush();
        return Exit.DONE;
    }

    private static Json json(PostalAddress address) {
        return Json.object()
                .put("status", address.status().name())
                .put(
                        "statuses",
                        address.statuses().stream().map(Enum::name).sorted().toList())
                .put("number", address.number())
                .put("predirectional", address.predirectional())
                .put("street", address.street())
                .put("suffix", address.suffix())
                .put("postdirectional", address.postdirectional())
                .put("unit", address.unit())
                .put("city", address.city())
                .put("state", address.state())
                .put("zip", address.zip4().isEmpty() ? address.zip5() : address.zip5() + "-" + address.zip4());
    }
}
