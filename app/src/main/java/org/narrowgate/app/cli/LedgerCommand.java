package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate ledger}: the logs of a workspace as they grow over the years. */
@Command(
        name = "ledger",
        description = {
            "Lists the logs of a workspace with what they have grown to, and opens the next log of decisions, as public logs"
                    + " are sharded by year.",
            "The register is one log for ever: it is small, and it says which logs of decisions there are."
        },
        subcommands = {LedgerListCommand.class, LedgerShardCommand.class},
        mixinStandardHelpOptions = true)
final class LedgerCommand {}
