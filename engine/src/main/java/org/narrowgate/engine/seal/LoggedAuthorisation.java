package org.narrowgate.engine.seal;

import java.time.DateTimeException;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.ProofFile;
import org.narrowgate.engine.registry.Entrusted;
import org.narrowgate.engine.registry.RegisterEntry;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;

/**
 * An authorisation that stands in the {@code register} under a checkpoint with the quorum that the policy asks for; with
 * this, and only this, can a release be sealed. Only {@link #of} makes one.
 */
public final class LoggedAuthorisation {
    private final Authorised authorised;
    private final boolean unwitnessed;

    private LoggedAuthorisation(Authorised authorised, boolean unwitnessed) {
        this.authorised = authorised;
        this.unwitnessed = unwitnessed;
    }

    /**
     * Refuses unless the register's entry is a {@link ReleaseAuthorised} of this authorisation, its {@code text} being
     * {@link Authorised#digest}, and is proved under an accepted checkpoint.
     *
     * @param entry the register entry's bytes
     * @param proof of its inclusion, with the signed and cosigned checkpoint
     * @param register whose checkpoints the custodian accepts, and how many witnesses they need
     */
    public static LoggedAuthorisation of(Authorised authorised, byte[] entry, ProofFile proof, Policy register)
            throws SealException {
        if (!holds(entry, authorised)) {
            throw new SealException("the register entry does not hold this authorisation: log it before sealing");
        }
        try {
            Policy.Accepted accepted = register.accept(proof.note());
            proof.verifyInclusion(entry, accepted.checkpoint());
            return new LoggedAuthorisation(authorised, accepted.unwitnessed());
        } catch (ProofException e) {
            throw new SealException(
                    "the authorisation is not provably logged and witnessed: " + e.getMessage()
                            + "; publish the register, gather the cosignatures and release again",
                    e);
        }
    }

    private static boolean holds(byte[] entry, Authorised authorised) {
        try {
            return RegisterEntry.decode(entry) instanceof ReleaseAuthorised logged
                    && logged.text().equals(authorised.digest())
                    && logged.release().equals(authorised.release())
                    && logged.checkpoint().equals(authorised.authorisation().decisions())
                    && logged.entrusted().filter(Entrusted::beforeQuorum).isPresent()
                            == authorised.authorisation().beforeQuorum();
        } catch (IllegalArgumentException | DateTimeException | ProofException e) {
            return false;
        }
    }

    public Authorisation authorisation() {
        return authorised.authorisation();
    }

    public Authorised authorised() {
        return authorised;
    }

    /** Whether the policy asked for no witness: it is printed and stands in the manifest. */
    public boolean unwitnessed() {
        return unwitnessed;
    }
}
