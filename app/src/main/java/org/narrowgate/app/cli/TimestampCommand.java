package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate timestamp}: that what the logs hold existed at a time that the custodian does not choose. */
@Command(
        name = "timestamp",
        description = {
            "Has the checkpoints of all logs stamped with the time by an authority outside (RFC 3161), and shows the"
                    + " time-stamps. A time-stamp proves that everything under its checkpoint existed by then; together"
                    + " with the one before it, between when. It proves nothing of what is in it.",
            "narrowgate.yaml names the authority:",
            "  timestamps:",
            "    url: https://HOST/PATH",
            "    roots: [root.pem]              # of the authorities above it; with their revocation_lists",
            "    required: false                # true: a release waits until its authorisation is stamped",
            "    within_hours: 24               # from when a missing time-stamp is an alarm"
        },
        subcommands = {TimestampAskCommand.class, TimestampListCommand.class, TimestampTestAuthorityCommand.class},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "While the authority is away decisions go on, and releases too unless `required` says otherwise: a log only",
            "grows, so that the next time-stamp covers whatever is missing one. `status`, `doctor` and `office alarms` tell",
            "when it is overdue. Each is checked without us by",
            "  openssl ts -verify -data SIZE.checkpoint -in SIZE.tsr -CAfile root.pem"
        })
final class TimestampCommand {}
