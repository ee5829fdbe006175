package org.narrowgate.engine.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.engine.office.Signatory;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.registry.Stage;
import org.narrowgate.engine.registry.UseTerms;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.LogReader;

/**
 * A release that a second person has authorised: the text is signed by an official who may release under this
 * provision and did not decide the run, and says what the run is. It is not yet logged, so nothing can be
 * sealed with it. Only {@link #of} makes one.
 */
public final class Authorised {
    private final Authorisation authorisation;
    private final Signatory official;
    private final Stage stage;
    private final PackagePapers papers;
    private final Hash digest;

    private Authorised(
            Authorisation authorisation, Signatory official, Stage stage, PackagePapers papers, Hash digest) {
        this.authorisation = authorisation;
        this.official = official;
        this.stage = stage;
        this.papers = papers;
        this.digest = digest;
    }

    /**
     * Checks everything and refuses with every reason.
     *
     * @param source names the text's file in them
     * @param signer who signed the text, and whether he may release under its provision
     */
    public static Authorised of(
            byte[] text,
            byte[] p7s,
            String source,
            SignerCheck signer,
            ReleaseTerms terms,
            LogReader decisions,
            Instant at)
            throws SealException, LedgerException {
        if (signer instanceof SignerCheck.Refused refused) {
            throw new SealException("the signature of " + source + " is refused: " + refused.reason());
        }
        Signatory official = ((SignerCheck.Signed) signer).by();
        Authorisation authorisation = Authorisation.parse(text, source);
        List<String> reasons = new ArrayList<>();
        checkOfficial(official, authorisation, terms, reasons);
        checkTerms(authorisation, terms, reasons);
        checkCheckpoint(authorisation, terms, decisions, reasons);
        byte[] page = checkPage(authorisation, terms.obligations(), LocalDate.ofInstant(at, ZoneOffset.UTC), reasons);
        if (!at.isBefore(authorisation.expires())) {
            reasons.add("the authorisation expired at " + authorisation.expires() + ": draft and sign a new one");
        }
        if (!reasons.isEmpty()) {
            throw new SealException(
                    reasons.stream().map(reason -> source + ": " + reason).toList());
        }
        return new Authorised(
                authorisation,
                official,
                terms.stage(),
                PackagePapers.of(page, text, p7s),
                DetachedSignature.digest(text, p7s));
    }

    /** The page that the text binds, if it is the one of today and grants no more than may be granted. */
    private static byte[] checkPage(
            Authorisation text, ObligationsRule obligations, LocalDate today, List<String> reasons) {
        if (text.page().isEmpty()) {
            reasons.add("it binds no page of obligations, as texts did before there was one: draft it again");
            return new byte[0];
        }
        UseTerms terms = text.page().get().terms();
        UseTerms longest = obligations.longest(terms.from());
        if (terms.from().isAfter(today)) {
            reasons.add("it was drafted on " + terms.from()
                    + ", which is a day to come: release it then, or draft it again");
        }
        if (terms.destroyBy().isAfter(longest.destroyBy()) || terms.attestEveryDays() > longest.attestEveryDays()) {
            reasons.add("it lets the recipient hold the release until " + terms.destroyBy() + " and attest its use"
                    + " every " + terms.attestEveryDays() + " days, but at most it is until " + longest.destroyBy()
                    + " and every " + longest.attestEveryDays() + ": draft it again");
        }
        if (!today.isBefore(terms.destroyBy())) {
            reasons.add("what would be released has to be destroyed by " + terms.destroyBy() + ": draft it again");
        }
        byte[] page = obligations.page(text, terms);
        if (!text.page().get().binds(page)) {
            reasons.add("the page of obligations is another one today than the one signed: draft it again, read the"
                    + " page, and sign");
        }
        return page;
    }

    private static void checkOfficial(
            Signatory official, Authorisation authorisation, ReleaseTerms terms, List<String> reasons) {
        if (!official.name().equals(authorisation.official())) {
            reasons.add("the text names another official than the one who signed: draft it for the signer");
        }
        if (official.isSamePerson(terms.decider())) {
            reasons.add("who decided a run may not release it: let another official sign");
        }
    }

    private static void checkTerms(Authorisation text, ReleaseTerms terms, List<String> reasons) {
        differ(text.release(), terms.release(), "release", reasons);
        differ(text.run().hex(), terms.run().hex(), "run", reasons);
        differ(text.provision(), terms.provision(), "provision", reasons);
        if (!text.safeguards().equals(terms.safeguards())) {
            reasons.add(
                    "`safeguards_sha256` is not that of what is known of the recipient's safeguards now, which changed"
                            + " since the text was drafted: look at it (`safeguards show`), then draft it again");
        }
        differ(text.recipient(), Certificates.fingerprint(terms.recipient()), "recipient_certificate_sha256", reasons);
        if (text.beforeQuorum()) {
            terms.quorumFirst().ifPresent(why -> reasons.add("`before_quorum`: " + why + ": draft it again without"));
        }
        if (text.stages() != terms.stage().count()) {
            reasons.add("`stages` is " + text.stages() + ", but here it is "
                    + terms.stage().count() + ": draft it again");
        }
        List<String> wider = new ArrayList<>(text.fields());
        wider.removeAll(terms.fields());
        if (!wider.isEmpty()) {
            reasons.add("`fields` holds " + String.join(", ", wider) + ", which the run's rules do not let go: "
                    + "draft it again");
        }
    }

    private static void differ(String text, String terms, String key, List<String> reasons) {
        if (!text.equals(terms)) {
            reasons.add("`" + key + "` is " + text + ", but here it is " + terms + ": draft it again");
        }
    }

    private static void checkCheckpoint(
            Authorisation text, ReleaseTerms terms, LogReader decisions, List<String> reasons) throws LedgerException {
        long size = text.decisions().size();
        if (size < terms.end() || size > decisions.size()) {
            reasons.add("`decisions_size` is " + size + ", but the run ends at " + terms.end()
                    + " and the published log at " + decisions.size() + ": draft it again");
            return;
        }
        try {
            if (!text.decisions().origin().equals(decisions.checkpoint().origin())) {
                throw new ProofException("the origin is another");
            }
            decisions
                    .consistency(size, decisions.size())
                    .verify(text.decisions().root(), decisions.checkpoint().root());
        } catch (ProofException e) {
            reasons.add("the checkpoint in the text is not one of this decisions log (" + e.getMessage()
                    + "): draft it again, and verify the log");
        }
    }

    public Authorisation authorisation() {
        return authorisation;
    }

    public Signatory official() {
        return official;
    }

    /** Which part of the release goes under it now. */
    public Stage stage() {
        return stage;
    }

    /** Name of the package: of the release, and of the stage where there are several. */
    public String release() {
        return stage.of(authorisation.release());
    }

    /** The page of obligations, UTF-8: to the byte what the official signed. */
    public byte[] page() {
        return papers.page().clone();
    }

    PackagePapers papers() {
        return papers;
    }

    /** SHA-256 over the digests of text and signature: the {@code text} of the {@code register} entry. */
    public Hash digest() {
        return digest;
    }
}
