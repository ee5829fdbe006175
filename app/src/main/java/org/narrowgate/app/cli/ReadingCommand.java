package org.narrowgate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.narrowgate.engine.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code narrowgate reading}: one way to read an open question, adopted by counsel. */
@Command(
        name = "reading",
        subcommands = LawAdoptCommand.class,
        description = "Adopts one reading of an open question: `reading adopt PACK --reading ID`, as `law adopt` does.",
        mixinStandardHelpOptions = true)
final class ReadingCommand implements PacksParent {
    @Option(
            names = "--packs",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of statute packs; the program's own if absent.")
    private Optional<Path> packs = Optional.empty();

    @Override
    public Path folder(Workspace opened) {
        return Packs.folder(packs.or(() -> opened.config().packs()));
    }
}
