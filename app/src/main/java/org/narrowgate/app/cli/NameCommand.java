package org.narrowgate.app.cli;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.WrittenName;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.tables.ReferenceTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code narrowgate name}: takes names apart and shows the forms in which they are compared. */
@Command(
        name = "name",
        description = {
            "Reads one name a line from standard input, writes one JSON object a line.",
            "A line is GIVEN|MIDDLE|FAMILY|SUFFIX (or parted by tabulators), FAMILY, GIVEN MIDDLE, or GIVEN MIDDLE FAMILY;"
                    + " `read_as` says which it was taken for. Only `columns` is certain: of three words in order nobody"
                    + " can tell a second surname from a middle name.",
            "`folded` is what is compared: without case, diacritics, marks and blanks; placeholders are gone."
        },
        footer = {
            "",
            "Example: echo 'Bob|A.|García-López|Jr.' | narrowgate name",
            "  {\"status\":\"STATED\",\"read_as\":\"columns\",...,\"folded\":{\"given\":\"BOB\",...}}",
            "docs/identity.md says which differences agree, and which never do."
        },
        mixinStandardHelpOptions = true)
final class NameCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        NameTables tables = ReferenceTables.load().names();
        LineAnswers.answer(System.in, spec.commandLine().getOut(), line -> json(WrittenName.read(line), tables));
        return Exit.DONE;
    }

    private static Json json(WrittenName written, NameTables tables) {
        PersonName name = written.name();
        return Json.object()
                .put("status", name.status().name())
                .put(
                        "read_as",
                        switch (written.readAs()) {
                            case COLUMNS -> "columns";
                            case COMMA -> "comma";
                            case ORDER -> "order";
                        })
                .put("given", name.rawGiven())
                .put("middle", name.rawMiddle())
                .put("family", name.rawFamily())
                .put("suffix", name.rawSuffix())
                .put(
                        "folded",
                        Json.object()
                                .put("given", name.given())
                                .put("middle", name.middle())
                                .put("family", name.family())
                                .put("suffix", name.suffix()))
                .put(
                        "nicknames",
                        tables.nicknames().getOrDefault(name.given(), Set.of()).stream()
                                .sorted()
                                .toList());
    }
}
