package org.narrowgate.engine.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;

class SigningTimeTest {
    private static final byte[] CONTENT = "{\"request\": \"SYNTHETIC\"}\n".getBytes(UTF_8);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static String check(byte[] p7s) {
        return DetachedSignature.verify(CONTENT, p7s, Invented.trust(Invented.AUTHORITY), Invented.NOW)
                .match(certificate -> "accepted", reason -> reason);
    }

    @Test
    void a_time_that_is_past_or_within_the_tolerance_of_clocks_is_accepted() {
        assertThat(check(ClaimedTime.sign(CONTENT, Invented.P256, Invented.NOW.minusSeconds(86_400))))
                .isEqualTo("accepted");
        assertThat(check(ClaimedTime.sign(CONTENT, Invented.P256, Invented.NOW.plus(TOLERANCE))))
                .isEqualTo("accepted");
    }

    @Test
    void a_time_to_come_is_refused() {
        assertThat(check(ClaimedTime.sign(
                        CONTENT, Invented.P256, Invented.NOW.plus(TOLERANCE).plusSeconds(1))))
                .contains("it claims to be signed at 2026-06-01T12:05:01Z", "clock");
    }

    @Test
    void several_times_none_and_what_is_no_time_are_refused() {
        assertThat(check(ClaimedTime.sign(CONTENT, Invented.P256, Invented.NOW, Invented.FROM)))
                .contains("several signing times");
        assertThat(check(ClaimedTime.sign(CONTENT, Invented.P256))).isNotEqualTo("accepted");
        assertThat(check(ClaimedTime.sign(CONTENT, Invented.P256, new DERSet(new DERUTF8String("yesterday")))))
                .isNotEqualTo("accepted");
    }
}
