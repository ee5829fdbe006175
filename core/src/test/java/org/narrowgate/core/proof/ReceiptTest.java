package org.narrowgate.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts, from the opening of a row to the verdict on a bare JDK. */
class ReceiptTest {
    private static final int ROWS = 300;
    private static final RunId RUN = RunId.parse("000102030405060708090a0b0c0d0e0f");
    private static final NoteSigner LOG = NoteSigner.log("log.example/decisions", Keys.pair(11));
    private static final List<byte[]> ENTRIES = entries();
    private static final SignedNote NOTE =
            LOG.sign(new Checkpoint("log.example/decisions", ROWS, NaiveTree.root(ENTRIES)).text());

    @TempDir
    private Path directory;

    private static List<byte[]> entries() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            entries.add(opening(i).entry().encode());
        }
        return entries;
    }

    private static Opening opening(int index) {
        byte[] seed = new RowSeeds(new byte[32]).seed(index + 1);
        return Opening.of(
                index,
                RUN,
                index + 1,
                seed,
                List.of(text("purpose"), text("secret of " + "x".repeat(index % 7)), text("DISCLOSE")));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static Receipt receipt(int index, Set<Integer> open) {
        InclusionProof proof = InclusionProof.of(NaiveTree.reader(ENTRIES), index, ROWS);
        return Receipt.of(opening(index), open, proof, NOTE);
    }

    @Test
    void a_receipt_proves_the_entry_and_shows_only_what_it_opens() {
        Receipt receipt = Receipt.parse(receipt(200, Set.of(1, 3)).bytes());
        assertThat(receipt.verify(LOG.verifier()).size()).isEqualTo(ROWS);
        assertThat(receipt.opened(1)).hasValueSatisfying(v -> assertThat(v).isEqualTo(text("purpose")));
        assertThat(receipt.opened(3)).hasValueSatisfying(v -> assertThat(v).isEqualTo(text("DISCLOSE")));
        assertThat(receipt.opened(2)).isEmpty();
        assertThat(receipt.opened(0)).isEmpty();
        assertThat(receipt.opened(4)).isEmpty();
        assertThat(receipt.entry()).isEqualTo(opening(200).entry());
        assertThat(receipt.runId()).isEqualTo(RUN);
        assertThat(receipt.index()).isEqualTo(200);
        assertThat(receipt.verify(Policy.unwitnessed(LOG.verifier())).unwitnessed())
                .isTrue();
    }

    @Test
    void its_length_does_not_depend_on_what_stays_closed() {
        int length = receipt(100, Set.of(1, 3)).bytes().length;
        for (int index = 101; index < 120; index++) {
            assertThat(receipt(index, Set.of(1, 3)).bytes())
                    .as("index %d", index)
                    .hasSize(length);
        }
    }

    @Test
    void it_is_a_proof_file_of_c2sp() {
        String file = new String(receipt(0, Set.of()).bytes(), StandardCharsets.UTF_8);
        assertThat(file).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\nindex 0\n");
        assertThat(file).endsWith("\n\n" + NOTE.format());
        ProofFile proof = ProofFile.parse(file);
        assertThat(proof.format()).isEqualTo(file);
        proof.verifyInclusion(ENTRIES.get(0), NOTE.checkpoint());
        assertThatThrownBy(() -> proof.verifyInclusion(ENTRIES.get(1), NOTE.checkpoint()))
                .isInstanceOf(ProofException.class);
        ProofFile bare = ProofFile.of(new InclusionProof(0, ROWS, proof.path()), NOTE);
        assertThat(ProofFile.parse(bare.format())).isEqualTo(bare);
        assertThatThrownBy(() -> Receipt.parse(bare.format().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProofException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void every_changed_byte_is_refused() {
        byte[] good = receipt(77, Set.of(2)).bytes();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            assertThatThrownBy(() -> Receipt.parse(bad).verify(LOG.verifier()))
                    .as("byte %d", at)
                    .isInstanceOf(ProofException.class);
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Receipt.parse(cut).verify(LOG.verifier())).isInstanceOf(ProofException.class);
        }
    }

    @Test
    void malformed_proof_files_are_refused() {
        String good = new String(receipt(5, Set.of(1)).bytes(), StandardCharsets.UTF_8);
        for (String bad : List.of(
                good.replace("@v1", "@v2"),
                good.replace("index 5\n", "index 05\n"),
                good.replace("index 5\n", ""),
                good.replace("index 5\n", "index -5\n"),
                good.replaceFirst("extra [^\n]*", "extra "),
                good.replaceFirst("extra [^\n]*", "extra AA"),
                good.replaceFirst("extra [^\n]*", "extra AA=="),
                good.replaceFirst("index 5\n", "index 5\n" + (Tree.EMPTY_ROOT.base64() + "\n").repeat(64)),
                good.replaceFirst("index 5\n[^\n]*\n", "index 5\nAAAA\n"))) {
            assertThatThrownBy(() -> Receipt.parse(text(bad))).isInstanceOf(ProofException.class);
        }
    }

    @Test
    void an_opening_is_refused_when_it_contradicts_itself() {
        byte[] seed = new byte[32];
        List<byte[]> slots = List.of(seed);
        assertThatThrownBy(() -> Opening.of(-1, RUN, 1, seed, slots)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> Opening.of(0, RUN, 0, seed, slots)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> Opening.of(0, RUN, 1, new byte[3], slots)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> opening(0).slot(4)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> opening(0).slot(0)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> receipt(0, Set.of(4))).isInstanceOf(ProofException.class);
        InclusionProof other = InclusionProof.of(NaiveTree.reader(ENTRIES), 1, ROWS);
        assertThatThrownBy(() -> Receipt.of(opening(0), Set.of(), other, NOTE)).isInstanceOf(ProofException.class);
    }

    @Test
    void the_verdict_is_given_on_a_bare_jdk() throws IOException, InterruptedException, URISyntaxException {
        Path receipt = Files.write(
                directory.resolve("r.tlog-proof"), receipt(3, Set.of(1)).bytes());
        Path vkey = Files.writeString(directory.resolve("vkey"), LOG.verifier().vkey() + "\n");
        Path core = Path.of(VerifyMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        core.toString(),
                        VerifyMain.class.getName(),
                        receipt.toString(),
                        vkey.toString())
                .redirectError(new File(directory.toFile(), "err"))
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(out).isZero();
        assertThat(out).contains("PROVEN", "UNWITNESSED", "slot 1 opened: purpose", "It is not legal advice");
        assertThat(out).doesNotContain("secret of");
    }

    @Test
    void the_exit_code_tells_refused_from_unreadable() throws IOException {
        byte[] bytes = receipt(3, Set.of(1, 2)).bytes();
        Path good = Files.write(directory.resolve("good"), bytes);
        bytes[bytes.length - 5] ^= 1;
        Path bad = Files.write(directory.resolve("bad"), bytes);
        Path vkey = Files.writeString(directory.resolve("vkey"), LOG.verifier().vkey() + "\n");
        Path policy = Files.writeString(
                directory.resolve("policy"), "log " + LOG.verifier().vkey() + "\nquorum none\n");
        Path demanding = Files.writeString(
                directory.resolve("demanding"),
                "log " + LOG.verifier().vkey() + "\nwitness W "
                        + NoteSigner.witness("w.example", Keys.pair(5))
                                .verifier()
                                .vkey() + "\nquorum W\n");
        assertThat(run(good, vkey)).startsWith("0 ");
        assertThat(run(good, policy)).startsWith("0 ");
        assertThat(run(good, demanding)).startsWith("1 ").contains("no valid cosignature of W");
        assertThat(run(bad, vkey)).startsWith("1 ").contains("REFUSED");
        assertThat(run(vkey, vkey)).startsWith("1 ");
        assertThat(run(good, good)).startsWith("1 ");
        assertThat(run(good, directory.resolve("absent"))).startsWith("2 ");
        assertThat(run(good)).startsWith("2 ").contains("usage");
    }

    @Test
    void what_a_slot_holds_cannot_move_the_cursor() throws IOException {
        Opening opening = Opening.of(0, RUN, 1, new byte[32], List.of(text("a\u001b[2Jb\nPROVEN\u202e")));
        byte[] entry = opening.entry().encode();
        SignedNote note = LOG.sign(new Checkpoint("log.example/decisions", 1, Tree.leafHash(entry)).text());
        Receipt receipt = Receipt.of(opening, Set.of(1), new InclusionProof(0, 1, List.of()), note);
        Path file = Files.write(directory.resolve("r"), receipt.bytes());
        Path vkey = Files.writeString(directory.resolve("vkey"), LOG.verifier().vkey());
        assertThat(run(file, vkey)).contains("slot 1 opened: a.[2Jb.PROVEN. (");
    }

    private static String run(Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] args = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            args[i] = files[i].toString();
        }
        int code = VerifyMain.run(args, print, print);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
