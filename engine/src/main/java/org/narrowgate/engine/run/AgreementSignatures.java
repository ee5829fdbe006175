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
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SignatureCheck;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Who signed an agreement as it stands, by certificates pinned for agreements on the day it took effect.
 *
 * @param agencies those of the offices that signed
 * @param refusals why other signatures do not count: file and reason
 */
record AgreementSignatures(Set<String> agencies, List<String> refusals) {

    static AgreementSignatures of(Workspace workspace, AgreementDocument document) {
        Set<String> agencies = new HashSet<>();
        List<String> refusals = new ArrayList<>();
        for (Path file : document.signatures()) {
            SignatureCheck check = check(workspace, document, file);
            if (check instanceof SignatureCheck.Signed signed) {
                agencies.add(signed.by().agency());
            } else if (check instanceof SignatureCheck.Refused refused) {
                refusals.add(file.getFileName() + ": " + refused.reason());
            }
        }
        return new AgreementSignatures(Set.copyOf(agencies), List.copyOf(refusals));
    }

    boolean ofBoth(Agreement agreement) {
        return agencies.containsAll(List.of(agreement.custodian(), agreement.requester()));
    }

    /** A certificate may begin or end within the day, so its last second counts as well as its first. */
    private static SignatureCheck check(Workspace workspace, AgreementDocument document, Path signature) {
        if (!Files.isRegularFile(signature)) {
            return new SignatureCheck.Refused("the file is not beside the agreement");
        }
        LocalDate day = document.agreement().effective();
        SignatureCheck early = check(workspace, document, signature, start(day));
        return early instanceof SignatureCheck.Signed
                ? early
                : check(workspace, document, signature, start(day.plusDays(1)).minusSeconds(1));
    }

    private static SignatureCheck check(Workspace workspace, AgreementDocument document, Path signature, Instant at) {
        try {
            return DetachedSignature.verify(
                    Files.readAllBytes(document.file()),
                    Files.readAllBytes(signature),
                    workspace.config().withRole("agreement"),
                    at);
        } catch (IOException unreadable) {
            return new SignatureCheck.Refused("it cannot be read");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
