package org.narrowgate.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.proof.NoteSigner;
import org.narrowgate.core.proof.Policy;
import org.narrowgate.core.proof.SignedNote;
import org.narrowgate.ledger.Log;
import org.narrowgate.ledger.LogReader;
import org.narrowgate.ledger.Samples;

/** The log's side: whoever answers, whatever he answers, the others are heard and nothing is believed unverified. */
class CosigningTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration SHORT = Duration.ofMillis(1200);

    private final NoteSigner signer = Samples.signer();
    private final NoteSigner one = Samples.witness("witness.example/w1");
    private final NoteSigner two = Samples.witness("witness.example/w2");
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Cosigning cosigning = Cosigning.within(SHORT, SHORT);

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void publish() throws Exception {
        folder = temp.resolve("log");
        grow(0, 300);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private void grow(int from, int to) throws Exception {
        try (Log log = Log.open(folder, signer)) {
            log.append(Samples.entries(from, to));
            log.publish();
        }
    }

    private String serve(NoteSigner witness, NoteSigner watched) throws Exception {
        Path place = temp.resolve("w" + open.size());
        Witness.create(place, witness.verifier());
        Witness state = Witness.open(place, witness, List.of(watched.verifier()), InstantSource.system(), line -> {});
        WitnessServer server = WitnessServer.start(state, ANY, "/at", Optional.empty(), line -> {});
        open.add(server);
        open.add(state);
        return "http://127.0.0.1:" + server.address().getPort() + "/at/";
    }

    /** Answers each request by what it is told, whatever was asked. */
    private String stub(Function<String, Answer> answers) throws IOException {
        HttpServer server = HttpServer.create(ANY, 0);
        server.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answers.apply(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Policy policy(String... urls) {
        List<NoteSigner> keys = List.of(one, two);
        StringBuilder lines = new StringBuilder("log " + signer.verifier().vkey() + "\n");
        for (int i = 0; i < urls.length; i++) {
            lines.append("witness W" + (i + 1) + " " + keys.get(i).verifier().vkey() + " " + urls[i] + "\n");
        }
        return Policy.parse((lines + "quorum W1\n").getBytes(StandardCharsets.UTF_8));
    }

    private Cosignatures collect(String... urls) throws IOException {
        return cosigning.collect(LogReader.open(folder), policy(urls));
    }

    private String problem(String url) throws IOException {
        Cosignatures outcome = collect(url);
        assertThat(outcome.witnesses()).isEmpty();
        assertThat(outcome.note()).isEqualTo(LogReader.open(folder).note());
        assertThat(outcome.problems()).containsOnlyKeys("W1");
        return outcome.problems().getOrDefault("W1", "");
    }

    @Test
    void all_that_answer_are_added_and_the_policy_is_satisfied_as_the_log_grows() throws Exception {
        String first = serve(one, signer);
        String second = serve(two, signer);
        for (int size : new int[] {300, 301, 777}) {
            if (size > 300) {
                grow((int) LogReader.open(folder).size(), size);
            }
            Cosignatures outcome = collect(first, second);
            assertThat(outcome.problems()).isEmpty();
            assertThat(outcome.witnesses()).containsExactly("W1", "W2");
            assertThat(policy(first, second).accept(outcome.note()).witnesses()).containsExactlyInAnyOrder("W1", "W2");
            try (Log log = Log.open(folder, signer)) {
                log.cosigned(outcome.note());
            }
        }
        // Who has cosigned is not asked again.
        assertThat(collect("http://127.0.0.1:1", "http://127.0.0.1:1").witnesses())
                .containsExactly("W1", "W2");
    }

    @Test
    void one_that_is_dead_slow_or_without_address_is_told_with_a_remedy_and_the_others_are_heard() throws Exception {
        String alive = serve(two, signer);
        try (ServerSocket silent = new ServerSocket(0, 5, ANY.getAddress())) {
            String slow = "http://127.0.0.1:" + silent.getLocalPort();
            Cosignatures outcome = collect(slow, alive);
            assertThat(outcome.witnesses()).containsExactly("W2");
            assertThat(outcome.problems().get("W1")).contains("no answer within 1.2 s");
        }
        Cosignatures outcome = collect("http://127.0.0.1:1", alive);
        assertThat(outcome.witnesses()).containsExactly("W2");
        assertThat(outcome.problems().get("W1")).contains("no connection to 127.0.0.1:1", "correct its URL");
        assertThat(problem("")).contains("no URL");
        assertThat(problem("ftp://127.0.0.1")).contains("http://");
        assertThat(problem("http://a b".replace(' ', '\u00ff'))).isNotEmpty();
    }

    @Test
    void each_refusal_of_a_real_witness_is_told_in_words() throws Exception {
        assertThat(problem(serve(one, Samples.log("log.example/other")))).contains("does not watch this log (404)");
        assertThat(problem(serve(one, Samples.signer()))).contains("does not accept the log's signature (403)");
        String url = serve(one, signer);
        assertThat(collect(url).problems()).isEmpty();
        Path genuine = folder;
        folder = temp.resolve("set-back");
        grow(0, 200);
        assertThat(problem(url)).contains("has seen a larger tree, of 300 entries", "was set back");
        folder = temp.resolve("forked");
        grow(1, 301);
        assertThat(problem(url)).contains("another root for the size 300", "forked");
        grow(301, 400);
        assertThat(problem(url)).contains("has not only grown (422)", "verify the log");
        folder = genuine;
    }

    @Test
    void a_lying_witness_is_never_believed() throws Exception {
        SignedNote note = LogReader.open(folder).note();
        String wrong = two.cosign(note, 5).signatures().get(1).line();
        String right = one.cosign(note, 5).signatures().get(1).line();
        SignedNote other = SampleLog.honest(signer, 12).note(12);
        String ofAnother = one.cosign(other, 5).signatures().get(1).line();
        assertThat(problem(stub(asked -> Answer.of(ofAnother)))).contains("is not its cosignature of this checkpoint");
        assertThat(problem(stub(asked -> Answer.of(wrong)))).contains("without a cosignature of witness.example/w1");
        assertThat(problem(stub(asked -> Answer.of(ofAnother + right)))).contains("is not its cosignature");
        assertThat(problem(stub(asked -> Answer.of("")))).contains("without a cosignature");
        assertThat(problem(stub(asked -> Answer.of("hello\n")))).contains("is not its cosignature");
        assertThat(problem(stub(asked -> Answer.of("x".repeat(100_000))))).contains("broke off");
        assertThat(problem(stub(asked -> Answer.text(500, "no")))).contains("it answered 500");
        assertThat(problem(stub(asked -> Answer.text(301, "no")))).contains("it answered 301");
        assertThat(collect(stub(asked -> Answer.of(wrong + right))).witnesses()).containsExactly("W1");
    }

    @Test
    void who_names_another_size_each_time_is_given_up_on() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        assertThat(problem(stub(request -> Answer.size(asked.incrementAndGet()))))
                .contains("another size each time");
        assertThat(asked).hasValue(4);
        assertThat(problem(stub(request -> new Answer(409, Asking.SIZE_TYPE, "x\n"))))
                .contains("the size in its answer");
        assertThat(problem(stub(request -> new Answer(409, Asking.SIZE_TYPE, "7"))))
                .contains("not a size and a newline");
    }

    @Test
    void what_it_sends_is_the_old_size_that_it_was_told_and_the_proof_from_there() throws Exception {
        List<String> requests = new ArrayList<>();
        SignedNote note = LogReader.open(folder).note();
        String line = one.cosign(note, 5).signatures().get(1).line();
        String url = stub(asked -> {
            requests.add(asked);
            return requests.size() == 1 ? Answer.size(200) : Answer.of(line);
        });
        assertThat(collect(url).witnesses()).containsExactly("W1");
        SampleLog same = SampleLog.honest(signer, 300);
        assertThat(requests).containsExactly(same.request(0, 300), same.request(200, 300));
    }

    @Test
    void a_line_of_a_witness_that_is_wrong_already_in_the_log_s_own_file_is_told_and_nobody_else_suffers()
            throws Exception {
        SignedNote note = LogReader.open(folder).note();
        SignedNote other = SampleLog.honest(signer, 12).note(12);
        try (Log log = Log.open(folder, signer)) {
            log.cosigned(note.with(one.cosign(other, 5).signatures().get(1)));
        }
        Cosignatures outcome = collect("http://127.0.0.1:1", serve(two, signer));
        assertThat(outcome.witnesses()).containsExactly("W2");
        assertThat(outcome.problems().get("W1")).contains("wrong");
    }
}
