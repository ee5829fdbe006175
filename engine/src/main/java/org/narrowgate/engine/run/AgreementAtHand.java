package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.Standing;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.AgreementText;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.AgreementReader;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.workspace.Workspace;

/**
 * The agreement that a request names, as it stood at one instant.
 *
 * @param document the version in force, or else the last one proposed; a text that was never proposed, if it has the
 *     agreement's name; empty if there is none, and if it is under another authority, for then it is none of this request
 */
record AgreementAtHand(Optional<AgreementDocument> document, Optional<AgreementStanding> standing) {

    static AgreementAtHand of(Workspace workspace, RequestHeader header, Pack pack, Adopted adopted, Instant at)
            throws IOException, DocumentException {
        if (!header.agreement().matches("[A-Za-z0-9._-]+")) {
            return new AgreementAtHand(Optional.empty(), Optional.empty());
        }
        AgreementStanding standing = Agreements.of(workspace).standing(header.agreement(), at);
        Path file = standing.text()
                .map(AgreementText::file)
                .orElse(workspace.agreements().resolve(header.agreement() + ".yaml"));
        boolean meant =
                Files.isRegularFile(file) && AgreementReader.authority(file).equals(pack.id());
        return new AgreementAtHand(
                meant ? Optional.of(AgreementReader.read(file, pack, adopted)) : Optional.empty(),
                Optional.of(standing));
    }

    /** What of it the header's facts say. */
    Standing.OfAgreement standing(Workspace workspace, RequestHeader header) {
        if (document.isEmpty() || standing.isEmpty()) {
            return new Standing.OfAgreement(false, false, false, false);
        }
        Agreement agreement = document.get().agreement();
        boolean parties = agreement.id().equals(header.agreement())
                && agreement.custodian().equals(workspace.config().custodian())
                && agreement.requester().equals(header.requester())
                && agreement.authority().equals(header.authority());
        return new Standing.OfAgreement(
                true, standing.get().isSigned(), standing.get().isInForce(), parties);
    }
}
