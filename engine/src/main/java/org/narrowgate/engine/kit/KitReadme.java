package org.narrowgate.engine.kit;

import org.narrowgate.core.proof.Disclaimer;
import org.narrowgate.engine.workspace.KitScope;

/** What an inspector reads first. */
final class KitReadme {
    private KitReadme() {}

    static String of(KitScope scope) {
        return """
                Run %1$d, for %2$s
                on the ground: %3$s
                by the order %7$s (workspace/exports)
                made %4$s; %5$d of %6$d rows are opened

                PROTECTED DATA: keys/workspace.key opens the evidence of these rows. Whoever has this folder can read it.

                What is here
                  SHA256SUMS        of every file; check it with: sha256sum --check --quiet SHA256SUMS
                  register.vkey, decisions.vkey   the keys of the register and of the log of this run. They prove nothing
                                    while they come from here: hold them against those that you were given by another way, and use yours.
                  trust.policy      the same keys with the witnesses on whom the custodian says that he relies; no more
                                    yours than they are
                  kit.json          what is opened
                  workspace/ledger  all logs, whole: every entry, every tile, the signed checkpoint
                  workspace/rules   the pack, the agreement and the program (a jar) by which the run was decided
                  workspace/evidence, accounting   what opens the entries of this run, encrypted under keys/workspace.key
                  workspace/...     papers on offices, agreements, orders, exports, safeguards, holders, recalls, incidents,
                                    certificates, roots, revocation lists, the request's header and signature
                What is not here
                  rows that were not asked for, other runs' evidence, sealed packages, the records, any key that signs

                With Narrowgate (java 17 or later), from this folder:
                  narrowgate verify --workspace workspace --register-vkey YOURS --decisions-vkey YOURS --policy YOURS
                  narrowgate explain %1$d '#7' --workspace workspace
                  narrowgate replay %1$d --workspace workspace
                Without it: docs/inspector.md says how the logs are read with other programs.

                %8$s""".formatted(
                        scope.run(),
                        scope.receiver(),
                        scope.ground(),
                        scope.made(),
                        scope.rows(),
                        scope.of(),
                        scope.order(),
                        Disclaimer.LINES);
    }
}
