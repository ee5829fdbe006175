package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate request}: what the agency that asks needs; no record and no key of the custodian is touched. */
@Command(
        name = "request",
        description = {
            "For the agency that asks: drafts a request, signs it, says what is wrong with it before it is sent.",
            "A request is a folder with request.json (who asks whom, under what, for whose use), one file of rows (a"
                    + " line for each person: CSV, JSON Lines or Parquet, as its name says) and request.p7s (the signature over request.json, which binds the rows)."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            RequestNewCommand.class,
            RequestImportCommand.class,
            RequestCheckCommand.class,
            RequestSignCommand.class
        },
        footer = {
            "",
            "In this order: new (or import, from a bare file), fill in, check, cure what it names, sign, check, send."
        })
final class RequestCommand {}
