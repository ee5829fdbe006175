package org.narrowgate.app.cli;

import picocli.CommandLine.Command;

/** {@code narrowgate witness}: a server that cosigns the logs of somebody else. */
@Command(
        name = "witness",
        subcommands = {
            WitnessInitCommand.class,
            WitnessServeCommand.class,
            WitnessShowCommand.class,
            WitnessAdoptCommand.class,
            WitnessCollectCommand.class,
            WitnessPolicyCommand.class,
            PaperFileCommand.class
        },
        description = {
            "Cosigns the logs of somebody else: run it if you are not their custodian, nor answer to him.",
            "A custodian who alone keeps his logs could show two people two of them, or take back what he logged. He"
                    + " sends each new checkpoint to you; you sign it only if his log has done nothing but grow since the"
                    + " last that you signed. Whoever trusts you then needs not trust him for that.",
            "What you vouch for: one log for all, and nothing taken back. What you do not: that a decision was right,"
                    + " or lawful, or that records were true. You see sizes and hashes, never a person or a decision.",
            "For the custodian are `adopt` (which witnesses must cosign before anything leaves; `file`, if it is signed"
                    + " elsewhere), `collect` and `policy`."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "From nothing to a witness (the custodian sends you the file `vkey` of each of his logs):",
            "  narrowgate witness init DIR --name witness.example/w1 --url http://127.0.0.1:7380",
            "  narrowgate witness serve DIR --log register.vkey --log decisions.vkey",
            "He writes the line `witness ...` that init prints into his policy, and so does everybody who trusts you.",
            "The protocol is C2SP tlog-witness: any log that speaks it can be watched. The guide: docs/witness.md."
        })
final class WitnessCommand {}
