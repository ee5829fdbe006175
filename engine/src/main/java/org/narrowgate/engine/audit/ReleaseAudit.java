package org.narrowgate.engine.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.proof.NoteVerifier;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.Shards;
import org.narrowgate.engine.release.Accounting;
import org.narrowgate.engine.release.AccountingEntry;
import org.narrowgate.engine.release.Release;
import org.narrowgate.engine.safeguard.RecipientSafeguards;
import org.narrowgate.engine.safeguard.ReliedOn;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.seal.Authorisation;
import org.narrowgate.engine.seal.SealException;
import org.narrowgate.engine.seal.TrustFile;
import org.narrowgate.engine.signature.CredentialException;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.witness.AdoptedPolicies;
import org.narrowgate.engine.witness.WitnessPolicy;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.WholeFile;

/** Releases against register, accounting, signed authorisation, safeguards relied on, parts and the trust policy that recipients are given. */
final class ReleaseAudit {
    private final Workspace workspace;
    private final Accounting accounting;
    private final AdoptedPolicies adopted;

    ReleaseAudit(Workspace workspace, WorkspaceKey key, AdoptedPolicies adopted) {
        this.workspace = workspace;
        this.accounting = new Accounting(workspace.accounting(), key, new SecureRandom());
        this.adopted = adopted;
    }

    /** Adds what is wrong to {@code damages}; returns how many releases are sound. */
    int check(Registry registry, List<String> damages) {
        int sound = 0;
        Optional<Safeguards> safeguards = safeguards(registry);
        for (ReleaseAuthorised release : registry.all(ReleaseAuthorised.class, r -> true)) {
            try {
                check(release, registry, safeguards);
                sound++;
            } catch (IOException | ProofException | SealException | CredentialException wrong) {
                damages.add("release " + release.release() + ": " + wrong.getMessage());
            }
        }
        damages.addAll(SealedFiles.unlogged(workspace.releases(), registry));
        return sound;
    }

    /** Empty where the papers cannot be read, which their own audit tells. */
    private Optional<Safeguards> safeguards(Registry registry) {
        try {
            return Optional.of(Safeguards.of(Papers.of(workspace, registry)));
        } catch (IOException | DocumentException unreadable) {
            return Optional.empty();
        }
    }

    private void check(ReleaseAuthorised release, Registry registry, Optional<Safeguards> safeguards)
            throws IOException, SealException {
        AccountingEntry entry = accounting.read(release.release(), release.accounting());
        if (!DetachedSignature.digest(entry.text(), entry.signature()).equals(release.text())) {
            throw new IOException("the signed text in its accounting entry is not the one that the register names");
        }
        if (safeguards.isPresent() && !entry.safeguards().isEmpty()) {
            relied(
                    safeguards
                            .get()
                            .knownBefore(registry.entries().indexOf(release))
                            .on(entry.requester()),
                    entry.safeguards());
        }
        Optional<ReleaseSealed> sealed = registry.sealed(release.run(), release.release());
        if (sealed.isPresent()) {
            SealedFiles.check(
                    workspace.releases().resolve(release.release()),
                    sealed.get().parts());
            page(
                    Authorisation.parse(entry.text(), "the signed text in its accounting entry"),
                    workspace.releases().resolve(release.release() + Release.OBLIGATIONS));
            trust(
                    workspace.releases().resolve(release.release() + ".trust.policy"),
                    Shards.of(workspace, registry)
                            .of(registry.run(release.run()).orElseThrow())
                            .key(),
                    adopted.policyBefore(registry.entries().indexOf(release)));
        }
    }

    /** What it relied on is what the papers of the time say; where there was none it relied on a document. */
    private void relied(RecipientSafeguards register, String sha256) throws IOException {
        Optional<String> wrong = register.papers().isEmpty()
                ? Optional.empty()
                : ReliedOn.of(workspace).wrong(register, sha256);
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
    }

    /** What the official signed that the holder owes; packages from before had no such page. */
    private static void page(Authorisation signed, Path file) throws IOException {
        if (signed.page().isPresent()
                && (!Files.isRegularFile(file) || !signed.page().get().binds(WholeFile.read(file)))) {
            throw new IOException(file + ": it is missing, or not the page of obligations that was signed; restore it");
        }
    }

    private void trust(Path file, NoteVerifier decisions, WitnessPolicy policy) throws IOException {
        String text = TrustFile.text(decisions, List.of(workspace.custodianCertificate()), policy.witnessLines());
        if (!Files.isRegularFile(file) || !Arrays.equals(WholeFile.read(file), text.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException(file + ": it is missing, or names other keys than this workspace's; run `release`"
                    + " again with the same authorisation, which writes it anew, and tell whom it was given to");
        }
    }
}
