package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.person.AddressComparison.Level;

class AddressComparisonTest {

    private static final AddressParser PARSER = new AddressParser(SmallTables.address());
    private static final String HERE = ", Houston, TX 77002";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 Main St|100 MAIN STREET|EXACT",
                "100 N. Main St Apt 4|100 North Main Street #4|EXACT",
                "100 N Main St|100 Main St N|EXACT",
                "100 Fifth Ave|100 5th Avenue|EXACT",
                "100 Lake Shore Dr|100 LAKESHORE DR|EXACT",
                "100 County Rd 12|100 CR 12|EXACT",
                "100 Main St Apt 04|100 Main St, Suite 4|EXACT",
                "100 Main St|100 Main St Apt 4|UNIT_MISSING_ONE_SIDE",
                "100 Main St Apt 4|100 Main St Apt 5|UNIT_CONFLICT",
                "100 Main|100 Main St|SUFFIX_MISSING_ONE_SIDE",
                "100 Main St|100 Main Ave|SUFFIX_CONFLICT",
                "100 N Main St|100 Main St|DIRECTIONAL_MISSING_ONE_SIDE",
                "100 N Main St|100 S Main St|DIRECTIONAL_CONFLICT",
                "100 N Main St|100 Main St S|DIRECTIONAL_CONFLICT",
                "100 Main St|1000 Main St|NUMBER_CONFLICT",
                "100 Main St|100 1/2 Main St|NUMBER_CONFLICT",
                "12-3 Main St|1-23 Main St|NUMBER_CONFLICT",
                "100 Main St|100 Maine St|DIFFERENT",
                "100 Highway 6|100 US Highway 6|DIFFERENT",
                "Main St|Main St|NOT_COMPARABLE",
                "100|100|NOT_COMPARABLE"
            })
    void compares_part_by_part(String one, String other, Level level) {
        PostalAddress stated = PARSER.parse(one + HERE);
        PostalAddress recorded = PARSER.parse(other + HERE);

        assertThat(AddressComparison.of(stated, recorded).level()).isEqualTo(level);
        assertThat(AddressComparison.of(recorded, stated).level()).isEqualTo(level);
    }

    @Test
    void a_side_before_a_street_that_is_called_by_one_may_be_spelled_out() {
        PostalAddress brief = PARSER.parse("100 W North Ave, Houston, TX 77002");
        assertThat(AddressComparison.of(brief, PARSER.parse("100 West North Avenue, Houston, TX 77002"))
                        .agrees())
                .isTrue();
        assertThat(AddressComparison.of(brief, PARSER.parse("100 E North Ave, Houston, TX 77002"))
                        .agrees())
                .isFalse();
    }

    @Test
    void needs_the_same_zip_or_where_one_is_missing_the_same_city_and_state() {
        PostalAddress zip = PARSER.parse("100 Main St, Houston, TX 77002");
        PostalAddress noZip = PARSER.parse("100 Main St, Houston, TX");

        assertThat(AddressComparison.of(noZip, zip).level()).isEqualTo(Level.WITHOUT_ZIP);
        assertThat(AddressComparison.of(zip, PARSER.parse("100 Main St, Dallas, TX"))
                        .level())
                .isEqualTo(Level.DIFFERENT);
        assertThat(AddressComparison.of(zip, PARSER.parse("100 Main St, Dallas, TX 75201"))
                        .level())
                .isEqualTo(Level.DIFFERENT);
        assertThat(AddressComparison.of(zip, PARSER.parse("100 Main St")).level())
                .isEqualTo(Level.NOT_COMPARABLE);
    }

    @Test
    void agrees_on_the_first_five_levels_and_vetoes_three() {
        assertThat(List.of(Level.values())).filteredOn(Level::agrees).hasSize(5);
        assertThat(List.of(Level.values()))
                .filteredOn(Level::isVeto)
                .containsExactly(Level.SUFFIX_CONFLICT, Level.DIRECTIONAL_CONFLICT, Level.NUMBER_CONFLICT);
    }

    @Test
    void says_that_no_delivery_point_was_checked() {
        assertThat(DeliveryPoint.notChecked().check(PARSER.parse("100 Main St" + HERE)))
                .isEqualTo(DeliveryPoint.Finding.NOT_CHECKED);
    }
}
