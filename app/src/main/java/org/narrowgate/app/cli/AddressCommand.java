package org.narrowgate.app.cli;

import java.io.IOException;
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
            "`status` is the first that applies of those that hold, `statuses` has all: STATED looks deliverable, which is"
                    + " not deliverable, for no CASS/DPV check is made. The lists of an agreement are not asked here."
        },
        footer = {
            "",
            "Example: echo '12 Elm St Apt 3, Dallas TX 75201' | narrowgate address",
            "  {\"status\":\"STATED\",\"statuses\":[\"STATED\"],\"number\":\"12\",...}",
            "docs/identity.md says how an address is read, and how well."
        },
        mixinStandardHelpOptions = true)
final class AddressCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        AddressParser parser = new AddressParser(ReferenceTables.load().address(List.of()));
        LineAnswers.answer(System.in, spec.commandLine().getOut(), line -> json(parser.parse(line)));
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
