package org.narrowgate.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
    @ParameterizedTest
    @CsvSource({"0, 2995732", "1, 4743864", "2, 6295794"})
    void shows_one_in_a_million_from_so_many_trials_on_and_not_before(long count, long trials) {
        assertThat(ClopperPearson.upper(count, trials, 0.05)).isLessThanOrEqualTo(1.000001e-6);
        assertThat(ClopperPearson.upper(count, trials * 99 / 100, 0.05)).isGreaterThan(1e-6);
    }

    @Test
    void is_the_root_of_the_error_where_nothing_was_seen() {
        for (long trials : new long[] {1, 3, 100, 20_000, 3_000_000}) {
            double exact = -Math.expm1(Math.log(0.05) / trials);
            assertThat(ClopperPearson.upper(0, trials, 0.05)).isCloseTo(exact, within(exact * 1e-7));
            assertThat(ClopperPearson.lower(trials, trials, 0.05)).isCloseTo(1 - exact, within(1e-9));
        }
        assertThat(ClopperPearson.lower(0, 100, 0.05)).isZero();
        assertThat(ClopperPearson.upper(100, 100, 0.05)).isEqualTo(1);
        assertThat(ClopperPearson.upper(0, 0, 0.05)).isEqualTo(1);
    }

    /** Of few trials the binomial sum is easily written out. */
    @Test
    void leaves_the_error_above_it_by_the_binomial_sum_written_out() {
        for (int count = 0; count < 12; count++) {
            double upper = ClopperPearson.upper(count, 12, 0.025);
            assertThat(upToOf(count, 12, upper)).isCloseTo(0.025, within(1e-9));
            double lower = ClopperPearson.lower(count, 12, 0.025);
            assertThat(1 - upToOf(count - 1, 12, lower)).isCloseTo(count == 0 ? 1 : 0.025, within(1e-9));
        }
    }

    /** As tables print them: ten of a hundred, two-sided. */
    @Test
    void agrees_with_printed_tables() {
        assertThat(ClopperPearson.lower(10, 100, 0.025)).isCloseTo(0.0490047, within(5e-8));
        assertThat(ClopperPearson.upper(10, 100, 0.025)).isCloseTo(0.1762226, within(5e-8));
    }

    @Test
    void narrows_around_the_share_as_trials_grow() {
        double low = ClopperPearson.lower(2_850_000, 3_000_000, 0.025);
        double high = ClopperPearson.upper(2_850_000, 3_000_000, 0.025);
        assertThat(low).isLessThan(0.95).isCloseTo(0.95, within(3e-4));
        assertThat(high).isGreaterThan(0.95).isCloseTo(0.95, within(3e-4));
    }

    private static double upToOf(int count, int trials, double share) {
        double sum = 0;
        double ways = 1;
        for (int i = 0; i <= count; i++) {
            sum += ways * Math.pow(share, i) * Math.pow(1 - share, trials - i);
            ways = ways * (trials - i) / (i + 1);
        }
        return sum;
    }
}
