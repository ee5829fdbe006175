package org.narrowgate.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.engine.document.DocumentException;

class PersonListTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"card: A1234567", "card: a1234567", "card: a-123 4567", "card: 'A1234567", "card: A\u20111234567"
            })
    void a_number_is_that_of_a_row_however_either_is_spelt(String line) throws Exception {
        for (String stated : List.of("A1234567", "a 123-4567", "\u2019a1234567", "A1234\u2013567")) {
            assertThat(list(line).names(row("", stated))).as(stated).isTrue();
        }
        assertThat(list(line).names(row("", "A1234568"))).isFalse();
        assertThat(list(line).names(row("", ""))).isFalse();
    }

    @Test
    void the_key_of_a_record_is_taken_as_it_stands() throws Exception {
        assertThat(list("person: k-1").names(row("k-1", ""))).isTrue();
        assertThat(list("person: k-1").names(row("K-1", "k-1"))).isFalse();
        assertThat(list("person: k-1").names(row("", "k-1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card:", "card: -", "card: '", "person: ", "A1234567", "# nobody"})
    void a_line_that_names_nobody_is_refused(String line) {
        assertThatThrownBy(() -> list(line)).isInstanceOf(DocumentException.class);
    }

    private static PersonList list(String line) throws DocumentException {
        return PersonList.parse("the list", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static DecidedRow row(String record, String number) {
        return new DecidedRow(
                1,
                Map.of("numbers", List.of(number)),
                List.of(),
                Outcome.DISCLOSE,
                true,
                false,
                "",
                List.of(),
                record.isEmpty() ? Map.of() : Map.of("record", record),
                Map.of());
    }
}
