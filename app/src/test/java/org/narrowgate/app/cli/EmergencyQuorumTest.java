package org.narrowgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.timestamp.TestAuthority;
import org.narrowgate.engine.workspace.Workspace;
import org.narrowgate.ledger.Log;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.witness.CheckpointRequest;

/** An emergency goes before its witnesses if its official signed that it may; it is reported until they have cosigned. */
class EmergencyQuorumTest extends EmergencyDesk {
    private static final String SOON = "2026-03-03T08:00:00Z";
    private static final String LATE = "2026-03-05T09:00:00Z";

    private int at(String instant, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", root.toString(), "--at", instant));
        desk.out.getBuffer().setLength(0);
        return desk.run(all.toArray(new String[0]));
    }

    private int asked(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", root.toString()));
        desk.out.getBuffer().setLength(0);
        return desk.run(all.toArray(new String[0]));
    }

    private void adopts(ThreeWitnesses witnesses) throws Exception {
        Path policy = root.resolve("witnesses.policy");
        Files.writeString(policy, witnesses.policy(2));
        Files.writeString(root.resolve("narrowgate.yaml"), "witnesses: witnesses.policy\n", StandardOpenOption.APPEND);
        assertThat(inWorkspace(
                        "witness",
                        "adopt",
                        policy.toString(),
                        "--reason",
                        "two of three",
                        "--key",
                        founded.key("delegate").toString(),
                        "--certificate",
                        founded.certificate("delegate").toString()))
                .as(desk.out.toString())
                .isZero();
    }

    private int draft(String... more) {
        List<String> all = new ArrayList<>(
                List.of("release", run(), "--draft", text().toString(), "--official", "Releaser Invented"));
        all.addAll(List.of(more));
        return inWorkspace(all.toArray(new String[0]));
    }

    private String run() {
        try {
            return String.valueOf(last());
        } catch (Exception unread) {
            throw new AssertionError(unread);
        }
    }

    private Path text() {
        return folder.resolve("release.json");
    }

    private int release() throws Exception {
        Path signature = signed(text(), "releaser", folder.resolve("release.json.p7s"));
        return inWorkspace("release", run(), "--authorisation", signature.toString());
    }

    private void decided(boolean agreement) throws Exception {
        if (!agreement) {
            Files.delete(root.resolve("agreements/EM-1.yaml"));
            request("  agreement: EM-1\n", "");
        }
        held(" []\n");
        assertThat(answered("MET")).as(desk.out.toString()).isZero();
    }

    @Test
    void it_leaves_with_all_witnesses_dead_and_is_told_until_they_have_cosigned_it() throws Exception {
        try (ThreeWitnesses witnesses = new ThreeWitnesses(
                folder.resolve("witnesses"),
                root.resolve("ledger/register/vkey"),
                root.resolve("ledger/decisions/vkey"))) {
            witnesses.endAll();
            decided(false);
            assertThat(draft("--before-quorum")).isEqualTo(Exit.BAD_INPUT);
            assertThat(desk.out.toString()).contains("no witness is asked for, so there is none to go before");
            adopts(witnesses);
            requiresTime();
            assertThat(draft()).as(desk.out.toString()).isZero();
            assertThat(release()).as("nobody signed that it need not wait").isEqualTo(Exit.BAD_INPUT);
            assertThat(desk.out.toString()).contains("missing are w1 (");

            assertThat(draft("--before-quorum")).as(desk.out.toString()).isZero();
            assertThat(Files.readString(text())).contains("\"before_quorum\" : true");
            assertThat(release()).as(desk.out.toString()).isZero();
            assertThat(desk.out.toString())
                    .contains("was released BEFORE QUORUM, as an emergency; UNWITNESSED", "no time-stamp");
            assertThat(Registry.read(Workspace.open(root).register()).beforeQuorum())
                    .hasSize(1);
            reported();
            opens();
            isNotProvenYet();

            for (int i = 0; i < 2; i++) {
                witnesses.start(i);
            }
            assertThat(at(LATE, "witness", "collect")).as(desk.out.toString()).isZero();
            assertThat(asked("due", "--on", LATE)).isZero();
            assertThat(desk.out.toString()).doesNotContain("BEFORE QUORUM");
            assertThat(asked("status")).isNotNegative();
            assertThat(desk.out.toString()).doesNotContain("BEFORE QUORUM").contains("WITNESSED, all");
            assertThat(asked("verify")).as(desk.out.toString()).isZero();
            assertThat(desk.out.toString()).contains("cosigned " + LATE + " by w1 (", "LATE: the 24 hours ended");
            isProvenSince();
            isProvenByWhatTheLogBecame();
        }
    }

    /** Of an authority that does not answer. */
    private void requiresTime() throws Exception {
        Path trust = Files.createDirectories(folder.resolve("time"));
        try (TestAuthority authority = TestAuthority.start(
                0, InstantSource.system(), Instant.parse(DAY), Instant.parse(LATE), new SecureRandom())) {
            authority.write(trust);
            Files.writeString(
                    root.resolve("narrowgate.yaml"),
                    "timestamps: {url: '" + authority.url() + "', roots: ['" + trust.resolve("root.pem")
                            + "'], revocation_lists: ['" + trust.resolve("root.crl") + "'], required: true}\n",
                    StandardOpenOption.APPEND);
        }
    }

    /** Everywhere, and late once the 24 hours are over. */
    private void reported() {
        assertThat(asked("due", "--on", SOON)).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("DUE  run-", "BEFORE QUORUM").doesNotContain("LATE");
        assertThat(asked("due", "--on", LATE)).isEqualTo(Exit.NEEDS_A_PERSON);
        assertThat(desk.out.toString()).contains("OVERDUE  run-", "LATE: the 24 hours ended");
        asked("status");
        assertThat(desk.out.toString()).contains("BEFORE QUORUM");
        asked("office", "alarms", "--on", LATE);
        assertThat(desk.out.toString())
                .contains("BEFORE QUORUM", "witness collect", "without a time-stamp", "timestamp ask");
        assertThat(asked("verify")).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("BEFORE QUORUM");
    }

    /** Not under the policy that the recipient was given; under his own, which asks for nobody, and then it says so. */
    private void opens() throws Exception {
        Path given = trust();
        assertThat(open(given, "refused")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString())
                .contains("the quorum \"enough\" is not met", "as an emergency", "release cosigned");
        Path own = folder.resolve("own.policy");
        Files.writeString(own, Files.readString(given).replace("quorum enough", "quorum none"));
        assertThat(open(own, "opened")).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("UNWITNESSED: it was released before its witnesses");
    }

    private int cosigned(String file, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "release",
                "cosigned",
                "run-" + run(),
                "--out",
                folder.resolve(file).toString()));
        all.addAll(List.of(more));
        return asked(all.toArray(new String[0]));
    }

    private Path trust() {
        return root.resolve("releases/run-" + run() + ".trust.policy");
    }

    private void refused(String file, String words) {
        assertThat(open(trust(), "not", "--cosigned", folder.resolve(file).toString()))
                .as(file)
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString()).contains(words);
    }

    private void isNotProvenYet() {
        assertThat(cosigned("early")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString()).contains("no quorum of witnesses has cosigned the 2 entries");
        assertThat(folder.resolve("early")).doesNotExist();
    }

    /** The package is the one that was sealed; a file beside it says that it has its quorum now. */
    private void isProvenSince() throws Exception {
        assertThat(cosigned("since")).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("stands under 2 entries", "WITNESSED by w1 (");
        Path since = folder.resolve("since");
        assertThat(open(trust(), "proven", "--cosigned", since.toString()))
                .as(desk.out.toString())
                .isZero();
        assertThat(desk.out.toString())
                .contains("WITNESSED by w1, w2, after it was released")
                .doesNotContain("UNWITNESSED");
        assertThat(receipts("--cosigned", since.toString())).isZero();
        assertThat(desk.out.toString()).contains("cosigned since by w1, w2");
        assertThat(receipts()).as("without the file").isEqualTo(Exit.NEEDS_A_PERSON);
        String good = Files.readString(since);
        String last = good.strip().substring(good.strip().lastIndexOf('\n') + 1);
        Files.writeString(folder.resolve("one"), good.replace(last + "\n", ""));
        refused("one", "the quorum \"enough\" is not met");
        int at = last.length() - 20;
        String other = last.charAt(at) == 'A' ? "B" : "A";
        Files.writeString(
                folder.resolve("forged"), good.replace(last, last.substring(0, at) + other + last.substring(at + 1)));
        refused("forged", "without the file it opens as it was sealed");
        Files.writeString(folder.resolve("torn"), good.substring(0, 20));
        refused("torn", "is not what `release cosigned` writes");
        anotherLog();
    }

    /** The recipient's own trust file believes this log, too, and witnesses have cosigned it. */
    private void anotherLog() throws Exception {
        LogReader register = LogReader.open(root.resolve("ledger/register"));
        Path both = folder.resolve("both.policy");
        Files.writeString(both, "log " + register.verifier().vkey() + "\n" + Files.readString(trust()));
        Path other = Files.write(
                folder.resolve("other"),
                CheckpointRequest.of(register.consistency(2, register.size()), register.note())
                        .body());
        assertThat(open(both, "not", "--cosigned", other.toString())).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString()).contains("is of the log irs.example/gate/register");
    }

    /** The log has grown since, and its witnesses have cosigned what it grew to. */
    private void isProvenByWhatTheLogBecame() throws Exception {
        Workspace workspace = Workspace.open(root);
        try (Log log = Log.open(workspace.decisions(), Workspace.signer(workspace.decisionsKey()))) {
            log.append(List.of(new byte[49]));
            log.publish();
        }
        assertThat(cosigned("not-yet", "--size", "3")).as("cosigned are two").isEqualTo(Exit.BAD_INPUT);
        assertThat(at(LATE, "witness", "collect")).as(desk.out.toString()).isZero();
        assertThat(cosigned("grown")).as(desk.out.toString()).isZero();
        assertThat(desk.out.toString()).contains("stands under 2 entries", "the first 3 of it are WITNESSED");
        Path grown = folder.resolve("grown");
        assertThat(open(trust(), "grown-out", "--cosigned", grown.toString())).isZero();
        String good = Files.readString(grown);
        String hash = good.lines().toList().get(1);
        Files.writeString(
                folder.resolve("fork"), good.replace(hash, Hash.of(new byte[32]).base64()));
        refused("fork", "is not shown to be the continuation");
        assertThat(cosigned("later", "--size", "3")).isZero();
        refused("later", "`release cosigned --size 2`");
        assertThat(cosigned("less", "--size", "1")).isEqualTo(Exit.BAD_INPUT);
        assertThat(cosigned("more", "--size", "4")).isEqualTo(Exit.BAD_INPUT);
    }

    private int receipts(String... more) {
        List<String> all = new ArrayList<>(
                List.of("verify", "--receipt", folder.resolve("proven").toString(), "--policy", trust().toString()));
        all.addAll(List.of(more));
        desk.out.getBuffer().setLength(0);
        return desk.run(all.toArray(new String[0]));
    }

    private int open(Path policy, String out, String... more) {
        desk.out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(
                "open",
                root.resolve("releases/run-" + run() + "/release-001.cms").toString(),
                "--key",
                founded.key("recipient").toString(),
                "--certificate",
                founded.certificate("recipient").toString(),
                "--policy",
                policy.toString(),
                "--out",
                folder.resolve(out).toString()));
        all.addAll(List.of(more));
        return desk.run(all.toArray(new String[0]));
    }

    @Test
    void under_an_agreement_it_waits_for_its_witnesses_as_everything_does() throws Exception {
        decided(true);
        assertThat(draft("--before-quorum")).isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString()).contains("only under an authority for emergencies");
        assertThat(draft()).as(desk.out.toString()).isZero();
        Files.writeString(
                text(),
                Files.readString(text())
                        .replaceFirst("(?m)^  \"expires\"", "  \"before_quorum\" : true,\n  \"expires\""));
        assertThat(release()).as("a text that says so and may not").isEqualTo(Exit.BAD_INPUT);
        assertThat(desk.out.toString()).contains("`before_quorum`: only under an authority");
    }
}
