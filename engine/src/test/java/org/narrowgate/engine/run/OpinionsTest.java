package org.narrowgate.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.office.InventedOffices;
import org.narrowgate.engine.pack.Adopted;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReader;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.signature.DetachedSignature;
import org.narrowgate.engine.signature.IssuedIdentity;
import org.narrowgate.engine.workspace.Workspace;

/** A pack or a reading is adopted by the signed opinion of the custodian's counsel, and by nothing else. */
class OpinionsTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "golden", "pack");
    private static final String PACK = "xx/library-cards";
    private static final Instant FILED = Instant.parse("2026-03-10T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 12);
    private static final Instant FOUNDED = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-03-12T00:00:00Z");

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path packs = Path.of("");

    @SuppressWarnings("NullAway.Init") // made before each test
    private InventedOffices offices;

    @BeforeEach
    void makesAWorkspaceWithFourPeople() throws Exception {
        root = Files.createDirectories(folder.resolve("workspace"));
        packs = folder.resolve("packs");
        try (Stream<Path> files = Files.walk(SMALL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = packs.resolve(PACK).resolve(SMALL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        WorkspaceKey.create(
                Files.createDirectories(folder.resolve("keys")).resolve("workspace.key"), new SecureRandom());
        for (String log : List.of("register", "decisions")) {
            WorkspaceKey.writeSecret(
                    folder.resolve("keys/" + log + ".key"),
                    NoteSigner.log(
                                    "library.example/" + log,
                                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                            .text());
        }
        Files.writeString(
                root.resolve(Workspace.CONFIG),
                "custodian: City Library\ndeciding_official: nobody\nkeys: ../keys\n"
                        + "log: {register: library.example/register, decisions: library.example/decisions}\n"
                        + InventedOffices.config());
        offices = new InventedOffices(root, "City Library");
        official(Side.CUSTODIAN, "counsel", "City Library", "opinion");
        official(Side.CUSTODIAN, "director", "City Library", "finding, agreement");
        official(Side.REQUESTER, "stranger", "Fire Brigade", "opinion");
        offices.file(FOUNDED);
    }

    private void official(Side side, String name, String agency, String acts) throws Exception {
        offices.official(
                side,
                name,
                name,
                agency,
                "local",
                "an office",
                "other",
                acts,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"));
    }

    private byte[] signed(byte[] text, String person) throws Exception {
        return person.equals("forger")
                ? DetachedSignature.sign(
                        text,
                        IssuedIdentity.of(
                                        IssuedIdentity.Kind.P256,
                                        "counsel",
                                        "SYNTHETIC",
                                        Instant.parse("2026-01-01T00:00:00Z"),
                                        Instant.parse("2030-01-01T00:00:00Z"),
                                        new SecureRandom())
                                .signing())
                : offices.sign(person, text);
    }

    private Workspace workspace() throws Exception {
        return Workspace.open(root);
    }

    private Pack pack() throws Exception {
        return PackReader.read(packs.resolve(PACK));
    }

    private byte[] draft(Optional<String> reading) throws Exception {
        Opinion.Draft draft = new Opinion.Draft("O-1", DAY, "counsel", "Read, \"weighed\" and adopted.\nIn two lines.");
        return OpinionReception.draft(workspace(), pack(), reading, draft, FILED)
                .text();
    }

    private OpinionReception.Filed file(byte[] text, byte[] signature, Instant at) throws Exception {
        try (OpenWorkspace open = OpenWorkspace.open(workspace(), new SecureRandom(), InstantSource.fixed(at))) {
            return OpinionReception.file(open, packs, text, signature);
        }
    }

    private void refuses(String why, byte[] text, byte[] signature, Instant at) {
        assertThatThrownBy(() -> file(text, signature, at))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why)
                .extracting(e -> ((RefusedException) e).reason())
                .isEqualTo("opinion");
        assertThat(filed()).isEmpty();
        assertThat(root.resolve("opinions")).doesNotExist();
    }

    private List<OpinionFiled> filed() {
        try {
            return Registry.read(root.resolve("ledger/register")).all(OpinionFiled.class, e -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Adopted at(Instant at) throws Exception {
        return Opinions.of(workspace(), at).of(pack());
    }

    @Test
    void an_opinion_counts_from_its_day_for_the_pack_that_it_names() throws Exception {
        byte[] text = draft(Optional.empty());
        assertThat(at(BEGUN).mayDecide()).isFalse();
        assertThat(file(text, signed(text, "counsel"), FILED).before()).isFalse();
        assertThat(at(BEGUN.minusSeconds(1)).mayDecide()).isFalse();
        Adopted adopted = at(BEGUN);
        assertThat(adopted.mayDecide()).isTrue();
        assertThat(adopted.pack().orElseThrow().words())
                .isEqualTo("adopted by counsel for City Library on 2026-03-12 (opinion O-1)");
        assertThat(adopted.readings()).isEmpty();
        assertThat(filed()).singleElement().satisfies(entry -> {
            assertThat(entry.adopts().sha256()).isEqualTo(pack().sha256());
            assertThat(entry.reading()).isEmpty();
        });
    }

    @Test
    void one_that_is_dated_back_counts_from_when_it_was_filed() throws Exception {
        byte[] text = draft(Optional.empty());
        Instant late = Instant.parse("2026-04-20T09:00:00Z");
        file(text, signed(text, "counsel"), late);
        assertThat(at(late.minusSeconds(1)).mayDecide()).isFalse();
        assertThat(at(late).mayDecide()).isTrue();
    }

    @Test
    void a_changed_byte_makes_the_pack_a_draft_again() throws Exception {
        byte[] text = draft(Optional.empty());
        file(text, signed(text, "counsel"), FILED);
        Path good = packs.resolve(PACK).resolve("good/cases.yaml");
        Files.writeString(good, Files.readString(good) + "\n");
        assertThat(at(BEGUN).mayDecide()).isFalse();
        byte[] old = new String(text, UTF_8).replace("O-1", "O-2").getBytes(UTF_8);
        assertThatThrownBy(() -> file(old, signed(old, "counsel"), FILED)).hasMessageContaining("other bytes");
    }

    @Test
    void an_opinion_on_a_reading_adopts_it_alone_and_only_while_its_text_stands() throws Exception {
        byte[] text = draft(Optional.of("any-head"));
        file(text, signed(text, "counsel"), FILED);
        assertThat(at(BEGUN).mayDecide()).isFalse();
        assertThat(at(BEGUN).readings()).containsOnlyKeys("any-head");
        Path readings = packs.resolve(PACK).resolve("readings.yaml");
        Files.writeString(readings, Files.readString(readings).replace("heads anything", "leads anything"));
        assertThat(at(BEGUN).readings()).isEmpty();
    }

    @Test
    void who_is_not_the_custodians_counsel_adopts_nothing() throws Exception {
        byte[] text = draft(Optional.empty());
        refuses("does not chain to a root", text, signed(text, "forger"), FILED);
        refuses("no office or delegation on file gives it", text, signed(text, "director"), FILED);
        refuses("no office or delegation on file gives it", text, signed(text, "stranger"), FILED);
        assertThatThrownBy(() -> OpinionReception.draft(
                        workspace(),
                        pack(),
                        Optional.empty(),
                        new Opinion.Draft("O-1", DAY, "director", "mine"),
                        FILED))
                .hasMessageContaining("office who --may opinion");
    }

    @Test
    void an_altered_text_or_signature_a_lapsed_certificate_and_another_name_or_custodian_are_refused()
            throws Exception {
        byte[] text = draft(Optional.empty());
        byte[] signature = signed(text, "counsel");
        refuses("altered", changed(text, "weighed", "waved"), signature, FILED);
        byte[] broken = signature.clone();
        broken[broken.length - 1] = (byte) (broken[broken.length - 1] ^ 1);
        refuses("signature is refused", text, broken, FILED);
        refuses("valid only", text, signature, Instant.parse("2026-06-02T00:00:00Z"));
        refuses("valid only", text, signature, Instant.parse("2025-12-31T00:00:00Z"));
        byte[] named = changed(text, "by: \"counsel\"", "by: \"counsellor\"");
        refuses("somebody else", named, signed(named, "counsel"), FILED);
        byte[] other = changed(text, "City Library", "Fire Brigade");
        refuses("custodian", other, signed(other, "counsel"), FILED);
        byte[] elsewhere = changed(text, PACK, "../" + PACK);
        refuses("no statute pack", elsewhere, signed(elsewhere, "counsel"), FILED);
    }

    private static byte[] changed(byte[] text, String from, String to) {
        String before = new String(text, UTF_8);
        assertThat(before).contains(from);
        return before.replace(from, to).getBytes(UTF_8);
    }

    @Test
    void a_certificate_that_lapsed_since_does_not_undo_an_opinion_but_an_end_in_office_before_it_does()
            throws Exception {
        byte[] text = draft(Optional.empty());
        file(text, signed(text, "counsel"), FILED);
        assertThat(at(Instant.parse("2026-09-01T00:00:00Z")).mayDecide()).isTrue();
        offices.file("""
                paper: LATE
                kind: offices
                custodian: City Library
                by: The Registrar
                tenures_ended:
                  - {tenure: t-counsel, cause: resignation, at: 2026-02-01}
                """, BEGUN.minusSeconds(60));
        assertThat(at(BEGUN).mayDecide()).isFalse();
        assertThat(Opinions.of(workspace(), BEGUN).refusals())
                .singleElement()
                .asString()
                .contains("O-1", "the tenure `t-counsel` ended at 2026-02-01");
    }

    @Test
    void filing_it_again_changes_nothing_and_another_text_under_its_id_is_refused() throws Exception {
        byte[] text = draft(Optional.empty());
        byte[] signature = signed(text, "counsel");
        file(text, signature, FILED);
        assertThat(file(text, signature, FILED.plusSeconds(60)).before()).isTrue();
        assertThat(filed()).hasSize(1);
        byte[] other = changed(text, "weighed", "waved");
        assertThatThrownBy(() -> file(other, signed(other, "counsel"), FILED)).hasMessageContaining("another text");
        assertThat(Files.readAllBytes(root.resolve("opinions/O-1.yaml"))).isEqualTo(text);
    }

    @Test
    void what_lies_in_the_folder_counts_only_as_it_was_filed() throws Exception {
        byte[] text = draft(Optional.empty());
        byte[] signature = signed(text, "counsel");
        Path opinions = Files.createDirectories(root.resolve("opinions"));
        Files.write(opinions.resolve("O-1.yaml"), text);
        Files.write(opinions.resolve("O-1.yaml.p7s"), signature);
        assertThat(at(BEGUN).mayDecide()).as("not filed").isFalse();
        file(text, signature, FILED);
        assertThat(at(BEGUN).mayDecide()).isTrue();
        Files.write(opinions.resolve("O-1.yaml"), changed(text, "weighed", "waved"));
        assertThat(at(BEGUN).mayDecide()).as("altered").isFalse();
        assertThat(Opinions.of(workspace(), BEGUN).refusals())
                .singleElement()
                .asString()
                .contains("O-1", "text");
        Files.delete(opinions.resolve("O-1.yaml"));
        assertThat(at(BEGUN).mayDecide()).as("lost").isFalse();
        file(text, signature, FILED);
        assertThat(at(BEGUN).mayDecide()).as("put back").isTrue();
    }

    @Test
    void an_adoption_counts_for_no_other_custodian() throws Exception {
        byte[] text = draft(Optional.empty());
        file(text, signed(text, "counsel"), FILED);
        Path config = root.resolve(Workspace.CONFIG);
        Files.writeString(config, Files.readString(config).replace("City Library", "Town Library"));
        assertThat(at(BEGUN).mayDecide()).isFalse();
        assertThat(Opinions.of(workspace(), BEGUN).refusals())
                .singleElement()
                .asString()
                .contains("another custodian");
    }

    @Test
    void a_text_is_read_as_it_was_written_and_one_with_faults_is_refused_with_their_places() throws Exception {
        Opinion read = Opinion.parse("opinion.yaml", draft(Optional.of("loose")));
        assertThat(read.text()).isEqualTo(draft(Optional.of("loose")));
        assertThat(read.words()).contains("\"weighed\"", "\n");
        byte[] misspelt = changed(draft(Optional.empty()), "custodian:", "custodain:");
        assertThatThrownBy(() -> Opinion.parse("opinion.yaml", misspelt))
                .hasMessageContaining("opinion.yaml:")
                .hasMessageContaining("custodian");
        byte[] outside = changed(draft(Optional.empty()), "\"O-1\"", "\"../O-1\"");
        assertThatThrownBy(() -> Opinion.parse("opinion.yaml", outside)).hasMessageContaining("is no id");
    }
}
