package org.narrowgate.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.engine.registry.RegisterEntry.FindingSigned;
import org.narrowgate.engine.registry.RegisterEntry.Named;
import org.narrowgate.engine.registry.RegisterEntry.OpinionFiled;
import org.narrowgate.engine.registry.RegisterEntry.PaperFiled;
import org.narrowgate.engine.registry.RegisterEntry.RecordsIndexed;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.RegisterEntry.RequestReceived;
import org.narrowgate.engine.registry.RegisterEntry.RequestRefused;
import org.narrowgate.engine.registry.RegisterEntry.RunClosed;

/** What stands in the register: written, read back, folded. */
class RegisterEntryTest {
    private static final Instant AT = Instant.parse("2026-03-10T09:00:00.000000001Z");

    /** A key that entries of older ledgers lack. */
    private static final String LATER = "entrusted";

    @TempDir
    Path folder;

    @Test
    void every_kind_of_entry_is_read_back_as_it_was_written() {
        List<RegisterEntry> all = everyKind();
        for (RegisterEntry entry : all) {
            byte[] bytes = entry.encode();
            RegisterEntry read = RegisterEntry.decode(bytes);
            assertThat(read).isEqualTo(entry);
            assertThat(read.encode()).isEqualTo(bytes);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("{\"type\":\"" + entry.type() + "\"");
        }
        Set<Class<?>> kinds =
                Stream.of(RegisterEntry.class.getPermittedSubclasses()).collect(Collectors.toSet());
        assertThat(all.stream().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(all.stream().map(RegisterEntry::type)).doesNotHaveDuplicates();
    }

    @Test
    void an_entry_of_an_unknown_kind_is_refused_and_not_passed_over() {
        byte[] later =
                "{\"type\":\"incident-recorded\",\"at\":\"2026-03-10T09:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RegisterEntry.decode(later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown type");
        List<byte[]> log = List.of(everyKind().get(0).encode(), later);
        assertThatThrownBy(() -> Registry.of(log.iterator())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_release_that_was_authorised_before_there_was_a_register_of_holders_is_read_as_entrusted_to_nobody_known() {
        String before = new String(authorised(2, "release-1", 4).encode(), StandardCharsets.UTF_8)
                .replaceFirst(",\"" + LATER + "\":\\{.*?\\}", "");
        ReleaseAuthorised read = (ReleaseAuthorised) RegisterEntry.decode(before.getBytes(StandardCharsets.UTF_8));
        assertThat(read.entrusted()).isEmpty();
        assertThat(new String(read.encode(), StandardCharsets.UTF_8)).isEqualTo(before);
    }

    @Test
    void an_entry_that_lacks_a_key_or_is_torn_is_refused() {
        for (RegisterEntry entry : everyKind()) {
            String text = new String(entry.encode(), StandardCharsets.UTF_8);
            Set<String> keys = entry.fields().values().keySet();
            for (String key : keys.stream().filter(k -> !k.equals(LATER)).toList()) {
                byte[] without =
                        text.replace("\"" + key + "\":", "\"x" + key + "\":").getBytes(StandardCharsets.UTF_8);
                assertThatThrownBy(() -> RegisterEntry.decode(without))
                        .as(entry.type() + " without " + key)
                        .isInstanceOf(RuntimeException.class);
            }
            byte[] torn = text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> RegisterEntry.decode(torn)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void the_registry_finds_runs_their_children_releases_and_last_words() {
        Registry registry = Registry.of(Stream.of(
                        new RequestReceived(AT, hash(1)),
                        opened(-1, 0),
                        new RunClosed(AT, 1, 10, hash(2)),
                        opened(1, 10),
                        authorised(1, "release-1", 7),
                        authorised(1, "release-2", 8),
                        authorised(3, "release-1", 9),
                        new RunClosed(AT, 1, 11, hash(3)),
                        new ReleaseSealed(AT, 1, "release-1", hash(4)))
                .map(RegisterEntry::encode)
                .iterator());
        assertThat(registry.runs()).containsExactly(1L, 3L);
        assertThat(registry.run(1).orElseThrow().parent()).isEqualTo(-1);
        for (long none : new long[] {-1, 0, 2, 9, Long.MAX_VALUE, (1L << 32) + 1}) {
            assertThat(registry.run(none)).as("entry %d", none).isEmpty();
        }
        assertThat(registry.children(1)).containsExactly(3L);
        assertThat(registry.children(3)).isEmpty();
        assertThat(registry.closed(1).orElseThrow().decisions()).isEqualTo(11);
        assertThat(registry.closed(3)).isEmpty();
        assertThat(registry.releases(1))
                .extracting(ReleaseAuthorised::release)
                .containsExactly("release-1", "release-2");
        assertThat(registry.authorised(3, "release-1").orElseThrow().text()).isEqualTo(hash(9));
        assertThat(registry.authorised(3, "release-2")).isEmpty();
        assertThat(registry.sealed(1, "release-1")).isPresent();
        assertThat(registry.sealed(1, "release-2")).isEmpty();
        assertThat(registry.all(RequestReceived.class, r -> r.request().equals(hash(2))))
                .isEmpty();
    }

    @Test
    void an_entry_counts_once_it_is_published_and_stands_after_reopening() throws Exception {
        assertThat(Registry.read(folder.resolve("none")).entries()).isEmpty();
        NoteSigner signer = NoteSigner.log(
                "invented.example/register",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        List<RegisterEntry> all = everyKind();
        try (Register register = Register.open(folder.resolve("register"), signer)) {
            assertThat(register.read().entries()).isEmpty();
            for (int i = 0; i < all.size(); i++) {
                assertThat(register.append(all.get(i))).isEqualTo(i);
                assertThat(register.checkpoint().checkpoint().size()).isEqualTo(i + 1L);
            }
            assertThat(register.read().entries()).isEqualTo(all);
        }
        assertThat(Registry.read(folder.resolve("register")).entries()).isEqualTo(all);
        try (Register register = Register.open(folder.resolve("register"), signer)) {
            assertThat(register.append(all.get(0))).isEqualTo(all.size());
        }
    }

    @Test
    void the_entries_of_a_run_are_found_between_those_of_others() {
        RunId mine = run(1);
        RunId others = run(2);
        for (int[] pattern :
                new int[][] {{}, {2, 2}, {1}, {1, 1, 1}, {2, 1, 1, 2, 2, 1, 2, 1, 1, 1}, {1, 2, 1, 2, 1}, {2, 2, 2, 1}
                }) {
            List<byte[]> log = new ArrayList<>();
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < pattern.length; i++) {
                log.add(new DecisionEntry(pattern[i] == 1 ? mine : others, hash(i)).encode());
                if (pattern[i] == 1) {
                    expected.add(100L + i);
                }
            }
            RunEntries found = RunEntries.find(mine, 100, log.iterator());
            assertThat(found.count()).isEqualTo(expected.size());
            for (int position = 0; position < expected.size(); position++) {
                assertThat(found.index(position)).isEqualTo(expected.get(position));
            }
            for (long none : new long[] {-1, expected.size()}) {
                assertThatThrownBy(() -> found.index(none)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void an_export_from_before_orders_were_asked_for_is_read_and_written_as_it_was() {
        String old = "{\"type\":\"evidence-exported\",\"at\":\"" + AT + "\",\"run\":2,\"rows\":9,\"export\":\""
                + hash(8).base64() + "\"}";
        RegisterEntry read = RegisterEntry.decode(old.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isEqualTo(new EvidenceExported(AT, 2, 9, hash(8), List.of()));
        assertThat(new String(read.encode(), StandardCharsets.UTF_8)).isEqualTo(old);
        RegisterEntry signed = new EvidenceExported(AT, 2, 9, hash(8), List.of(hash(9), hash(10)));
        assertThat(RegisterEntry.decode(signed.encode())).isEqualTo(signed);
    }

    private static List<RegisterEntry> everyKind() {
        return List.of(
                new RequestReceived(AT, hash(1)),
                new RequestRefused(AT, hash(1), "signature"),
                opened(-1, 0),
                new RunClosed(AT, 2, 1_280_000, hash(2)),
                new FindingSigned(AT, 2, "busy-official", hash(3), "ab"),
                authorised(2, "release-1", 4),
                new ReleaseSealed(AT, 2, "release-1", hash(5)),
                new ReleaseWitnessed(AT, 2, "release-1", note("register"), note("decisions")),
                new ShardOpened(AT, "2027", "invented.example/decisions/2027", "a key", note("decisions")),
                new RecordsIndexed(AT, hash(6)),
                new EvidenceErased(AT, "E-1", "E-1.approved", List.of(2L, 9L), hash(7)),
                new EvidenceExported(AT, 2, 1_000, hash(8), List.of()),
                new WorkspaceRestored(AT, "ab".repeat(32), 12, 1_280_000, true),
                new PaperFiled(AT, "offices", "P-1", hash(6), "ab".repeat(32)),
                new OpinionFiled(AT, new Named("OPINION-1", "cd"), new Named("us/law", "ef"), "wider", "ab"));
    }

    @Test
    void a_run_names_its_log_unless_that_is_the_first_as_in_all_older_entries() {
        String first = new String(opened(-1, 0).encode(), StandardCharsets.UTF_8);
        assertThat(first).doesNotContain("\"log\"");
        String next = first.replaceFirst("}$", ",\"log\":\"invented.example/decisions/2027\"}");
        RegisterEntry read = RegisterEntry.decode(next.getBytes(StandardCharsets.UTF_8));
        assertThat(((RunOpened) read).log()).contains("invented.example/decisions/2027");
        assertThat(new String(read.encode(), StandardCharsets.UTF_8)).isEqualTo(next);
    }

    private static SignedNote note(String log) {
        String text = new Checkpoint("invented.example/" + log, 12, hash(7)).text();
        return SignedNote.parse(text + "\n— invented.example/" + log + " AAAABwECAwQ=\n");
    }

    private static RunOpened opened(long parent, long firstDecision) {
        return new RunOpened(
                AT,
                run(1),
                new Named("us/26-usc-6103-i-2", "00ff"),
                new Named("", ""),
                "aa",
                new Named("0.1.0", "bb"),
                "cc",
                hash(1),
                hash(2),
                hash(3),
                hash(4),
                hash(5),
                parent,
                firstDecision,
                Optional.empty(),
                Optional.empty());
    }

    private static ReleaseAuthorised authorised(long run, String release, int text) {
        return new ReleaseAuthorised(
                AT,
                run,
                release,
                new Checkpoint("invented.example/decisions", 12, hash(6)),
                "dd",
                hash(text),
                hash(8),
                List.of("I2-13: MET", "F-3: MET"),
                Optional.of(new Entrusted(
                        "ee",
                        new UseTerms(LocalDate.of(2026, 3, 3), LocalDate.of(2028, 3, 2), 90),
                        new Stage(2, 3),
                        false)));
    }

    private static Hash hash(int first) {
        byte[] bytes = new byte[Hash.BYTES];
        bytes[0] = (byte) first;
        return Hash.of(bytes);
    }

    private static RunId run(int first) {
        byte[] bytes = new byte[RunId.BYTES];
        bytes[0] = (byte) first;
        return RunId.of(bytes);
    }
}
