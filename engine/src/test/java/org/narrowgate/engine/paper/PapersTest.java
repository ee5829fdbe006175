package org.narrowgate.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.office.FoundedHarbour;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.workspace.Workspace;

/** Papers stand in the register by their hash: each counts once, as it was filed, or nothing counts. */
final class PapersTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private FoundedHarbour harbour;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Workspace workspace;

    @BeforeEach
    void makesAWorkspaceWithFivePapers() throws Exception {
        harbour = new FoundedHarbour(folder);
        workspace = harbour.workspace();
    }

    private byte[] text(String id, String custodian, String person) {
        return harbour.ready("paper: %s\nkind: offices\ncustodian: \"%s\"\nby: The Registrar\n".formatted(id, custodian)
                + "persons:\n  - {id: %s, name: Tuva Invented, employer: Harbour Office, employment: employee}\n"
                        .formatted(person));
    }

    private boolean isKnown(String person) throws Exception {
        return Officials.of(workspace)
                .roster()
                .person(person, FoundedHarbour.NOW)
                .isPresent();
    }

    private int entries() throws IOException {
        return Registry.read(workspace.register()).entries().size();
    }

    private void refuses(byte[] text, byte[] p7s, String reason) throws Exception {
        int before = entries();
        assertThatThrownBy(() -> harbour.file(text, p7s))
                .isInstanceOf(PaperRefusal.class)
                .hasMessageContaining(reason);
        assertThat(entries()).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        return Papers.read(workspace).all().stream()
                .flatMap(p ->
                        List.of(Papers.text(workspace, p.kind(), p.id()), Papers.signature(workspace, p.kind(), p.id()))
                                .stream())
                .toList();
    }

    private void nothingCanBeRead(Path file) {
        String named = file.getFileName().toString().replaceAll("\\.p7s$", "");
        List<ThrowingCallable> readings =
                List.of(() -> Papers.read(workspace), () -> Officials.of(workspace), () -> Agreements.of(workspace));
        for (ThrowingCallable reading : readings) {
            assertThatThrownBy(reading)
                    .as(file.toString())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(named)
                    .hasMessageContaining("put both back");
        }
    }

    @Test
    void reads_every_paper_as_it_was_filed_and_in_that_order() throws Exception {
        assertThat(Papers.read(workspace).all())
                .extracting(FiledPaper::kind)
                .containsExactly(
                        PaperKind.OFFICES,
                        PaperKind.AGREEMENT_PROPOSED,
                        PaperKind.AGREEMENT_REVIEWED,
                        PaperKind.AGREEMENT_SIGNED,
                        PaperKind.AGREEMENT_SIGNED);
        assertThat(Papers.read(workspace).all())
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    }

    @Test
    void a_paper_or_signature_that_is_missing_stops_every_reading_and_is_named() throws Exception {
        List<Path> files = files();
        assertThat(files).hasSize(10);
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            nothingCanBeRead(file);
            Files.write(file, content);
            assertThat(Papers.read(workspace).all()).hasSize(5);
        }
    }

    @Test
    void a_paper_or_signature_that_was_altered_stops_every_reading_and_is_named() throws Exception {
        for (Path file : files()) {
            byte[] content = Files.readAllBytes(file);
            byte[] altered = content.clone();
            altered[altered.length / 2] ^= 1;
            Files.write(file, altered);
            nothingCanBeRead(file);
            Files.write(file, content);
            assertThat(Papers.read(workspace).all()).hasSize(5);
        }
    }

    @Test
    void a_paper_of_which_the_register_knows_nothing_changes_nothing() throws Exception {
        Files.write(
                Papers.text(workspace, PaperKind.OFFICES, "STRAY"), text("STRAY", FoundedHarbour.CUSTODIAN, "tuva"));

        assertThat(Papers.read(workspace).named("STRAY")).isEmpty();
        assertThat(isKnown("tuva")).isFalse();
    }

    @Test
    void filing_a_paper_twice_is_one_entry() throws Exception {
        byte[] text = text("SECOND", FoundedHarbour.CUSTODIAN, "tuva");
        byte[] p7s = harbour.sign("registrar", text);
        int before = entries();

        assertThat(harbour.file(text, p7s).before()).isFalse();
        assertThat(harbour.file(text, p7s).before()).isTrue();
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(isKnown("tuva")).isTrue();
    }

    @Test
    void refuses_other_words_or_another_signature_under_an_id_that_stands() throws Exception {
        byte[] text = text("SECOND", FoundedHarbour.CUSTODIAN, "tuva");
        harbour.file(text, harbour.sign("registrar", text));
        byte[] other = text("SECOND", FoundedHarbour.CUSTODIAN, "runa");

        refuses(other, harbour.sign("registrar", other), "give this one another id");
        refuses(text, harbour.sign("registrar", text), "another signature");
        assertThat(isKnown("runa")).isFalse();
        assertThat(isKnown("tuva")).isTrue();
    }

    @Test
    void refuses_a_paper_for_a_custodian_of_another_name() throws Exception {
        byte[] text = text("SECOND", "Harbour Office of Elsewhere", "tuva");

        refuses(text, harbour.sign("registrar", text), "a paper counts for one alone");
        assertThat(isKnown("tuva")).isFalse();
    }

    @Test
    void refuses_a_paper_signed_by_nobody_who_files_papers_or_over_other_words() throws Exception {
        byte[] text = text("SECOND", FoundedHarbour.CUSTODIAN, "tuva");

        refuses(text, harbour.sign("keeper", text), "its signature is refused");
        byte[] other = text("THIRD", FoundedHarbour.CUSTODIAN, "tuva");
        refuses(text, harbour.sign("registrar", other), "its signature is refused");
    }

    @Test
    void refuses_a_paper_in_which_the_registrar_binds_his_own_certificate() throws Exception {
        byte[] text = harbour.ready("""
                paper: SECOND
                kind: offices
                custodian: Harbour Office
                by: The Registrar
                persons:
                  - {id: tuva, name: Tuva Invented, employer: Harbour Office, employment: employee, certificates: [certificates/registrar.pem]}
                tenures:
                  - {id: t-tuva, person: tuva, office: keeper-office, as: permanent, from: 2026-01-06}
                """);

        refuses(text, harbour.sign("registrar", text), "may not be favoured by it");
    }

    @Test
    void the_register_read_again_gives_the_same_roster_and_agreements() throws Exception {
        Agreements before = Agreements.of(workspace);
        Agreements again = Agreements.of(harbour.workspace());

        assertThat(again.officials().roster().filed())
                .isEqualTo(before.officials().roster().filed())
                .isNotEmpty();
        assertThat(again.standing(FoundedHarbour.AGREEMENT, FoundedHarbour.NOW))
                .isEqualTo(before.standing(FoundedHarbour.AGREEMENT, FoundedHarbour.NOW))
                .matches(standing -> standing.isInForce());
        assertThat(again.standing(FoundedHarbour.AGREEMENT, FoundedHarbour.SIGNED.minusSeconds(1))
                        .isInForce())
                .isFalse();
    }

    @Test
    void a_crash_before_the_entry_leaves_nothing_counted_and_the_next_filing_works() throws Exception {
        byte[] lost = text("SECOND", FoundedHarbour.CUSTODIAN, "runa");
        byte[] text = text("SECOND", FoundedHarbour.CUSTODIAN, "tuva");
        byte[] p7s = harbour.sign("registrar", text);
        Path file = Papers.text(workspace, PaperKind.OFFICES, "SECOND");
        Path signature = Papers.signature(workspace, PaperKind.OFFICES, "SECOND");
        Files.write(file, lost);
        assertThat(Papers.read(workspace).all()).hasSize(5);
        Files.write(signature, harbour.sign("registrar", lost));
        assertThat(Papers.read(workspace).all()).hasSize(5);
        assertThat(isKnown("runa")).isFalse();

        assertThat(harbour.file(text, p7s).before()).isFalse();
        assertThat(isKnown("tuva")).isTrue();
        assertThat(isKnown("runa")).isFalse();
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
        assertThat(Files.readAllBytes(signature)).isEqualTo(p7s);
    }
}
