package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.Checkpoint;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.registry.UseTerms;

/** The text that an official signs, in both formats that there have been. */
class AuthorisationTest {
    static final UseTerms TERMS = new UseTerms(LocalDate.of(2026, 6, 1), LocalDate.of(2027, 6, 1), 90);

    static Authorisation invented(String recipient, Optional<BoundPage> page) {
        return new Authorisation(
                "run-9",
                RunId.of(new byte[RunId.BYTES]),
                new Checkpoint("invented.example/decisions", 12, Hash.of(new byte[Hash.BYTES])),
                "us/law",
                List.of("name"),
                recipient,
                "",
                1,
                page,
                false,
                Instant.parse("2026-06-08T09:00:00Z"),
                "Ada Example");
    }

    private static Authorisation withPage() {
        return invented("ab".repeat(32), Optional.of(BoundPage.of(TERMS, "page".getBytes(UTF_8))));
    }

    @Test
    void a_text_that_binds_a_page_and_one_from_before_there_were_pages_are_both_read() throws Exception {
        Authorisation before = invented("ab".repeat(32), Optional.empty());
        for (Authorisation text : List.of(withPage(), before)) {
            assertThat(Authorisation.parse(text.text(), "text")).isEqualTo(text);
        }
        assertThat(new String(before.text(), UTF_8))
                .contains("narrowgate-authorisation-1")
                .doesNotContain("destroy_by");
        assertThat(new String(withPage().text(), UTF_8))
                .contains("narrowgate-authorisation-2", "\"destroy_by\" : \"2027-06-01\"", "\"obligations_sha256\"");
    }

    @Test
    void a_format_that_does_not_fit_its_keys_is_refused_with_the_remedy() {
        String text = new String(withPage().text(), UTF_8);
        refused(text.replace("authorisation-2", "authorisation-1"), "`stages`, `held_from`, `destroy_by`");
        refused(text.replace("authorisation-2", "authorisation-3"), "the format is not narrowgate-authorisation-2");
        String before = new String(invented("ab".repeat(32), Optional.empty()).text(), UTF_8);
        refused(before.replace("authorisation-1", "authorisation-2"), "lacks `stages`");
    }

    @Test
    void terms_that_cannot_be_are_refused() {
        String text = new String(withPage().text(), UTF_8);
        refused(text.replace("2027-06-01", "2026-06-01"), "for a day at least");
        refused(text.replace("2027-06-01", "some day"), "is not an authorisation");
        refused(text.replace(" : 90", " : 0"), "1 or more");
        refused(text.replace(" : 90", " : 9000000000"), "is not an authorisation");
        refused(text.replace("\"stages\" : 1", "\"stages\" : 0"), "in one stage");
        refused(text.replace("\"stages\" : 1", "\"stages\" : 1001"), "in one stage");
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> Authorisation.parse(text.getBytes(UTF_8), "text"))
                .isInstanceOf(SealException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("draft it again");
    }
}
