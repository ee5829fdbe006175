package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.Standing;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.AgreementDocument;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.pack.Rulebooks;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.workspace.Workspace;

/**
 * The rules of a decided run on a later day: the pack and agreement that the register names, the header's facts as they
 * were recorded with the run, and the agreement as it stands now, for one that has lapsed lets nothing leave.
 */
public record LaterRules(
        Pack pack, Adopted adopted, Optional<AgreementDocument> agreement, Rulebook rulebook, Facts facts) {
    static LaterRules of(
            Workspace workspace, Path packs, RunOpened opened, RunRules.Law law, RequestHeader header, Instant at)
            throws IOException, DocumentException, RefusedException {
        Path folder = packs.resolve(opened.pack().id()).normalize();
        if (!folder.startsWith(packs.normalize()) || !Files.isRegularFile(folder.resolve("pack.yaml"))) {
            throw changed("pack", folder + ": the statute pack that the run was decided by is not here");
        }
        Pack pack = PackReader.read(folder);
        if (!opened.pack().equals(new Named(pack.authority().id(), pack.sha256()))) {
            throw changed("pack", folder + ": the statute pack is not the one that the run was decided by");
        }
        Adopted adopted = Opinions.of(workspace, at).of(pack);
        if (!adopted.mayDecide()) {
            throw changed("draft-pack", folder + ": the pack is a draft, and the workspace is not marked demo");
        }
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        requireSameLaw(pack, LocalDate.ofInstant(opened.at(), ZoneOffset.UTC), day);
        AgreementAtHand atHand = AgreementAtHand.of(workspace, header, pack, adopted, at);
        Optional<AgreementDocument> agreement = atHand.document();
        Named found =
                agreement.map(a -> new Named(a.agreement().id(), a.sha256())).orElse(new Named("", ""));
        if (!opened.agreement().equals(found)) {
            throw changed("agreement", "the agreement is not the one that the run was decided by");
        }
        Rulebook rulebook = Rulebooks.ofRequest(pack, header.agreement(), agreement, day);
        Facts facts = law.recorded(rulebook.schema());
        Standing.OfAgreement now = atHand.standing(workspace, header);
        facts.set("agreement.present", now.present())
                .set("agreement.signed", now.signed())
                .set("agreement.in_force", now.inForce())
                .set("agreement.parties_match", now.partiesMatch());
        return new LaterRules(pack, adopted, agreement, rulebook, facts);
    }

    /** Rows were not held against what became law since, and what was not checked is not met. */
    private static void requireSameLaw(Pack pack, LocalDate decided, LocalDate day) throws RefusedException {
        List<String> added = pack.addedBetween(decided, day);
        if (!added.isEmpty() || !pack.isInForce(day)) {
            throw changed(
                    "law-changed",
                    "the law that the run was decided by on " + decided + " is not that of " + day
                            + (added.isEmpty() ? ": nothing of it is in force" : ": " + String.join(", ", added)));
        }
    }

    private static RefusedException changed(String reason, String what) {
        return new RefusedException(
                reason, what + "; put it back as it was, or decide a new request under the rules of today");
    }
}
