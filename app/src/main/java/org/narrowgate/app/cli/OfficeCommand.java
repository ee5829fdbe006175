package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate office}: papers on offices, who may do what by them, and what ends soon. */
@Command(
        name = "office",
        subcommands = {
            OfficeDraftCommand.class,
            OfficeFileCommand.class,
            OfficeWhoCommand.class,
            OfficeTimelineCommand.class,
            OfficeAlarmsCommand.class,
            OfficeHandoverCommand.class,
        },
        description = {
            "Papers that say who is in which office, and who may do what by them.",
            "What is filed stands: an end or a correction is another paper. A paper gives authority from when it is filed at"
                    + " the earliest, whatever day it names."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "From nothing to a release that counts:",
            "  narrowgate office draft WRITTEN.yaml --out PAPER.yaml     # a whole one: examples/demo/offices.yaml",
            "  openssl cms -sign -binary -outform DER -signer CERT.pem -inkey KEY.pem -in PAPER.yaml -out PAPER.yaml.p7s",
            "  narrowgate office file PAPER.yaml",
            "  narrowgate office who --may release --provision us/26-usc-6103-i-2",
            "The guide for registrars: docs/offices.md."
        })
final class OfficeCommand {}
