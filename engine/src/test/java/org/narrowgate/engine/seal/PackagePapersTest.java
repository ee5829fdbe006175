package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.signature.Certificates;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.Invented;
import org.narrowgate.engine.signature.SigningIdentity;

/** What a recipient makes of the page of obligations in a package, and of one that lacks it. */
class PackagePapersTest {
    private static final byte[] PAGE = "OBLIGATIONS\n\nDestroy it.\n".getBytes(UTF_8);
    private static final SigningIdentity OFFICIAL = Invented.P256.signing();
    private static final SigningIdentity CUSTODIAN = Invented.P384.signing();
    private static final String RECIPIENT =
            Certificates.fingerprint(Invented.RSA.signing().certificate());

    @TempDir
    Path folder;

    private int opened;

    private static byte[] text(byte[] page) {
        return AuthorisationTest.invented(RECIPIENT, Optional.of(BoundPage.of(AuthorisationTest.TERMS, page)))
                .text();
    }

    private static PackagePapers papers(byte[] page, byte[] text, SigningIdentity signer) {
        return PackagePapers.of(page, text, DetachedSignature.sign(text, signer));
    }

    private static Map<String, byte[]> files(Optional<PackagePapers> papers) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        papers.ifPresent(p -> {
            for (int i = 0; i < PackagePapers.NAMES.size(); i++) {
                files.put(PackagePapers.NAMES.get(i), p.contents().get(i));
            }
        });
        files.put(
                PackagePart.ANSWERS,
                CsvLine.of(List.of("row_id", "answer", "grounds")).getBytes(UTF_8));
        files.put(PackagePart.FIELDS, CsvLine.of(List.of("row_id", "name")).getBytes(UTF_8));
        return files;
    }

    private static Manifest manifest(Map<String, byte[]> files, String official, String release) {
        List<Manifest.ContentFile> listed = new ArrayList<>();
        files.forEach(
                (name, content) -> listed.add(new Manifest.ContentFile(name, content.length, Digests.hex(content))));
        return new Manifest(
                release,
                RunId.of(new byte[RunId.BYTES]),
                1,
                true,
                Manifest.NOTHING_BEFORE,
                "us/law",
                RECIPIENT,
                official,
                new Checkpoint("invented.example/decisions", 12, Hash.of(new byte[Hash.BYTES])),
                true,
                List.of(),
                false,
                Map.of(Manifest.ROW_ID, 1L),
                List.of("name"),
                List.of(),
                listed);
    }

    private OpenedPackage open(Manifest manifest, Map<String, byte[]> files) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(out);
        tar.file(Manifest.NAME, manifest.bytes());
        tar.file(Manifest.SIGNATURE, DetachedSignature.sign(manifest.bytes(), CUSTODIAN));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            tar.file(file.getKey(), file.getValue());
        }
        tar.finish();
        NoteSigner log = NoteSigner.log(
                "invented.example/decisions",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        TrustFile trust = new TrustFile(
                Policy.unwitnessed(log.verifier()), Set.of(Certificates.fingerprint(CUSTODIAN.certificate())));
        Path to = Files.createDirectory(folder.resolve("opened-" + opened++));
        try (PackageContent content = new PackageContent(to, RECIPIENT, trust, Optional.empty(), Invented.NOW)) {
            content.part(new TarReader(new ByteArrayInputStream(out.toByteArray())), out.size());
            return content.finish(to);
        }
    }

    private OpenedPackage open(PackagePapers papers, SigningIdentity named, String release) throws Exception {
        Map<String, byte[]> files = files(Optional.of(papers));
        return open(manifest(files, Certificates.fingerprint(named.certificate()), release), files);
    }

    private void refused(PackagePapers papers, SigningIdentity named, String release, String why) {
        assertThatThrownBy(() -> open(papers, named, release))
                .isInstanceOf(SealException.class)
                .hasMessageContaining(why);
    }

    @Test
    void the_page_that_the_official_signed_opens_with_its_terms_and_lies_beside_the_tables() throws Exception {
        OpenedPackage found = open(papers(PAGE, text(PAGE), OFFICIAL), OFFICIAL, "run-9");
        assertThat(found.terms()).contains(AuthorisationTest.TERMS);
        assertThat(found.directory().resolve(BoundPage.NAME)).hasBinaryContent(PAGE);
        assertThat(found.directory()).isDirectoryContaining("glob:**/authorisation.{json,pem}");
    }

    @Test
    void a_package_whose_page_is_another_than_the_official_signed_is_refused_though_the_custodian_signed_it() {
        byte[] other = "OBLIGATIONS\n\nKeep it.\n".getBytes(UTF_8);
        refused(
                papers(other, text(PAGE), OFFICIAL),
                OFFICIAL,
                "run-9",
                "not the page that the releasing official signed");
        byte[] unbound = AuthorisationTest.invented(RECIPIENT, Optional.empty()).text();
        refused(papers(PAGE, unbound, OFFICIAL), OFFICIAL, "run-9", "not the page that the releasing official signed");
    }

    @Test
    void papers_of_another_release_or_signed_by_another_than_the_manifest_names_are_refused() {
        refused(papers(PAGE, text(PAGE), OFFICIAL), OFFICIAL, "run-8", "that of another release");
        refused(papers(PAGE, text(PAGE), OFFICIAL), CUSTODIAN, "run-9", "no certificate that the custodian names");
        PackagePapers good = papers(PAGE, text(PAGE), OFFICIAL);
        byte[] edited = new String(good.authorisation(), UTF_8)
                .replace("2027-06-01", "2029-06-01")
                .getBytes(UTF_8);
        refused(
                new PackagePapers(PAGE, edited, good.signature()),
                OFFICIAL,
                "run-9",
                "signature over authorisation.json");
    }

    @Test
    void a_package_without_the_page_is_refused_unless_it_was_sealed_before_packages_had_one() throws Exception {
        Map<String, byte[]> without = files(Optional.empty());
        String official = Certificates.fingerprint(OFFICIAL.certificate());
        assertThatThrownBy(() -> open(manifest(without, official, "run-9"), without))
                .isInstanceOf(SealException.class)
                .hasMessageContaining(BoundPage.NAME);
        Map<String, byte[]> unlisted = files(Optional.of(papers(PAGE, text(PAGE), OFFICIAL)));
        unlisted.remove(BoundPage.NAME);
        assertThatThrownBy(() -> open(manifest(unlisted, official, "run-9"), unlisted))
                .isInstanceOf(SealException.class)
                .hasMessageContaining(BoundPage.NAME);

        Manifest before = manifest(without, "", "run-9");
        assertThat(new String(before.bytes(), UTF_8)).contains("narrowgate-manifest-1");
        assertThat(open(before, without).terms()).isEmpty();
    }

    @Test
    void no_length_of_the_papers_is_a_matter_of_chance() {
        for (int i = 0; i < 40; i++) {
            assertThat(papers(PAGE, text(PAGE), OFFICIAL).signature()).hasSize(4096);
        }
    }
}
