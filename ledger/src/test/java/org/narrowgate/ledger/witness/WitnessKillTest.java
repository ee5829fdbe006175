package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.Child;
import org.narrowgate.ledger.Samples;

/** SIGKILL while four clients ask, two of them for a fork: what was answered before binds what is answered after. */
class WitnessKillTest {
    private static final int SIZE = 400;

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner own = Samples.witness("witness.example/w1");
    private final List<SampleLog> stories = List.of(SampleLog.honest(signer, SIZE), new SampleLog(signer, SIZE, 2, 1));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** What was cosigned, size to text; two texts for one size would be a fork with this witness's blessing. */
    private final Map<Long, String> cosigned = new ConcurrentHashMap<>();

    private final AtomicLong largest = new AtomicLong();

    @TempDir
    private Path temp;

    private Path key;

    @BeforeEach
    void create() throws Exception {
        Witness.create(temp.resolve("w"), own.verifier());
        key = Files.writeString(temp.resolve("key"), own.text());
    }

    private Child serve() throws IOException {
        return Child.java(
                WitnessTarget.class,
                temp.resolve("w").toString(),
                key.toString(),
                signer.verifier().vkey());
    }

    private static int port(Child child) throws InterruptedException {
        assertThat(child.awaitLine("port ")).as("%s", child.lines()).isTrue();
        String line = child.lines().stream()
                .filter(l -> l.startsWith("port "))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.substring(5));
    }

    @Test
    void after_five_kills_nothing_was_cosigned_that_does_not_fit_what_was_answered() throws Exception {
        killed(5, 20260705);
    }

    @Test
    @Tag("long")
    void after_a_hundred_kills_nothing_was_cosigned_that_does_not_fit() throws Exception {
        killed(100, 20260706);
    }

    private void killed(int kills, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < kills; kill++) {
            long before = largest.get();
            try (Child child = serve()) {
                URI uri = URI.create("http://127.0.0.1:" + port(child) + "/add-checkpoint");
                List<Thread> clients = IntStream.range(0, 4)
                        .mapToObj(i -> new Thread(() -> ask(uri, stories.get(i / 2), i)))
                        .toList();
                clients.forEach(Thread::start);
                // On a machine that is busy a life begins slowly; it is to end in the middle of answers.
                for (int waited = 0; waited < 4000 && largest.get() < Math.min(SIZE, before + 2); waited++) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(250));
                child.kill();
                for (Thread one : clients) {
                    one.join();
                }
            }
            assertThat(Witness.show(temp.resolve("w")).get(0).size())
                    .as("seed %d kill %d: what was answered is on disk", seed, kill)
                    .isGreaterThanOrEqualTo(largest.get());
            assertThat(largest.get()).isGreaterThanOrEqualTo(before);
        }
        assertThat(largest.get()).as("tree that grew through all of it").isGreaterThan(kills);
        // Up to two entries the stories are one.
        assertThat(cosigned.entrySet().stream()
                        .filter(one -> one.getKey() > 2)
                        .map(one -> story(one.getValue()))
                        .distinct())
                .hasSize(1);
    }

    private int story(String text) {
        int size =
                (int) SignedNote.parse(signer.sign(text).format()).checkpoint().size();
        return stories.get(0).text(size).equals(text) ? 0 : 1;
    }

    /** Follows what the witness says it has seen, one or a few entries at a time, until nobody answers. */
    private void ask(URI uri, SampleLog story, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int old = 0;
        while (true) {
            int size = Math.min(SIZE, old + (random.nextInt(3) == 0 ? 0 : 1));
            HttpResponse<String> answer;
            try {
                answer = client.send(
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofString(story.request(old, size)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException gone) {
                return;
            }
            if (answer.statusCode() == 200) {
                note(story.note(size), answer.body());
                old = size;
            } else if (answer.headers().firstValue("Content-Type").orElse("").equals("text/x.tlog.size")) {
                old = Integer.parseInt(answer.body().strip());
            } else {
                // The other story was taken: this one asks on, but leaves the machine to the rest.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private void note(SignedNote note, String line) {
        SignedNote whole = SignedNote.parse(note.format() + line);
        assertThat(own.verifier().cosigned(whole)).isPresent();
        long size = whole.checkpoint().size();
        String before = cosigned.putIfAbsent(size, whole.text());
        assertThat(before == null || before.equals(whole.text())).isTrue();
        largest.accumulateAndGet(size, Math::max);
    }

    @Test
    void a_second_server_on_the_folder_is_told_who_has_it() throws Exception {
        try (Child first = serve()) {
            var unused = port(first);
            try (Child second = serve()) {
                assertThat(second.waitFor()).isNotZero();
                assertThat(second.lines())
                        .anyMatch(line -> line.contains("another process (process ") && line.contains("lock"));
            }
        }
        try (Child again = serve()) {
            assertThat(port(again)).isPositive();
        }
    }

    @Test
    void who_connects_and_says_nothing_is_cut_off_and_keeps_nobody_waiting() throws Exception {
        try (Child child = serve()) {
            int port = port(child);
            List<Socket> idle =
                    IntStream.range(0, 40).mapToObj(i -> begun(port)).toList();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/vkey"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo(own.verifier().vkey() + "\n");
            for (Socket one : idle) {
                one.setSoTimeout(10_000);
                assertThat(ended(one)).isTrue();
            }
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try (socket) {
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static Socket begun(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write("POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nold"
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
