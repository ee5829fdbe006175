package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Elena Reyes;ELENA;'';REYES;'';ORDER;STATED",
                "Elena Maria Reyes;ELENA;MARIA;REYES;'';ORDER;STATED",
                "Mr. Juan A. de la Cruz Jr.;JUAN;A;DELACRUZ;JR;ORDER;STATED",
                "Ludwig van den Berg III;LUDWIG;'';VANDENBERG;III;ORDER;STATED",
                "Reyes, Elena;ELENA;'';REYES;'';COMMA;STATED",
                "GARCÍA LÓPEZ, María José;MARIA;JOSE;GARCIALOPEZ;'';COMMA;STATED",
                "Reyes, Juan Carlos, Jr.;JUAN;CARLOS;REYES;JR;COMMA;STATED",
                "Reyes Jr, Juan;JUAN;'';REYES;JR;COMMA;STATED",
                "Juan Reyes, Jr.;JUAN;'';REYES;JR;ORDER;STATED",
                "Juan Reyes, MD;JUAN;'';REYES;'';ORDER;STATED",
                "Elena|Maria|Reyes Ruiz|;ELENA;MARIA;REYESRUIZ;'';COLUMNS;STATED",
                "Elena||Reyes|Sr;ELENA;'';REYES;SR;COLUMNS;STATED",
                "Suharto;'';'';SUHARTO;'';ORDER;INCOMPLETE",
                "Elena LNU;ELENA;'';'';'';ORDER;INCOMPLETE",
                "FNU LNU;'';'';'';'';ORDER;PLACEHOLDER",
                "unknown;'';'';'';'';ORDER;PLACEHOLDER",
                "John Doe;'';'';'';'';ORDER;PLACEHOLDER",
                "'  ';'';'';'';'';ORDER;ABSENT",
                ",;'';'';'';'';COMMA;ABSENT",
                "|;'';'';'';'';COLUMNS;ABSENT"
            })
    void takes_a_line_apart_by_what_it_shows(
            String line, String given, String middle, String family, String suffix, String readAs, String status) {
        WrittenName read = WrittenName.read(line);

        assertThat(List.of(
                        read.name().given(),
                        read.name().middle(),
                        read.name().family(),
                        read.name().suffix(),
                        read.readAs().name(),
                        read.name().status().name()))
                .containsExactly(given, middle, family, suffix, readAs, status);
    }

    @Test
    void never_throws_and_reads_a_million_letters() {
        SplittableRandom random = new SplittableRandom(20260703);
        for (int i = 0; i < 5_000; i++) {
            assertThat(WrittenName.read(RandomText.of(random, 30, "A,|. JR de la-'"))
                            .name())
                    .isNotNull();
        }
        for (String piece : List.of("a ", "de ", "Jr ", ",", "|", "'", "é", "-")) {
            assertThat(WrittenName.read(piece.repeat(1_000_000 / piece.length()))
                            .name())
                    .isNotNull();
        }
    }
}
