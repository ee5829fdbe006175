package org.narrowgate.engine.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.RefusedException;
import org.narrowgate.engine.seal.Authorised;
import org.narrowgate.engine.signature.PinnedCertificate;
import org.narrowgate.engine.workspace.WorkspaceConfig;

/** Who decided, who may let go, and who receives, as {@code narrowgate.yaml} pins them at one instant. */
record ReleaseParties(PinnedCertificate decider, PinnedCertificate recipient, List<PinnedCertificate> officials) {
    static ReleaseParties of(WorkspaceConfig config, DecidedRun run, Instant now) throws RefusedException {
        PinnedCertificate decider = config.certificates().stream()
                .filter(c -> c.fingerprint().equals(run.opened().decider()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "decider",
                        "narrowgate.yaml, `certificates`: the certificate of who decided run " + run.run()
                                + " is no longer pinned, so nobody can tell that another one releases; pin it again,"
                                + " with the day on which it ended as `until`"));
        RequestHeader header = run.request().header();
        PinnedCertificate recipient = config.withRole("recipient").stream()
                .filter(c -> c.fingerprint().equals(header.recipientCertificate()))
                .filter(c -> c.agency().equals(header.requester()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "recipient",
                        "narrowgate.yaml, `certificates`: the recipient's certificate that the request names ("
                                + header.recipientCertificate() + ") is not pinned with role `recipient` for "
                                + header.requester() + "; pin it once its owner is known"));
        Optional<String> lapsed = recipient.refusedAt(now);
        if (lapsed.isPresent()) {
            throw new RefusedException(
                    "recipient", "narrowgate.yaml, `certificates`: of the recipient, " + lapsed.get());
        }
        String provision = run.opened().pack().id();
        List<PinnedCertificate> officials = config.withRole(Authorised.ROLE).stream()
                .filter(c -> c.provisions().contains(provision))
                .filter(c -> c.refusedAt(now).isEmpty())
                .filter(c -> !Authorised.isSamePerson(c, decider))
                .toList();
        return new ReleaseParties(decider, recipient, officials);
    }

    /** Who is to sign: the one named, or the only one who may. */
    PinnedCertificate official(Optional<String> name, String provision) throws RefusedException {
        List<PinnedCertificate> may = officials.stream()
                .filter(c -> name.isEmpty() || c.name().equals(name.get()))
                .toList();
        if (may.size() == 1) {
            return may.get(0);
        }
        throw new RefusedException(
                "official",
                may.isEmpty()
                        ? "narrowgate.yaml, `certificates`: nobody"
                                + name.map(n -> " of the name " + n).orElse("")
                                + " who did not decide the run has the role `release` with `" + provision
                                + "` among his `provisions` today; pin an official who does"
                        : "several officials may release under " + provision
                                + "; say with --official which of them is to sign");
    }
}
