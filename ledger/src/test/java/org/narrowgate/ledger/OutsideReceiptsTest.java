package org.narrowgate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.InclusionProof;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Opening;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.ProofException;
import org.narrowgate.core.proof.Receipt;
import org.narrowgate.core.proof.RowSeeds;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.core.proof.SignedNote;

/**
 * Receipts are judged by code that we did not write, Go's sumdb packages and Node's crypto, as by our own: the good ones,
 * and each that differs from a good one in a byte or a line.
 */
class OutsideReceiptsTest {
    private static final RunId RUN = RunId.parse("000102030405060708090a0b0c0d0e0f");
    private static final int ROWS = 11;

    private final NoteSigner log = Samples.signer();
    private final List<NoteSigner> witnesses = List.of(witness("w1"), witness("w2"), witness("w3"));

    @TempDir
    private Path temp;

    private static NoteSigner witness(String name) {
        try {
            return NoteSigner.witness(
                    "witness.example/" + name,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Opening opening(int index) {
        byte[] seed = new RowSeeds(new byte[32]).seed(index + 1);
        List<byte[]> slots = List.of(
                ("row " + index).getBytes(StandardCharsets.UTF_8), new byte[0], new byte[] {2, 0}, new byte[40]);
        return Opening.of(index, RUN, index + 1, seed, slots);
    }

    /** Receipts over a log of so many rows, cosigned by so many of the witnesses. */
    private List<byte[]> receipts(int rows, int cosigners, List<Set<Integer>> open) throws Exception {
        Path folder = Files.createTempDirectory(temp, "log");
        try (DecisionsLog writing = DecisionsLog.open(folder, log)) {
            writing.append(
                    IntStream.range(0, rows).mapToObj(i -> opening(i).entry()).toList());
            SignedNote note = writing.publish();
            for (NoteSigner witness : witnesses.subList(0, cosigners)) {
                note = witness.cosign(note, 1_780_000_000L);
            }
            List<byte[]> receipts = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                int index = (int) ((long) i * rows / open.size());
                InclusionProof proof = writing.log().inclusion(index, rows);
                receipts.add(
                        Receipt.of(opening(index), open.get(i), proof, note).bytes());
            }
            return receipts;
        }
    }

    private Path policy(String quorum) throws IOException {
        StringBuilder text = new StringBuilder("# trust\nlog " + log.verifier().vkey() + "\n");
        for (int i = 0; i < witnesses.size(); i++) {
            text.append("witness W" + i + " ")
                    .append(witnesses.get(i).verifier().vkey())
                    .append('\n');
        }
        text.append("group two-of-three 2 W0 W1 W2\nquorum ").append(quorum).append('\n');
        return Files.writeString(temp.resolve("policy-" + quorum), text);
    }

    @Test
    void go_node_and_we_agree_on_good_receipts_and_on_every_changed_byte_and_line() throws Exception {
        List<byte[]> cases = new ArrayList<>(receipts(ROWS, 2, List.of(Set.of(1), Set.of(), Set.of(1, 2, 3, 4))));
        int good = cases.size();
        cases.addAll(receipts(1, 3, List.of(Set.of(3))));
        cases.addAll(receipts(300, 1, List.of(Set.of(1, 3), Set.of(2))));
        for (byte[] original : List.copyOf(cases.subList(0, good + 1))) {
            cases.addAll(bytesChanged(original));
            cases.addAll(linesChanged(original));
        }
        Path folder = Files.createDirectory(temp.resolve("cases"));
        for (int i = 0; i < cases.size(); i++) {
            Files.write(folder.resolve(name(i)), cases.get(i));
        }
        OutsideProgram go = OutsideProgram.go("go/receipt/main.go", temp);
        OutsideProgram node = OutsideProgram.node("receipt.mjs", temp);
        for (String quorum : List.of("two-of-three", "none")) {
            Path policy = policy(quorum);
            TreeMap<String, String> ours = verdicts(Policy.parse(Files.readAllBytes(policy)), folder, cases);
            assertThat(ours.values().stream()
                            .filter(v -> v.startsWith("PROVEN"))
                            .count())
                    .as("good ones, and some whose change only an unknown signature shows")
                    .isBetween((long) good, (long) cases.size() / 2);
            assertThat(ours.get(folder.resolve("000000").toString())).startsWith("PROVEN size 11 root ");
            assertThat(verdicts(go.run(policy.toString(), folder.toString()))).isEqualTo(ours);
            assertThat(verdicts(node.run(policy.toString(), folder.toString()))).isEqualTo(ours);
        }
        assertThat(cases).hasSizeGreaterThan(5_000);
    }

    private static List<byte[]> bytesChanged(byte[] original) {
        List<byte[]> changed = new ArrayList<>();
        for (int at = 0; at < original.length; at++) {
            for (int flip : at % 3 == 0 ? new int[] {1, 0x20, 0x80} : new int[] {1}) {
                byte[] bad = original.clone();
                bad[at] ^= (byte) flip;
                changed.add(bad);
            }
        }
        return changed;
    }

    /** Each line dropped, said twice, exchanged with the next, ended as on Windows, with a space behind it. */
    private static List<byte[]> linesChanged(byte[] original) {
        List<String> lines = List.of(new String(original, StandardCharsets.UTF_8).split("(?<=\n)", -1));
        List<byte[]> changed = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            List<String> swapped = new ArrayList<>(lines);
            Collections.swap(swapped, at, Math.min(at + 1, lines.size() - 1));
            changed.add(text(swapped));
            for (String instead : List.of("", line + line, line.replace("\n", "\r\n"), line.replace("\n", " \n"))) {
                List<String> other = new ArrayList<>(lines);
                other.set(at, instead);
                changed.add(text(other));
            }
        }
        return changed;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }

    private static byte[] text(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static TreeMap<String, String> verdicts(Policy policy, Path folder, List<byte[]> cases) {
        TreeMap<String, String> verdicts = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            String file = folder.resolve(name(i)).toString();
            try {
                Receipt receipt = Receipt.parse(cases.get(i));
                Checkpoint under = receipt.verify(policy).checkpoint();
                verdicts.put(
                        file,
                        "PROVEN size " + under.size() + " root " + under.root().base64() + " entry " + receipt.index());
            } catch (ProofException refused) {
                verdicts.put(file, "REFUSED");
            }
        }
        return verdicts;
    }

    /** The reasons are each reader's own; whether there is one is what must agree. */
    private static TreeMap<String, String> verdicts(OutsideProgram.Outcome outcome) {
        TreeMap<String, String> verdicts = new TreeMap<>();
        for (String line : outcome.lines()) {
            int colon = line.indexOf(": ");
            String verdict = line.substring(colon + 2);
            verdicts.put(line.substring(0, colon), verdict.startsWith("REFUSED") ? "REFUSED" : verdict);
        }
        return verdicts;
    }
}
