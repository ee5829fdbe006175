package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate identity}: how persons are identified, and how well. */
@Command(
        name = "identity",
        description = "How persons are identified, and with what certainty.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IdentityEvidenceCommand.class,
            IdentityScoreCommand.class,
            IdentityTrainCommand.class,
            IdentityShowCommand.class,
            IdentityTryCommand.class
        })
final class IdentityCommand {}
