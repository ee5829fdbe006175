package org.narrowgate.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of places that are nobody's home: the facilities and the one office of {@link WrittenTables}. */
class KnownPlacesTest {

    private static final AddressParser PARSER = new AddressParser(WrittenTables.address());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // By name: in full, without and within its brackets, beside a street but not within one.
                "Pinefield Processing Place (Old Depot), Houston TX 77002|INSTITUTION",
                "Pinefield Processing Place, Houston TX 77002|INSTITUTION",
                "Pinefield Processing Place, 100 Main St, Houston TX 77002|INSTITUTION",
                "100 Main St, Pinefield Processing Place, Houston TX 77002|INSTITUTION",
                "100 Main St, Old Depot, Houston TX 77002|INSTITUTION",
                "100 Old Depot Rd, Houston TX 77002|STATED",
                "100 Pinefield Processing Place, Houston TX 77002|STATED",
                "Pinefield Processing, 100 Main St, Houston TX 77002|STATED",
                "Alder County|INSTITUTION",
                "Alder County, 100 Main St, Houston TX 77002|STATED",
                "Longhouse|INSTITUTION",
                "Longhouse, 100 Main St, Houston TX 77002|STATED",
                // By address: any unit, unless the list names one; however the street is written.
                "901 Pinefield Rd, Houston TX 77002|INSTITUTION",
                "901 Pinefield Road Apt 4, Houston, TX|INSTITUTION",
                "901 Pinefield, 77002|INSTITUTION",
                "901 Pinefield Rd, Houston TX 77084|INSTITUTION",
                "901 Pinefield Ave, Houston TX 77002|STATED",
                "901 N Pinefield Rd, Houston TX 77002|INSTITUTION",
                "903 Pinefield Rd, Houston TX 77002|STATED",
                "901 Pinefield Rd, Dallas TX 75201|STATED",
                "12 Alder Annex Ste 5, Dallas TX 75201|INSTITUTION",
                "12 Alder Annex, Dallas TX 75201|INSTITUTION",
                "12 Alder Annex Ste 6, Dallas TX 75201|STATED",
                // A list that gives no number is taken at its word.
                "Depot Road, Houston TX 77002|INSTITUTION",
                "Depot Road, Houston TX|INSTITUTION",
                "Depot Road, Dallas TX 75201|NO_NUMBER",
                // A place without an address on the list makes nothing else a place.
                "Unknown, Houston TX 77002|PLACEHOLDER",
                // The requester's own.
                "500 12th St SW, Washington, DC 20536|REQUESTERS_OWN",
                "500 Twelfth Street Southwest, Washington DC|REQUESTERS_OWN",
                "500 12th St, Washington DC 20536|REQUESTERS_OWN",
                "500 12th St NW, Washington DC 20536|STATED"
            })
    void knows_them_by_name_and_by_address(String line, AddressStatus status) {
        assertThat(PARSER.parse(line).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c/o Pinefield Processing Place, 100 Main St, Houston TX 77002|INSTITUTION,CARE_OF",
                "PO Box 12, Pinefield Processing Place, Houston TX 77002|INSTITUTION,PO_BOX",
                "901 Pinefield Rd, Houston TX|INSTITUTION,NO_ZIP",
                "901 Pinefield Rd, Houston CA 77002|INSTITUTION,ZIP_STATE_CONFLICT",
                "500 12th St SW, Washington DC|REQUESTERS_OWN,NO_ZIP"
            })
    void says_beside_it_what_else_holds_and_never_that_nothing_does(String line, String statuses) {
        Set<AddressStatus> found = PARSER.parse(line).statuses();
        assertThat(found.stream().map(Enum::name)).containsExactlyInAnyOrder(statuses.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "901 Pinefield Road Apt 4, Houston, TX",
                "500 12th St SW, Washington, DC 20536",
                "Alder County",
                "12 N Main St # 3, Dallas TX 75201-1234",
                "PO Box 7, Houston ZZ 77002",
                "failed to provide",
                "' '"
            })
    void has_the_same_parts_where_nobody_judges_it_and_is_then_no_address(String line) {
        StatedAddress stated = new StatedAddress(line, "", "", "", "");
        PostalAddress parts = PARSER.parts(stated);

        assertThat(parts)
                .usingRecursiveComparison()
                .ignoringFields("status", "statuses")
                .isEqualTo(PARSER.parse(stated));
        assertThat(parts.status()).isIn(AddressStatus.PLACEHOLDER, AddressStatus.ABSENT);
    }
}
