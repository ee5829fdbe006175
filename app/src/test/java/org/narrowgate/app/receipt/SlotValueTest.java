package org.narrowgate.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.proof.CanonicalWriter;

/** What the bytes of an opened slot are taken for, and that nothing else is made of them than they say. */
class SlotValueTest {
    private static CanonicalWriter written() {
        return new CanonicalWriter();
    }

    private static CanonicalWriter cells(String... cells) {
        return written().list(List.of(cells), CanonicalWriter::text);
    }

    @Test
    void each_kind_of_slot_is_known_by_its_form() {
        byte[] outcome = written()
                .uint8(2)
                .flag(true)
                .list(List.of("I2-4"), CanonicalWriter::text)
                .toBytes();
        assertThat(SlotValue.of(outcome))
                .isEqualTo(new SlotValue("the outcome", "WITHHOLD, records were looked up; grounds I2-4"));
        byte[] finding = written()
                .text("I2-4")
                .uint8(1)
                .text("I2-4.blank")
                .text("")
                .flag(true)
                .text("counsel")
                .uint32(0)
                .toBytes();
        assertThat(SlotValue.of(finding))
                .isEqualTo(new SlotValue("a finding on the element I2-4", "NOT_MET (I2-4.blank, judged by counsel)"));
        byte[] identification = written()
                .text("IDENTIFIED")
                .text("number")
                .text("")
                .uint32(1)
                .text("name")
                .text("EXACT")
                .toBytes();
        assertThat(SlotValue.of(identification))
                .isEqualTo(new SlotValue("the identification", "IDENTIFIED, number, name EXACT"));
        assertThat(SlotValue.of(cells("a", "b").toBytes()))
                .isEqualTo(new SlotValue("what the request states", "a | b"));
        assertThat(SlotValue.of(written().text("1 Elm St").toBytes())).isEqualTo(new SlotValue("a field", "1 Elm St"));
        assertThat(SlotValue.of(new byte[0]).form()).isEqualTo("nothing");
    }

    @Test
    void a_status_that_is_not_known_or_a_byte_too_many_or_too_few_is_shown_as_bytes() {
        assertThat(SlotValue.of(written().uint8(4).flag(true).uint32(0).toBytes()))
                .isEqualTo(new SlotValue("bytes", "040100000000"));
        byte[] outcome = written().uint8(0).flag(true).uint32(0).toBytes();
        assertThat(SlotValue.of(outcome).form()).isEqualTo("the outcome");
        assertThat(SlotValue.of(Arrays.copyOf(outcome, 7)).form()).isEqualTo("bytes");
        assertThat(SlotValue.of(Arrays.copyOf(outcome, 5)).form()).isEqualTo("bytes");
        assertThat(SlotValue.of("PROVEN".getBytes(StandardCharsets.UTF_8)).form())
                .isEqualTo("bytes");
    }

    @Test
    void what_a_slot_says_cannot_write_elsewhere_on_the_screen() {
        assertThat(SlotValue.of(written()
                                .text("a\u001b[2J\nPROVEN\u202e\u2028b")
                                .toBytes())
                        .text())
                .isEqualTo("a.[2J.PROVEN..b");
        assertThat(SlotValue.of(written().text("Jos\u00e9").toBytes()).text()).isEqualTo("Jos\u00e9");
    }
}
