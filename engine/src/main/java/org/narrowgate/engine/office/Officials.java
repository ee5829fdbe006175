package org.narrowgate.engine.office;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Authorities;
import org.narrowgate.core.office.Authority;
import org.narrowgate.core.office.Filed;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Statement;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.Term;
import org.narrowgate.core.office.acting.Consequence;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.signature.CertificateFolder;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.SignatureCheck;
import org.narrowgate.engine.signature.TrustAnchors;
import org.narrowgate.engine.workspace.Workspace;

/**
 * Whose signature counts for what in a workspace: a certificate that chains to a pinned root, of a person on file, whose
 * office or delegation covers the act at the instant. A key alone gives nobody anything.
 */
public final class Officials {
    private final TrustAnchors trust;
    private final CertificateFolder files;
    private final Authorities authorities;

    Officials(TrustAnchors trust, CertificateFolder files, Authorities authorities) {
        this.trust = trust;
        this.files = files;
        this.authorities = authorities;
    }

    /** As the register says now. */
    public static Officials of(Workspace workspace) throws IOException, DocumentException {
        return of(workspace, Papers.read(workspace));
    }

    /** As papers that were read already say. */
    public static Officials of(Workspace workspace, Papers papers) throws IOException, DocumentException {
        return new Officials(
                workspace.trust(),
                CertificateFolder.in(workspace.certificates()),
                new Authorities(Roster.of(filed(papers)), new OfficeRulesInUse()));
    }

    private static List<Filed> filed(Papers papers) throws DocumentException {
        List<Filed> filed = new ArrayList<>();
        for (FiledPaper paper : papers.on(PaperKind.Subject.OFFICES)) {
            for (Statement statement : statements(paper)) {
                filed.add(new Filed(statement, paper.at(), paper.id(), paper.certificate()));
            }
        }
        return filed;
    }

    private static List<Statement> statements(FiledPaper paper) throws DocumentException {
        return paper.kind() == PaperKind.OFFICES
                ? RosterReader.read(paper.read())
                : RosterReader.readSettlement(paper.read());
    }

    /** As it was known at an instant, and nothing that was learnt later. */
    public Officials knownAt(Instant instant) {
        return new Officials(trust, files, authorities.knownAt(instant));
    }

    public Authorities authorities() {
        return authorities;
    }

    public Roster roster() {
        return authorities.roster();
    }

    /** Who signed exactly this text, and whether he may do the act at the instant at which it came in. */
    public SignerCheck verify(byte[] text, byte[] p7s, Mandate mandate, Instant at) {
        return verify(text, p7s, List.of(mandate), at);
    }

    /** As {@link #verify(byte[], byte[], Mandate, Instant)}, where any of several acts will do. */
    public SignerCheck verify(byte[] text, byte[] p7s, List<Mandate> mandates, Instant at) {
        SignatureCheck check = DetachedSignature.verify(text, p7s, trust, at);
        return check.match(signer -> judge(signer, mandates, at), SignerCheck.Refused::new);
    }

    /** Whether the owner of a certificate may do one of some acts; whether the certificate counts is not asked. */
    public SignerCheck judge(X509Certificate certificate, List<Mandate> mandates, Instant at) {
        return judge(Certificates.fingerprint(certificate), Optional.of(certificate), mandates, at);
    }

    /** As {@link #judge(X509Certificate, List, Instant)}, by the certificate's SHA-256. */
    public SignerCheck judge(String fingerprint, List<Mandate> mandates, Instant at) {
        return judge(fingerprint, files.of(fingerprint), mandates, at);
    }

    private SignerCheck judge(
            String fingerprint, Optional<X509Certificate> certificate, List<Mandate> mandates, Instant at) {
        Optional<Person> person = roster().ownerOf(fingerprint, at).flatMap(id -> roster().person(id, at));
        if (person.isEmpty()) {
            return new SignerCheck.Refused("the certificate of the signer (SHA-256 " + fingerprint
                    + ") belongs to nobody on file at " + at + ": file a paper that says whose it is (`office file`)");
        }
        Optional<Instant> lost = roster().lostSince(fingerprint).filter(since -> !at.isBefore(since));
        if (lost.isPresent()) {
            return new SignerCheck.Refused("the key of the signer's certificate is on file as lost since " + lost.get()
                    + ": sign with another");
        }
        List<Signatory> ways = mandates.stream()
                .flatMap(mandate -> authorities.of(mandate, at).stream())
                .filter(a -> a.person().id().equals(person.get().id()) && a.may())
                .map(a -> new Signatory(a, fingerprint, certificate, until(a)))
                .toList();
        return ways.isEmpty()
                ? new SignerCheck.Refused(whyNot(person.get(), mandates, at))
                : new SignerCheck.Signed(ways);
    }

    /** What keeps a person from an act, and who could do it. */
    private String whyNot(Person person, List<Mandate> mandates, Instant at) {
        String acts = mandates.stream()
                .map(m -> "`" + m.act().word() + "`" + (m.provision().isEmpty() ? "" : " under " + m.provision()))
                .collect(Collectors.joining(" or "));
        List<Authority> all =
                mandates.stream().flatMap(m -> authorities.of(m, at).stream()).toList();
        String own = all.stream()
                .filter(a -> a.person().id().equals(person.id()))
                .flatMap(a -> a.reasons().stream())
                .map(Authority.Reason::text)
                .distinct()
                .collect(Collectors.joining("; "));
        if (own.isEmpty()) {
            own = roster().termsOf(person.id()).stream()
                    .filter(t -> t.ends().filter(end -> !at.isBefore(end)).isPresent())
                    .map(t -> "the tenure `" + t.tenure().id() + "` ended at "
                            + t.ends().orElseThrow())
                    .reduce((first, last) -> last)
                    .orElse("no office or delegation on file gives it");
        }
        String others = all.stream()
                .filter(Authority::may)
                .map(a -> a.person().name() + " (" + a.office().title() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        return "who signed, " + person.name() + ", may not do " + acts + " at " + at + ": " + own + ". Who may: "
                + (others.isEmpty() ? "nobody; `office who` says what is lacking" : others);
    }

    /** Whether who signs now signed an earlier paper too; also where nobody can tell any more who that was. */
    public boolean isSigner(SignerCheck.Signed signer, FiledPaper paper) {
        return judge(paper.certificate(), paper.kind().mandates(), paper.at())
                .signed()
                .map(first -> first.by().isSamePerson(signer.by()))
                .orElse(true);
    }

    /** Everybody who may do an act at an instant and has a certificate on file whose key is not lost. */
    public List<Signatory> who(Mandate mandate, Instant at) {
        List<Signatory> all = new ArrayList<>();
        for (Authority authority : authorities.of(mandate, at)) {
            if (authority.status() == FindingStatus.MET) {
                for (String fingerprint :
                        roster().certificatesOf(authority.person().id())) {
                    boolean lost = roster().lostSince(fingerprint)
                            .filter(since -> !at.isBefore(since))
                            .isPresent();
                    if (!lost) {
                        all.add(new Signatory(authority, fingerprint, files.of(fingerprint), until(authority)));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The certificate of that SHA-256; empty where nobody put it into {@code certificates/}. */
    public Optional<X509Certificate> certificate(String fingerprint) {
        return files.of(fingerprint);
    }

    /** Why a certificate does not count at an instant, whoever's it is; empty if it does. */
    public Optional<String> refusal(X509Certificate certificate, Instant at) {
        return trust.refusal(certificate, List.of(), at);
    }

    /**
     * What becomes of an act that an acting holder does all the same, by the rules of his office; empty if he may act, or
     * does not act in a vacant office.
     */
    public Optional<Consequence> consequence(Authority way, Act act, Instant at) {
        return roster().term(way.tenure().id())
                .filter(term -> term.tenure().kind() == Tenure.Kind.ACTING)
                .flatMap(term -> OfficeRulesInUse.consequence(
                        way.office(), act, authorities.judge(term, at).status()));
    }

    /** Name of the owner of a certificate; empty if it is nobody's on file. */
    public Optional<Person> owner(String fingerprint, Instant at) {
        return roster().ownerOf(fingerprint, at).flatMap(id -> roster().person(id, at));
    }

    private LocalDate until(Authority authority) {
        return roster().term(authority.tenure().id())
                .flatMap(Term::ends)
                .map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC))
                .orElse(LocalDate.MAX);
    }
}
