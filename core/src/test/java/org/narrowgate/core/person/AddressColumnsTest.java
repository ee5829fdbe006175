package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses in columns, as rows and records state them, and lines that say again what stands in the columns. */
class AddressColumnsTest {

    private static final AddressParser PARSER = new AddressParser(WrittenTables.address());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 Main St|Houston|TX|77002||100|MAIN ST||HOUSTON|TX|77002|STATED",
                "100 Main St|houston|texas|77002-1234|USA|100|MAIN ST||HOUSTON|TX|77002-1234|STATED",
                "100 Main St|Houston|Tex.|770021234|U.S.|100|MAIN ST||HOUSTON|TX|77002-1234|STATED",
                "100 Main St|Houston|TX|77002 1234|United States of America|100|MAIN ST||HOUSTON|TX|77002-1234|STATED",
                "100 Main St|Houston, TX||77002||100|MAIN ST||HOUSTON|TX|77002|STATED",
                "100 Main St|Houston, TX|||840|100|MAIN ST||HOUSTON|TX||NO_ZIP",
                "100 Main St|Houston|TX||  |100|MAIN ST||HOUSTON|TX||NO_ZIP",
                "10 Elm St|Boston|MA|2108||10|ELM ST||BOSTON|MA|02108|STATED",
                "100 Main St|Houston|TX|7700||100|MAIN ST||HOUSTON|TX||NO_ZIP",
                "100 Main St|Houston|TX|00000||100|MAIN ST||HOUSTON|TX||NO_ZIP",
                "100 Main St|Houston|TX|N/A||100|MAIN ST||HOUSTON|TX||NO_ZIP",
                "100 Main St|||77002||100|MAIN ST||||77002|STATED",
                "100 Main St||TX|||100|MAIN ST|||TX||NO_LOCALITY",
                "100 Main St|Unknown|TX|||100|MAIN ST|||TX||NO_LOCALITY",
                "100 Main St|Houston||||100|MAIN ST||HOUSTON|||NO_LOCALITY",
                "100 Main St|Houston|ZZ|77002||100|MAIN ST||HOUSTON|ZZ|77002|ZIP_STATE_CONFLICT",
                "100 Main St|Houston|ZZ|||100|MAIN ST||HOUSTON|ZZ||NO_LOCALITY",
                "100 Main St|Houston|CA|77002||100|MAIN ST||HOUSTON|CA|77002|ZIP_STATE_CONFLICT",
                "100 Main St|Dallas|TX|77002||100|MAIN ST||DALLAS|TX|77002|ZIP_CITY_CONFLICT",
                // The line says the last line again, or more of it.
                "100 Main St, Houston TX 77002|Houston|TX|77002||100|MAIN ST||HOUSTON|TX|77002|STATED",
                "100 Main St Houston|Houston|TX|77002||100|MAIN ST||HOUSTON|TX|77002|STATED",
                "100 Main St 77002-1234|Houston|TX|77002||100|MAIN ST||HOUSTON|TX|77002-1234|STATED",
                "100 Houston St|Houston|TX|77002||100|HOUSTON ST||HOUSTON|TX|77002|STATED",
                "100 Houston|Houston|TX|77002||100|HOUSTON||HOUSTON|TX|77002|STATED",
                // Words of the street that are also the code of the State.
                "5 Oak Ct|Norwich|CT|06360||5|OAK CT||NORWICH|CT|06360|STATED",
                "5 Oak Ct Apt 2|Norwich|CT|06360||5|OAK CT|APT 2|NORWICH|CT|06360|STATED",
                "5 Norwich Ct|Putnam|CT|||5|NORWICH CT||PUTNAM|CT||NO_ZIP",
                "5 Oak Ct Norwich CT|Norwich|CT|06360||5|OAK CT||NORWICH|CT|06360|STATED",
                "5 N Oak Ct|Norwich||06360||5|N OAK CT||NORWICH||06360|STATED",
                "100 Main St 2nd Fl|Miami|FL|33125||100|MAIN ST|FL 2|MIAMI|FL|33125|STATED",
                "100 Main St NE|Houston|NE|||100|MAIN ST NE||HOUSTON|NE||NO_ZIP",
                // The country's number, and numbers that are not the country's.
                "PO Box 840|Houston|TX|77002||840|PO BOX||HOUSTON|TX|77002|PO_BOX",
                "PO Box 840, Houston TX 77002|||||840|PO BOX||HOUSTON|TX|77002|PO_BOX",
                "100 Main St, Houston TX 77002, 840|||||100|MAIN ST||HOUSTON|TX|77002|STATED",
                // Country.
                "Calle 5 No 20|Monterrey|NL|64000|Mexico|*|*|*|*|*|*|FOREIGN",
                "100 King St W|Toronto|ON|M5X 1A9||*|*|*|*|*|*|FOREIGN",
                "100 King St W|Toronto|Ontario||Canada|*|*|*|*|*|*|FOREIGN",
                "12 Main St|Toronto|OH|43964|US|12|MAIN ST||TORONTO|OH|43964|STATED",
                "12 Main St|Atlanta|Georgia|30303||12|MAIN ST||ATLANTA|GA|30303|STATED",
                "12 Main St|Atlanta|GA|30303|N/A|12|MAIN ST||ATLANTA|GA|30303|STATED",
                "150 Calle A|San Juan|PR|00926|Puerto Rico|150|CALLE A||SAN JUAN|PR|00926|STATED",
                // Nothing.
                "|Houston|TX|77002|||||HOUSTON|TX|77002|LOCALITY_ONLY",
                "|||77002|||||||77002|ZIP_ONLY",
                "Failed to Provide|Failed to Provide|TX|77002||||||TX|77002|PLACEHOLDER",
                "NA|NA|NA|00000||||||||PLACEHOLDER",
                "---|Houston|TX|77002|||||HOUSTON|TX|77002|PLACEHOLDER",
                "homeless|Houston|TX|77002|||||HOUSTON|TX|77002|NO_FIXED_ADDRESS",
                "|Homeless|TX|77002|||||HOMELESS|TX|77002|NO_FIXED_ADDRESS",
                "General Delivery|Houston|TX|77002|||||HOUSTON|TX|77002|NO_FIXED_ADDRESS",
                "123 Main St|Anytown|TX|77002||123|MAIN ST||ANYTOWN|TX|77002|PLACEHOLDER"
            })
    void reads_columns(
            String line,
            String city,
            String state,
            String zip,
            String country,
            String number,
            String street,
            String unit,
            String foundCity,
            String foundState,
            String foundZip,
            String status) {
        PostalAddress found =
                PARSER.parse(new StatedAddress(bare(line), bare(city), bare(state), bare(zip), bare(country)));
        String name = String.join(" ", found.predirectional(), found.street(), found.suffix(), found.postdirectional())
                .replaceAll(" +", " ")
                .strip();
        String zipFound = found.zip4().isEmpty() ? found.zip5() : found.zip5() + "-" + found.zip4();
        assertThat(found.status().name()).isEqualTo(status);
        if (!"*".equals(number)) {
            assertThat(String.join("|", found.number(), name, found.unit(), found.city(), found.state(), zipFound))
                    .isEqualTo(String.join(
                            "|",
                            bare(number),
                            bare(street),
                            bare(unit),
                            bare(foundCity),
                            bare(foundState),
                            bare(foundZip)));
        }
    }

    private static String bare(String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void a_blank_address_is_absent_whatever_blanks_are_made_of() {
        for (String blank : new String[] {"", " ", "\t\n", "\u00A0", "\u200B", "\u3000"}) {
            PostalAddress found = PARSER.parse(new StatedAddress(blank, "", blank, "", ""));
            assertThat(found.statuses()).containsExactly(AddressStatus.ABSENT);
        }
        assertThat(PARSER.parse(new StatedAddress("", "", "", "", "Mexico")).status())
                .isEqualTo(AddressStatus.ABSENT);
    }

    @Test
    void the_text_is_kept_as_stated() {
        assertThat(PARSER.parse(" 100 Main St ").raw()).isEqualTo(" 100 Main St ");
        assertThat(PARSER.parse(new StatedAddress("100 Main St", "Houston", "", "77002", ""))
                        .raw())
                .isEqualTo("100 Main St, Houston, 77002");
        assertThat(PARSER.parse(new StatedAddress("", "Houston", "TX", "", "US"))
                        .raw())
                .isEqualTo("Houston, TX, US");
        assertThat(PARSER.parse("100 Main St, Houston").toString()).doesNotContain("Main");
    }
}
