package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.narrowgate.app.run.Story;
import org.narrowgate.engine.agreement.AgreementReception;
import org.narrowgate.engine.agreement.AgreementText;
import org.narrowgate.engine.agreement.AgreementTexts;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.agreement.SigningPage;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperDraft;
import org.narrowgate.engine.office.PaperReception;
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

/** What a custodian does by hand after {@code init}: certificates, papers on offices, an agreement brought into force. */
final class FoundedOffices {
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    private final Path root;
    private final Path keys;
    private final Instant at;
    private final IssuedAuthority authority;

    /** Makes root, revocation list and registrar of a workspace that `init` made; {@code at} is when all is filed. */
    FoundedOffices(Path root, Path keys, Instant at) throws Exception {
        this.root = root;
        this.keys = keys;
        this.at = at;
        this.authority = IssuedAuthority.root("SYNTHETIC Authority", from(), UNTIL, new SecureRandom());
        authority.identity().write(key("root"), certificate("root"));
        IssuedAuthority.write(
                authority.revocationList(List.of(), from(), UNTIL), root.resolve("certificates/root.crl"));
        issue("registrar");
        configure();
    }

    private Instant from() {
        return at.minusSeconds(86_400);
    }

    private void configure() throws Exception {
        Path config = root.resolve("narrowgate.yaml");
        MotorVehicleAgency.change(config, "\nroots: []\n", "\nroots: [certificates/root.pem]\n");
        MotorVehicleAgency.change(config, "\nrevocation_lists: []\n", "\nrevocation_lists: [certificates]\n");
        MotorVehicleAgency.change(config, "\n# registrar: ", "\nregistrar: ");
    }

    /** A key and a certificate for somebody. */
    FoundedOffices issue(String slug) throws Exception {
        authority
                .issue(IssuedIdentity.Kind.P256, slug + " (invented)", "SYNTHETIC Agency", from(), UNTIL)
                .write(key(slug), certificate(slug));
        return this;
    }

    Path key(String slug) {
        return keys.resolve(slug + ".key.pem");
    }

    Path certificate(String slug) {
        return root.resolve("certificates/" + slug + ".pem");
    }

    byte[] sign(byte[] text, String slug) {
        return DetachedSignature.sign(text, SigningIdentity.read(key(slug), certificate(slug)));
    }

    /** The registrar signs and files a paper that names certificates by their files. */
    FoundedOffices file(String written) throws Exception {
        byte[] text = PaperDraft.ready(written, root);
        try (Register register = register()) {
            new PaperReception(workspace(), register, at).file(text, sign(text, "registrar"));
        }
        return this;
    }

    /** Brings the agreement in a file into force. */
    void agree(Path file, Parties parties) throws Exception {
        Agreed agreed = new Agreed(AgreementTexts.sha256(Files.readAllBytes(file)));
        agreed.act(
                parties.author,
                agreed.paper(PaperKind.AGREEMENT_PROPOSED, "v1", parties.author)
                        .plain("version", 1)
                        .plain("text_sha256", agreed.sha256)
                        .plain("practice", "unchanged")
                        .put("reason", "so that requests can be answered (invented)"));
        agreed.act(
                parties.counsel,
                agreed.paper(PaperKind.AGREEMENT_REVIEWED, "v1.counsel", parties.counsel)
                        .plain("version", 1)
                        .plain("role", "counsel")
                        .plain("position", "concur")
                        .put("sufficiency", "within the statute (invented)"));
        agreed.sign("v1.custodian", parties.custodian);
        agreed.sign("v1.requester", parties.requester);
        assertThat(Agreements.of(workspace()).standing(agreed.text.id(), at).lacking())
                .isEmpty();
    }

    /** Who brings an agreement about, by the names of their certificates. */
    record Parties(String author, String counsel, String custodian, String requester) {}

    private Workspace workspace() throws Exception {
        return Workspace.open(root);
    }

    private Register register() throws Exception {
        return Register.open(
                workspace().register(), Workspace.signer(workspace().registerKey()));
    }

    private final class Agreed {
        private final Path packs = Story.home().resolve("packs");
        private final String sha256;
        private final AgreementText text;

        Agreed(String sha256) throws Exception {
            this.sha256 = sha256;
            this.text = Agreements.of(workspace()).texts().of(sha256).orElseThrow();
        }

        PaperText paper(PaperKind kind, String suffix, String by) throws Exception {
            String name = Officials.of(workspace())
                    .owner(fingerprint(by), at)
                    .orElseThrow()
                    .name();
            return PaperText.of(kind, text.id() + "." + suffix, text.custodian(), name)
                    .put("agreement", text.id());
        }

        private String fingerprint(String slug) {
            return Certificates.fingerprint(Certificates.read(certificate(slug)));
        }

        void act(String by, PaperText paper) throws Exception {
            byte[] bytes = paper.bytes();
            try (Register register = register()) {
                new AgreementReception(workspace(), register, packs, Opinions.of(workspace(), at)::of, at)
                        .file(bytes, FoundedOffices.this.sign(bytes, by));
            }
        }

        void sign(String suffix, String by) throws Exception {
            Agreements agreements = Agreements.of(workspace());
            byte[] page = SigningPage.of(
                    agreements.history(text.id()), agreements.texts(), text, packs, Opinions.of(workspace(), at)::of);
            act(
                    by,
                    paper(PaperKind.AGREEMENT_SIGNED, suffix, by)
                            .plain("version", 1)
                            .plain("text_sha256", sha256)
                            .plain("page_sha256", AgreementTexts.sha256(page)));
        }
    }
}
