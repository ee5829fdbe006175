package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.RunSecretFile;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.records.RecordSource;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.registry.ShardOpened;

/**
 * A run that begins: its rules, records, decider and secret.
 *
 * @param rows which rows it decides, and the findings that it may rely on
 * @param parent the run whose rows it decides again; -1 for none
 */
record NewRun(RunRules rules, RequestPackage request, HeldRows rows, long parent, Instant at) {
    /** Stands for what is committed to where nothing is kept. */
    private static final Hash NOTHING = Hash.of(RunOpening.sha256(new byte[0]));

    private interface Committing {
        Hash of(byte[] content) throws IOException;
    }

    /** Logs it; from now on its rules stand. */
    OpenRun register(OpenWorkspace open, Path packs) throws IOException, DocumentException, RefusedException {
        Signatory decider = decider(open);
        IndexedRecords indexed = IndexedRecords.open(open, rules);
        boolean byAddress = rules.permitsAddressRoute() && indexed.isIndexed();
        RecordSource records = indexed.sourceOrClose(byAddress);
        rules.keep(open.workspace(), packs);
        RunLot lot = open.lot();
        new RunSecretFile(open.workspace().evidence(), lot.id(), open.key()).write(lot.secret());
        RunOpened entry = entry(open, decider, lot, indexed.commitment(rules, byAddress), open.openings()::commit);
        return opened(open.register().append(entry), entry, records);
    }

    /** The same, in no register and with nothing kept of it: what it would come to can be seen, and goes nowhere. */
    OpenRun suppose(OpenWorkspace open) throws IOException, DocumentException, RefusedException {
        Signatory decider = decider(open);
        long next = open.register().read().entries().size();
        IndexedRecords indexed = IndexedRecords.open(open, rules);
        boolean byAddress = rules.permitsAddressRoute() && indexed.isIndexed();
        RecordSource records = indexed.sourceOrClose(byAddress);
        RunOpened entry = entry(open, decider, open.lot(), indexed.commitment(rules, byAddress), content -> NOTHING);
        return opened(next, entry, records);
    }

    private OpenRun opened(long run, RunOpened entry, RecordSource records) {
        return new OpenRun(run, entry, Optional.empty(), rules, request, rows.judgments(), rows::contains, records);
    }

    private RunOpened entry(OpenWorkspace open, Signatory decider, RunLot lot, byte[] records, Committing commitment)
            throws IOException {
        return new RunOpened(
                at,
                lot.id(),
                rules.packName(),
                rules.agreementName(),
                rules.tablesSha256(),
                EngineVersion.current(),
                decider.fingerprint(),
                commitment.of(Reception.value(request)),
                Hash.of(RunOpening.sha256(lot.secret())),
                commitment.of(rules.law()),
                commitment.of(rules.bars().source()),
                commitment.of(records),
                parent,
                open.decisions().log().size(),
                open.shards().newest().opened().map(ShardOpened::origin),
                rules.lockName());
    }

    private Signatory decider(OpenWorkspace open) throws IOException, DocumentException, RefusedException {
        String name = open.workspace().config().decidingOfficial();
        return Officials.of(open.workspace()).who(Mandate.of(Act.DECIDE, Side.CUSTODIAN), at).stream()
                .filter(official -> official.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "decider",
                        "narrowgate.yaml, `deciding_official`: nobody of that name, with a certificate on file, may"
                                + " `decide` today; `office who --may decide` says who may"));
    }
}
