package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate export}: what is taken out of a workspace to be looked at elsewhere. */
@Command(
        name = "export",
        description = "Takes something out of a workspace to be checked elsewhere; that it was taken is logged.",
        subcommands = {ExportInspectorCommand.class},
        mixinStandardHelpOptions = true)
final class ExportCommand {}
