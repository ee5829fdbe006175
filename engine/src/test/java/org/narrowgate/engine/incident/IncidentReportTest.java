package org.narrowgate.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told within 24 hours holds nothing of any person. */
final class IncidentReportTest {
    private static final Instant DISCOVERED = Instant.parse("2026-03-05T09:00:00Z");

    private static IncidentReport report(Optional<Instant> occurred, String description, String records) {
        return new IncidentReport(
                "An Agency",
                "Chief of Disclosure, +1 202 555 0100",
                occurred,
                DISCOVERED,
                "A complaint.",
                description,
                "mailing_address",
                records,
                "1 Example Ave NW, Springfield 20224-0001",
                "sealed package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "of 123-45-6789",
                "of 123 45 6789.",
                "of 123456789",
                "12-3456789 is an employer",
                "SSN:123.45.6789",
                "123\u201345\u20136789",
                "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
            })
    void what_looks_like_a_taxpayers_number_is_refused_by_the_name_of_its_field_and_not_repeated(String description) {
        assertThat(report(Optional.empty(), description, "1").faults())
                .singleElement()
                .asString()
                .contains("`description`")
                .doesNotContain("6789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"on docket 1:25-cv-00457", "call 202-555-0100", "ZIP 20224-0001", "42,695 rows", "run 1234567890"
            })
    void other_numbers_are_told(String description) {
        assertThat(report(Optional.empty(), description, "1").faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42,695", "1", "40,000 to 45,000"})
    void a_count_or_a_range_says_how_many(String records) {
        assertThat(report(Optional.empty(), "It went.", records).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "about 40", "5 to", "-1"})
    void what_is_no_count_is_refused(String records) {
        assertThat(report(Optional.empty(), "It went.", records).faults())
                .singleElement()
                .asString()
                .contains("`records` is no count");
    }

    @Test
    void it_is_due_24_hours_after_the_discovery_and_cannot_have_occurred_later() {
        IncidentReport known = report(Optional.of(DISCOVERED), "It went.", "1");
        assertThat(known.due()).isEqualTo(Instant.parse("2026-03-06T09:00:00Z"));
        assertThat(known.faults()).isEmpty();
        assertThat(report(Optional.of(DISCOVERED.plusSeconds(1)), "It went.", "1")
                        .faults())
                .singleElement()
                .asString()
                .contains("`occurred` is after `discovered`");
    }

    @Test
    void the_text_has_each_field_once_and_says_where_a_day_is_not_known() {
        String text = new String(report(Optional.empty(), "It went.", "1").text("INC-1"), StandardCharsets.UTF_8);
        assertThat(text)
                .containsOnlyOnce("Date and time it occurred\n  not known yet")
                .containsOnlyOnce("\nAgency\n")
                .containsOnlyOnce("Point of contact")
                .containsOnlyOnce("How it was discovered")
                .containsOnlyOnce("Data elements involved")
                .containsOnlyOnce("Number of records")
                .containsOnlyOnce("Address where it occurred")
                .containsOnlyOnce("Information technology involved");
    }
}
