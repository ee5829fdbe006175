package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate records}: what is prepared of the custodian's records. */
@Command(
        name = "records",
        description = "Prepares the custodian's records for requests.",
        mixinStandardHelpOptions = true,
        subcommands = RecordsIndexCommand.class)
final class RecordsCommand {}
