package org.narrowgate.engine.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.agreement.SigningPage;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.PaperText;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.run.Opinions;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.IssuedAuthority;
import org.narrowgate.engine.signature.IssuedIdentity;
import org.narrowgate.engine.signature.SigningIdentity;
import org.narrowgate.engine.workspace.Workspace;

/** Invented offices of a workspace: their holders' certificates, one paper that says who they are, and agreements. */
public final class InventedOffices {
    private static final Instant FROM = Instant.parse("2025-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2126-01-01T00:00:00Z");

    private final Path root;
    private final String custodian;
    private final SecureRandom random = new SecureRandom();
    private final Optional<Path> keys;
    private final IssuedAuthority authority;
    private final Map<String, SigningIdentity> identities = new LinkedHashMap<>();
    private final StringBuilder offices = new StringBuilder("offices:\n");
    private final StringBuilder persons = new StringBuilder("persons:\n");
    private final StringBuilder tenures = new StringBuilder("tenures:\n");
    private final List<String> delegations = new ArrayList<>();

    /** Writes root, revocation list and the registrar's certificate into the workspace. */
    public InventedOffices(Path root, String custodian) throws Exception {
        this(root, custodian, Optional.empty());
    }

    /** The same with keys and certificates that lie in a folder, or are put there. */
    public InventedOffices(Path root, String custodian, Optional<Path> keys) throws Exception {
        this.root = root;
        this.custodian = custodian;
        this.keys = keys;
        this.authority = authority();
        Path certificates = Files.createDirectories(root.resolve("certificates"));
        Certificates.write(authority.certificate(), certificates.resolve("root.pem"));
        IssuedAuthority.write(authority.revocationList(List.of(), FROM, UNTIL), certificates.resolve("root.crl"));
        issue("registrar", "The Registrar", FROM, UNTIL);
    }

    /** The lines of narrowgate.yaml that say whose certificates count. */
    public static String config() {
        return """
                roots: [certificates/root.pem]
                revocation_lists: [certificates]
                registrar: certificates/registrar.pem
                """;
    }

    private IssuedAuthority authority() throws Exception {
        if (keys.isEmpty()) {
            return IssuedAuthority.root("SYNTHETIC", FROM, UNTIL, random);
        }
        Path key = keys.get().resolve("root.key.pem");
        Path certificate = keys.get().resolve("root.pem");
        if (!Files.exists(key)) {
            IssuedAuthority.root("SYNTHETIC", FROM, UNTIL, random).identity().write(key, certificate);
        }
        return IssuedAuthority.read(key, certificate, random);
    }

    private void issue(String slug, String name, Instant from, Instant until) throws Exception {
        identities.put(slug, identity(slug, name, from, until));
        Certificates.write(of(slug).certificate(), root.resolve("certificates/" + slug + ".pem"));
    }

    private SigningIdentity identity(String slug, String name, Instant from, Instant until) throws Exception {
        if (keys.isEmpty()) {
            return authority
                    .issue(IssuedIdentity.Kind.P256, name, "SYNTHETIC", from, until)
                    .signing();
        }
        Path key = keys.get().resolve(slug + ".key.pem");
        Path certificate = keys.get().resolve(slug + ".pem");
        if (!Files.exists(key)) {
            authority
                    .issue(IssuedIdentity.Kind.P256, name, "SYNTHETIC TEST KEY", from, until)
                    .write(key, certificate);
        }
        return SigningIdentity.read(key, certificate);
    }

    /** Somebody in an office since long ago. Acts as papers write them, with commas between. */
    public InventedOffices official(
            Side side, String slug, String name, String agency, String level, String title, String kind, String acts)
            throws Exception {
        return official(side, slug, name, agency, level, title, kind, acts, FROM, UNTIL);
    }

    /** The same with a certificate of other dates. */
    public InventedOffices official(
            Side side,
            String slug,
            String name,
            String agency,
            String level,
            String title,
            String kind,
            String acts,
            Instant from,
            Instant until)
            throws Exception {
        issue(slug, name, from, until);
        String leveled = level.isEmpty() ? "" : ", level: " + level;
        offices.append("  - {id: %s-office, title: \"%s\", agency: \"%s\", side: %s%s, kind: %s, acts: [%s]}%n"
                .formatted(slug, title, agency, side.name().toLowerCase(Locale.ROOT), leveled, kind, acts));
        persons.append(
                "  - {id: %s, name: \"%s\", employer: \"%s\", employment: officer, certificates: [certificates/%s.pem]}%n"
                        .formatted(slug, name, agency, slug));
        tenures.append("  - {id: t-%s, person: %s, office: %s-office, as: permanent, from: 2020-01-01}%n"
                .formatted(slug, slug, slug));
        return this;
    }

    /** One office lets another do an act under some packs. */
    public InventedOffices delegation(String from, String to, String acts, String provisions) {
        delegations.add(
                "  - {id: d-%s-%s, from_office: %s-office, to_office: %s-office, acts: [%s], provisions: [%s], from: 2020-01-01}%n"
                        .formatted(from, to, from, to, acts, provisions));
        return this;
    }

    public SigningIdentity of(String slug) {
        return identities.get(slug);
    }

    public byte[] sign(String slug, byte[] content) {
        return DetachedSignature.sign(content, of(slug));
    }

    /** The founding paper, as its text is signed. */
    public byte[] paper(String id) {
        String text = "paper: %s%nkind: offices%ncustodian: \"%s\"%nby: The Registrar%n".formatted(id, custodian)
                + offices
                + persons
                + tenures
                + (delegations.isEmpty() ? "" : "delegations:\n" + String.join("", delegations));
        return PaperDraft.ready(text, root);
    }

    /** Files who is in which office; the workspace's configuration and log keys must be there. */
    public InventedOffices file(Instant at) throws Exception {
        byte[] text = paper("FOUNDING");
        try (Register register = register()) {
            new PaperReception(workspace(), register, at).file(text, sign("registrar", text));
        }
        return this;
    }

    /** Files another paper on offices, with certificates by their files. */
    public void file(String written, Instant at) throws Exception {
        byte[] text = PaperDraft.ready(written, root);
        try (Register register = register()) {
            new PaperReception(workspace(), register, at).file(text, sign("registrar", text));
        }
    }

    /** Brings the agreement in a file into force: proposed, found sufficient, signed by one of each side. */
    public void agree(
            Path file,
            Path packs,
            String author,
            String counsel,
            String custodianHead,
            String requesterHead,
            Instant at)
            throws Exception {
        Agreement agreement = new Agreement(file, packs, at);
        agreement.act(
                author,
                agreement
                        .paper(PaperKind.AGREEMENT_PROPOSED, "v1", author)
                        .plain("version", 1)
                        .plain("text_sha256", agreement.sha256)
                        .plain("practice", "unchanged")
                        .put("reason", "so that requests can be answered"));
        agreement.act(
                counsel,
                agreement
                        .paper(PaperKind.AGREEMENT_REVIEWED, "v1.counsel", counsel)
                        .plain("version", 1)
                        .plain("role", "counsel")
                        .plain("position", "concur")
                        .put("sufficiency", "it is"));
        agreement.sign("v1.custodian", custodianHead);
        agreement.sign("v1.requester", requesterHead);
        assertThat(Agreements.of(workspace()).standing(agreement.id, at).lacking())
                .isEmpty();
    }

    private Workspace workspace() throws Exception {
        return Workspace.open(root);
    }

    private Register register() throws Exception {
        return Register.open(
                workspace().register(), Workspace.signer(workspace().registerKey()));
    }

    private final class Agreement {
        private final Path packs;
        private final Instant at;
        private final String sha256;
        private final String id;

        Agreement(Path file, Path packs, Instant at) throws Exception {
            this.packs = packs;
            this.at = at;
            this.sha256 = AgreementTexts.sha256(Files.readAllBytes(file));
            this.id =
                    Agreements.of(workspace()).texts().of(sha256).orElseThrow().id();
        }

        PaperText paper(PaperKind kind, String suffix, String by) {
            String name =
                    identities.get(by).certificate().getSubjectX500Principal().getName();
            return PaperText.of(kind, id + "." + suffix, custodian, name.replaceAll("^CN=([^,]+),.*$", "$1"))
                    .put("agreement", id);
        }

        void act(String by, PaperText paper) throws Exception {
            byte[] text = paper.bytes();
            try (Register register = register()) {
                new AgreementReception(workspace(), register, packs, Opinions.of(workspace(), at)::of, at)
                        .file(text, InventedOffices.this.sign(by, text));
            }
        }

        void sign(String suffix, String by) throws Exception {
            Agreements agreements = Agreements.of(workspace());
            byte[] page = SigningPage.of(
                    agreements.history(id),
                    agreements.texts(),
                    agreements.texts().of(sha256).orElseThrow(),
                    packs,
                    Opinions.of(workspace(), at)::of);
            act(
                    by,
                    paper(PaperKind.AGREEMENT_SIGNED, suffix, by)
                            .plain("version", 1)
                            .plain("text_sha256", sha256)
                            .plain("page_sha256", AgreementTexts.sha256(page)));
        }
    }
}
