package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate witness}. */
@Command(
        name = "witness",
        subcommands = {
            WitnessAdoptCommand.class,
            WitnessCollectCommand.class,
            WitnessPolicyCommand.class,
            PaperFileCommand.class
        },
        description = "Witnesses.",
        mixinStandardHelpOptions = true)
final class WitnessCommand {}
