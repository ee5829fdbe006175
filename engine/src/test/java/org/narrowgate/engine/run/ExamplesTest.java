package org.narrowgate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.narrowgate.engine.records.RecordsMapping;

/** What a newcomer copies is read without a fault by the readers that will read his copy. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void the_example_of_a_records_mapping_can_be_read() throws Exception {
        RecordsMapping mapping = RecordsMapping.read(EXAMPLES.resolve("records/records.yaml"));
        assertThat(mapping.persons().numbers()).containsOnlyKeys("tin");
        assertThat(mapping.addresses().provenance()).isPresent();
    }

    @Test
    void the_example_of_records_in_postgresql_can_be_read() throws Exception {
        RecordsMapping mapping = RecordsMapping.read(EXAMPLES.resolve("records/postgresql.yaml"));
        assertThat(mapping.server()).isPresent();
        assertThat(mapping.persons().table().query()).isEqualTo("public.persons");
    }

    @Test
    void the_example_of_bars_can_be_read_and_counts_while_it_is_dated() throws Exception {
        Path bars = EXAMPLES.resolve("orders/bars.yaml");
        assertThat(BarsReader.read(bars, LocalDate.of(2026, 3, 31)).stated()).isTrue();
        assertThat(BarsReader.read(bars, LocalDate.of(2026, 4, 1)).stated()).isFalse();
    }
}
