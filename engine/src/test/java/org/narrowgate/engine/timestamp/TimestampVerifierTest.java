package org.narrowgate.engine.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.engine.signature.TimestampCheck;
import org.narrowgate.engine.signature.TimestampVerifier;
import org.narrowgate.engine.signature.TrustAnchors;

/** Which answers of a time-stamping authority count, and for what. */
class TimestampVerifierTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-31T00:00:00Z");
    private static final byte[] DATA = "a checkpoint\n".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static byte[] answer;

    @BeforeAll
    static void ask() throws IOException {
        answer = answered(AT, folder);
    }

    private static byte[] answered(Instant now, Path trust) throws IOException {
        try (TestAuthority authority = TestAuthority.start(0, InstantSource.fixed(now), FROM, UNTIL, RANDOM)) {
            authority.write(trust);
            return new TimestampClient(authority.url(), RANDOM).ask(DATA);
        }
    }

    private static TimestampVerifier pinned(Path trust) {
        return new TimestampVerifier(
                TrustAnchors.read(List.of(trust.resolve("root.pem")), List.of(trust.resolve("root.crl"))));
    }

    private static String reason(TimestampCheck check) {
        return check instanceof TimestampCheck.Refused refused ? refused.reason() : "it counts";
    }

    @Test
    void a_time_stamp_says_when_and_by_whom() {
        assertThat(pinned(folder).check(DATA, answer)).isInstanceOfSatisfying(TimestampCheck.Stamped.class, stamped -> {
            assertThat(stamped.at()).isEqualTo(AT);
            assertThat(stamped.authority()).contains("SYNTHETIC Time");
        });
    }

    @Test
    void of_other_data_it_says_nothing() {
        byte[] other = "a checkpoint".getBytes(StandardCharsets.UTF_8);
        assertThat(reason(pinned(folder).check(other, answer))).contains("something else");
    }

    @Test
    void whichever_bit_of_it_is_turned_it_is_refused_or_says_the_same() {
        TimestampVerifier verifier = pinned(folder);
        TimestampCheck good = verifier.check(DATA, answer);
        int refused = 0;
        for (int at = 0; at < answer.length; at++) {
            for (int bit = 1; bit < 256; bit <<= 3) {
                byte[] turned = answer.clone();
                turned[at] ^= (byte) bit;
                TimestampCheck check = verifier.check(DATA, turned);
                assertThat(check).as("byte %s", at).isIn(good, new TimestampCheck.Refused(reason(check)));
                refused += check.equals(good) ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(answer.length * 2);
    }

    @Test
    void cut_off_anywhere_or_with_something_behind_it_is_refused() {
        TimestampVerifier verifier = pinned(folder);
        for (int length = 0; length < answer.length; length += 7) {
            assertThat(verifier.check(DATA, Arrays.copyOf(answer, length))).isInstanceOf(TimestampCheck.Refused.class);
        }
        assertThat(verifier.check(DATA, Arrays.copyOf(answer, answer.length + 1)))
                .isInstanceOf(TimestampCheck.Refused.class);
    }

    @Test
    void an_authority_below_another_root_or_outside_its_time_does_not_count() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        byte[] late = answered(UNTIL.plusSeconds(1), other);
        assertThat(reason(pinned(other).check(DATA, answer))).contains("no pinned root is reached");
        assertThat(reason(pinned(other).check(DATA, late))).isNotEqualTo("it counts");
        assertThat(pinned(folder).check(DATA, answer)).isInstanceOf(TimestampCheck.Stamped.class);
    }

    @Test
    void without_a_revocation_list_of_its_issuer_no_authority_counts() {
        TimestampVerifier verifier =
                new TimestampVerifier(TrustAnchors.read(List.of(folder.resolve("root.pem")), List.of()));
        assertThat(reason(verifier.check(DATA, answer))).contains("no revocation list");
    }

    @Test
    void an_answer_to_another_question_is_refused_when_it_comes() throws IOException {
        HttpServer replay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        replay.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        replay.start();
        URI url = URI.create("http://127.0.0.1:" + replay.getAddress().getPort() + "/");
        try {
            assertThatThrownBy(() -> new TimestampClient(url, RANDOM).ask(DATA))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not answer what was asked");
        } finally {
            replay.stop(0);
        }
    }
}
