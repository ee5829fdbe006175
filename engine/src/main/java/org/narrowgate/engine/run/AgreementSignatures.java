package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Who signed an agreement as it stands, by certificates pinned for agreements on the day it took effect.
 *
 * @param agencies those of the offices that signed
 * @param refusals why other signatures do not count: file and reason
 */
record AgreementSignatures(Set<String> agencies, List<String> refusals) {

    private static final Mandate SIGNS = Mandate.of(Act.AGREEMENT, Side.CUSTODIAN, Side.REQUESTER);

    static AgreementSignatures of(Workspace workspace, AgreementDocument document)
            throws IOException, DocumentException {
        Officials officials = Officials.of(workspace);
        Set<String> agencies = new HashSet<>();
        List<String> refusals = new ArrayList<>();
        for (Path file : document.signatures()) {
            SignerCheck check = check(officials, document, file);
            if (check instanceof SignerCheck.Signed signed) {
                agencies.add(signed.by().agency());
            } else if (check instanceof SignerCheck.Refused refused) {
                refusals.add(file.getFileName() + ": " + refused.reason());
            }
        }
        return new AgreementSignatures(Set.copyOf(agencies), List.copyOf(refusals));
    }

    boolean ofBoth(Agreement agreement) {
        return agencies.containsAll(List.of(agreement.custodian(), agreement.requester()));
    }

    /** A certificate may begin or end within the day, so its last second counts as well as its first. */
    private static SignerCheck check(Officials officials, AgreementDocument document, Path signature) {
        if (!Files.isRegularFile(signature)) {
            return new SignerCheck.Refused("the file is not beside the agreement");
        }
        LocalDate day = document.agreement().effective();
        SignerCheck early = check(officials, document, signature, start(day));
        return early instanceof SignerCheck.Signed
                ? early
                : check(officials, document, signature, start(day.plusDays(1)).minusSeconds(1));
    }

    private static SignerCheck check(Officials officials, AgreementDocument document, Path signature, Instant at) {
        try {
            return officials.verify(Files.readAllBytes(document.file()), Files.readAllBytes(signature), SIGNS, at);
        } catch (IOException unreadable) {
            return new SignerCheck.Refused("it cannot be read");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
