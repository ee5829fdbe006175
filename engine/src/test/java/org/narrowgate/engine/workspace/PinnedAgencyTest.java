package org.narrowgate.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.signature.IssuedIdentity;
import org.narrowgate.engine.signature.PinnedCertificate;

/** What narrowgate.yaml says of the agency and office of a pinned certificate. */
class PinnedAgencyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writesACertificate() throws Exception {
        IssuedIdentity.of(
                        IssuedIdentity.Kind.P256,
                        "Marit Invented",
                        "SYNTHETIC Agency",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2036-01-01T00:00:00Z"),
                        new SecureRandom())
                .write(folder.resolve("key.pem"), folder.resolve("certificate.pem"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    federal: true                 | federal
                    federal: false                | ''
                    office: Keeper                | ''
                    level: state                  | state
                    level: tribal                 | tribal
                    level: federal                | federal
                    federal: true, level: federal | federal
                    federal: false, level: local  | local
                    """)
    void the_level_is_the_one_said_and_federal_is_one_of_them(String said, String level) throws Exception {
        assertThat(pinned(said, "harbour-master").level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    level: sate                   | the level `sate` is not known; did you mean `state`?
                    level: county                 | the level `county` is not known
                    federal: true, level: state   | `federal` and `level` do not say the same; keep `level` alone
                    federal: false, level: federal | `federal` and `level` do not say the same; keep `level` alone
                    federal: maybe                | `federal` must be `true` or `false`
                    """)
    void a_level_that_is_none_or_two_is_told(String said, String told) {
        assertThatThrownBy(() -> pinned(said, "other"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_kind_of_office_that_no_pack_knows_may_be_pinned() throws Exception {
        assertThat(pinned("level: local", "ice-cream-seller-2").kind()).isEqualTo("ice-cream-seller-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Head of agency", "head_of_agency", "HEAD", "-head", "head-", "head--master"})
    void a_kind_of_office_is_written_plainly(String kind) {
        assertThatThrownBy(() -> pinned("level: local", kind))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("the kind of office `" + kind + "` is not plain");
    }

    private PinnedCertificate pinned(String said, String kind) throws Exception {
        Path home = Files.createDirectories(folder.resolve("workspace"));
        String office = said.startsWith("office") ? "" : ", office: Keeper";
        Files.writeString(home.resolve("narrowgate.yaml"), """
                custodian: Harbour Office
                deciding_official: Marit Invented
                keys: ../keys
                log: {register: harbour.example/register, decisions: harbour.example/decisions}
                certificates:
                  - {name: Marit Invented, agency: Harbour Office, SAID, kind: "KIND", roles: [request],
                     certificate: ../certificate.pem, from: 2026-01-01, until: 2036-01-01}
                """.replace("SAID", said + office)
                .replace("KIND", kind));
        return WorkspaceConfig.read(home.resolve("narrowgate.yaml"))
                .certificates()
                .get(0);
    }
}
