package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.LedgerException;
import org.narrowgate.ledger.Samples;
import org.narrowgate.ledger.SmallDisk;

/** The witness's side of the wire, by sockets: what is sent and what comes back, byte by byte. */
class WitnessServerTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner own = Samples.witness("witness.example/w1");
    private final SampleLog log = SampleLog.honest(signer, 40);
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path temp;

    private Witness witness;
    private WitnessServer server;

    @BeforeEach
    void start() throws LedgerException {
        serve(temp.resolve("w"));
    }

    private void serve(Path folder) throws LedgerException {
        Witness.create(folder, own.verifier());
        witness = Witness.open(
                folder,
                own,
                List.of(signer.verifier()),
                InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000)),
                said::add);
        server = WitnessServer.start(witness, ANY, "/w1", Optional.empty(), said::add);
    }

    @AfterEach
    void stop() throws LedgerException {
        server.close();
        witness.close();
    }

    private record Reply(String status, List<String> headers, String body) {
        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }
    }

    private Reply send(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(ANY.getAddress(), server.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.shutdownOutput();
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int blank = all.indexOf("\r\n\r\n");
            List<String> lines = List.of(all.substring(0, blank).split("\r\n", -1));
            return new Reply(lines.get(0), lines.subList(1, lines.size()), all.substring(blank + 4));
        }
    }

    private Reply post(String path, String body) throws IOException {
        byte[] bytes = SampleLog.bytes(body);
        return send("POST " + path + " HTTP/1.1\r\nHost: w\r\nContent-Length: " + bytes.length, bytes);
    }

    private Reply get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: w", new byte[0]);
    }

    @Test
    void a_checkpoint_is_cosigned_and_can_be_fetched() throws Exception {
        Reply reply = post("/w1/add-checkpoint", log.request(0, 7));
        assertThat(reply.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(SampleLog.bytes(reply.body()).length));
        SignedNote cosigned = SignedNote.parse(log.note(7).format() + reply.body());
        assertThat(own.verifier().cosigned(cosigned)).hasValue(1_800_000_000);
        assertThat(get("/w1/checkpoint/" + Samples.ORIGIN).body()).isEqualTo(cosigned.format());
        assertThat(get("/w1/checkpoint/log.example").status()).contains(" 404 ");
    }

    @Test
    void each_refusal_has_the_status_of_the_specification() throws Exception {
        post("/w1/add-checkpoint", log.request(0, 7));
        Reply conflict = post("/w1/add-checkpoint", log.request(0, 12));
        assertThat(conflict.status()).isEqualTo("HTTP/1.1 409 Conflict");
        assertThat(conflict.header("Content-Type")).isEqualTo("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("7\n");
        SampleLog forked = new SampleLog(signer, 40, 3, 1);
        assertThat(post("/w1/add-checkpoint", forked.request(7, 12)).status()).contains(" 422 ");
        Reply fork = post("/w1/add-checkpoint", forked.request(7, 7));
        assertThat(fork.status()).contains(" 409 ");
        assertThat(fork.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(post("/w1/add-checkpoint", "old").status()).contains(" 400 ");
        SampleLog imposter = SampleLog.honest(Samples.signer(), 12);
        assertThat(post("/w1/add-checkpoint", imposter.request(7, 12)).status()).contains(" 403 ");
        SampleLog stranger = SampleLog.honest(Samples.log("log.example/other"), 12);
        assertThat(post("/w1/add-checkpoint", stranger.request(7, 12)).status()).contains(" 404 ");
    }

    @Test
    void other_paths_and_methods_are_refused() throws Exception {
        assertThat(post("/add-checkpoint", log.request(0, 7)).status()).contains(" 404 ");
        assertThat(get("/w1/nothing").status()).contains(" 404 ");
        Reply wrong = get("/w1/add-checkpoint");
        assertThat(wrong.status()).contains(" 405 ");
        assertThat(wrong.header("Allow")).isEqualTo("POST");
        assertThat(post("/w1/vkey", "x").status()).contains(" 405 ");
    }

    @Test
    void a_request_that_is_too_long_is_refused_and_one_at_the_limit_is_read() throws Exception {
        assertThat(post("/w1/add-checkpoint", "x".repeat(64 * 1024)).status()).contains(" 400 ");
        assertThat(post("/w1/add-checkpoint", "x".repeat(64 * 1024 + 1)).status())
                .contains(" 413 ");
    }

    @Test
    void the_page_says_what_it_is_and_what_it_has_seen() throws Exception {
        assertThat(get("/w1/").body())
                .contains("Witness witness.example/w1", own.verifier().vkey(), "does not say that it is right")
                .contains(Samples.ORIGIN, "not yet")
                .doesNotContain("FORKED");
        post("/w1/add-checkpoint", log.request(0, 7));
        post("/w1/add-checkpoint", new SampleLog(signer, 7, 3, 1).request(7, 7));
        assertThat(get("/w1").body()).contains("entries     7", "2027-01-15T08:00:00Z", "FORKED");
        assertThat(get("/w1/vkey").body()).isEqualTo(own.verifier().vkey() + "\n");
    }

    @Test
    void where_the_disk_takes_nothing_the_answer_is_500_and_no_cosignature() throws Exception {
        stop();
        try (SmallDisk disk = SmallDisk.mount(temp.resolve("disk"), "size=256k")) {
            serve(disk.folder().resolve("w"));
            assertThat(post("/w1/add-checkpoint", log.request(0, 7)).status()).contains(" 200 ");
            try (SmallDisk logs = SmallDisk.readOnly(disk.folder().resolve("w/logs"))) {
                assertThat(logs.folder()).isDirectory();
                assertRefused();
            }
            Path filler = disk.folder().resolve("filler");
            assertThatThrownBy(() -> Files.write(filler, new byte[512 * 1024])).isInstanceOf(IOException.class);
            assertRefused();
            Files.delete(filler);
            assertThat(post("/w1/add-checkpoint", log.request(7, 12)).status()).contains(" 200 ");
            stop();
            assertThat(Witness.show(disk.folder().resolve("w")).get(0).size()).isEqualTo(12);
        }
    }

    private void assertRefused() throws IOException {
        said.clear();
        Reply reply = post("/w1/add-checkpoint", log.request(7, 12));
        assertThat(reply.status()).contains(" 500 ");
        assertThat(reply.body()).doesNotContain("\u2014", "disk");
        assertThat(said)
                .singleElement()
                .asString()
                .contains("not cosigned, " + Samples.ORIGIN + " at size 12")
                .contains("logs/log.example%2Fdecisions/checkpoint");
        assertThat(get("/w1/").body()).contains("entries     7");
    }

    @Test
    void an_address_that_somebody_has_is_named() {
        assertThatThrownBy(() -> WitnessServer.start(witness, server.address(), "", Optional.empty(), said::add))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("port " + server.address().getPort())
                .hasMessageContaining("name another");
    }
}
