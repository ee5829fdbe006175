package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate identity}: what is known of identification. */
@Command(
        name = "identity",
        description = "Measures how persons are identified.",
        mixinStandardHelpOptions = true,
        subcommands = IdentityScoreCommand.class)
final class IdentityCommand {}
