package org.narrowgate.engine.release;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.run.DecidedRun;
import org.narrowgate.engine.run.RefusedException;

/**
 * Who decided, who may let go, and who receives, by the papers on offices at one instant.
 *
 * @param onFile everybody on file
 * @param recipient the certificate to which the release is sealed
 * @param receives whose it is
 * @param mandate by which somebody may let go
 * @param officials those who may, and did not decide
 * @param at the instant
 */
record ReleaseParties(
        Officials onFile,
        Signatory decider,
        X509Certificate recipient,
        Signatory receives,
        Mandate mandate,
        List<Signatory> officials,
        Instant at) {
    static ReleaseParties of(Officials onFile, DecidedRun run, Mandate mandate, Instant now) throws RefusedException {
        Signatory decider = decider(onFile, run);
        List<Signatory> officials = onFile.who(mandate, now).stream()
                .filter(official -> !official.isSamePerson(decider))
                .filter(official -> official.authority().mayCover(run.closed().decisions()))
                .toList();
        Signatory receives = receives(onFile, run, now);
        return new ReleaseParties(
                onFile, decider, recipient(onFile, receives, run, now), receives, mandate, officials, now);
    }

    private static Signatory decider(Officials onFile, DecidedRun run) throws RefusedException {
        SignerCheck decided = onFile.judge(
                run.opened().decider(),
                List.of(Mandate.of(Act.DECIDE, Side.CUSTODIAN)),
                run.opened().at());
        if (decided.refusal().isPresent()) {
            throw new RefusedException(
                    "decider",
                    "of who decided run " + run.run() + ": " + decided.refusal().get()
                            + "; nobody can tell that another one releases");
        }
        return decided.signed().orElseThrow().by();
    }

    private static Signatory receives(Officials onFile, DecidedRun run, Instant now) throws RefusedException {
        RequestHeader header = run.request().header();
        SignerCheck received =
                onFile.judge(header.recipientCertificate(), List.of(Mandate.of(Act.RECEIVE, Side.REQUESTER)), now);
        if (received.refusal().isPresent()) {
            throw recipient("of the recipient's certificate that the request names: "
                    + received.refusal().get());
        }
        Signatory recipient =
                received.signed().orElseThrow().by(way -> way.agency().equals(header.requester()));
        if (!recipient.agency().equals(header.requester())) {
            throw recipient(
                    "the recipient's certificate that the request names is that of an official of another agency"
                            + " than " + header.requester());
        }
        return recipient;
    }

    private static X509Certificate recipient(Officials onFile, Signatory recipient, DecidedRun run, Instant now)
            throws RefusedException {
        X509Certificate certificate = recipient
                .certificate()
                .orElseThrow(() -> recipient("certificates/ does not hold the recipient's certificate ("
                        + run.request().header().recipientCertificate() + "); put its PEM file there"));
        Optional<String> refused = onFile.refusal(certificate, now);
        if (refused.isPresent()) {
            throw recipient("of the recipient, " + refused.get());
        }
        return certificate;
    }

    /** Name, office and agency of whom it is sealed to. */
    String recipientInWords() {
        return receives.name() + ", " + receives.office() + ", " + receives.agency();
    }

    private static RefusedException recipient(String why) {
        return new RefusedException("recipient", why);
    }

    /** Who signed, and whether his delegations reach over so many rows. */
    SignerCheck signed(byte[] text, byte[] p7s, long rows, Instant now) {
        SignerCheck check = onFile.verify(text, p7s, mandate, now);
        boolean covers = check.signed().stream()
                .flatMap(signed -> signed.ways().stream())
                .anyMatch(way -> way.authority().mayCover(rows));
        return check.signed().isPresent() && !covers
                ? new SignerCheck.Refused("a delegation of who signed is limited to fewer than the " + rows
                        + " rows of this run: let another official sign")
                : check;
    }

    /** Who is to sign: the one named, or the only one who may. */
    Signatory official(Optional<String> name) throws RefusedException {
        List<Signatory> may = officials.stream()
                .filter(c -> name.isEmpty() || c.name().equals(name.get()))
                .toList();
        long persons = may.stream().map(Signatory::person).distinct().count();
        if (persons == 1) {
            // Of several certificates of his, one that counts today.
            return may.stream().filter(this::counts).findFirst().orElse(may.get(0));
        }
        throw new RefusedException(
                "official",
                persons == 0
                        ? "nobody" + name.map(n -> " of the name " + n).orElse("")
                                + " who did not decide the run may release under " + mandate.provision()
                                + " today; `office who --may release --provision " + mandate.provision()
                                + "` says who may and what others lack"
                        : "several officials may release under " + mandate.provision() + ": "
                                + may.stream().map(Signatory::name).distinct().collect(Collectors.joining(", "))
                                + "; say with --official which of them is to sign");
    }

    private boolean counts(Signatory official) {
        return official.certificate()
                .filter(certificate -> onFile.refusal(certificate, at).isEmpty())
                .isPresent();
    }
}
