package org.narrowgate.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.AddressTables;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;

class ReferenceTablesTest {
    private static final StatedAddress OFFICE = new StatedAddress("500 12th St SW", "Washington", "DC", "20536", "");
    private static final AddressTables TABLES = ReferenceTables.load().address(List.of(OFFICE));
    private static final AddressParser PARSER = new AddressParser(TABLES);

    private static final String[] NAMES = {
        "Oak",
        "Martin Luther King",
        "County Line",
        "St Charles",
        "5th",
        "Lake Shore",
        "Highland Park",
        "Old Mill",
        "Court",
        "Washington",
        "Houston",
        "El Camino Real",
        "O'Brien",
        "Mt Pleasant",
        "Key",
        "Front",
        "Union",
        "Grand"
    };
    private static final String[] SUFFIXES = {
        "St", "Ave", "Rd", "Dr", "Ln", "Blvd", "Ct", "Place", "Way", "Run", "Plaza", "Park", "Trl"
    };
    private static final String[] UNITS = {
        "", "", "Apt 4B", "# 12", "Unit C", "Ste 200", "Lot 7", "Bldg 2 Apt 5", "2nd Fl", "Rear"
    };
    private static final String[] SIDES = {"", "", "", "N", "SW", "South"};

    /** Encampment, Wyoming, is a town; an encampment in Houston is no address. */
    @Test
    void a_town_that_is_called_as_people_without_a_home_live_is_a_town() {
        assertThat(PARSER.parse(new StatedAddress("", "Encampment", "WY", "82325", ""))
                        .status())
                .isEqualTo(AddressStatus.LOCALITY_ONLY);
        assertThat(PARSER.parse(new StatedAddress("2401", "Encampment", "WY", "82325", ""))
                        .statuses())
                .contains(AddressStatus.NO_STREET)
                .doesNotContain(AddressStatus.NO_FIXED_ADDRESS);
        assertThat(PARSER.parse(new StatedAddress("", "Encampment", "TX", "77002", ""))
                        .statuses())
                .contains(AddressStatus.NO_FIXED_ADDRESS);
    }

    /** One name of the table for 29,965; those few that are no names of towns, or hold numbers, are left out. */
    @Test
    void finds_every_town_of_the_table_however_the_line_is_divided() {
        List<String> lost = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        TABLES.zips().forEach((zip, place) -> {
            if (seen.add(place.city() + "|" + place.state())) {
                String tail = place.city() + ", " + place.state();
                String undivided = place.city() + " " + place.state();
                find("12 Cedar St, " + tail + " " + zip, place, lost);
                find("12 Cedar St " + undivided + " " + zip, place, lost);
                find("12 Cedar " + undivided.toUpperCase(Locale.ROOT) + " " + zip + "-0001", place, lost);
                find("12 cedar st apt 4 " + undivided.toLowerCase(Locale.ROOT), place, lost);
            }
        });
        assertThat(seen).hasSizeGreaterThan(29_000);
        assertThat(lost).hasSizeLessThan(12);
    }

    private static void find(String line, AddressTables.ZipPlace place, List<String> lost) {
        PostalAddress found = PARSER.parse(line);
        boolean whole = found.number().equals("12")
                && found.street().equals("CEDAR")
                && letters(found.city()).equals(letters(place.city()))
                && found.state().equals(place.state())
                && (found.status() == AddressStatus.STATED || found.status() == AddressStatus.NO_ZIP);
        if (!whole) {
            lost.add(line);
        }
    }

    private static String letters(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** What stands in columns has its borders drawn: a line in one piece must be cut at the same places. */
    @Test
    void reads_a_line_in_one_piece_as_the_same_address_in_columns() {
        List<Map.Entry<String, AddressTables.ZipPlace>> places = TABLES.zips().entrySet().stream()
                .filter(e -> e.getValue().city().matches("[A-Za-z' -]+"))
                .filter(e -> !Set.of("AA", "AE", "AP").contains(e.getValue().state()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        SplittableRandom random = new SplittableRandom(5);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Map.Entry<String, AddressTables.ZipPlace> place = places.get(random.nextInt(places.size()));
            String street = street(random);
            String city = place.getValue().city();
            String state = place.getValue().state();
            String line = street + (random.nextBoolean() ? ", " : " ") + city + " " + state + " " + place.getKey();
            PostalAddress columns = PARSER.parse(new StatedAddress(street, city, state, place.getKey(), ""));
            if (!parts(PARSER.parse(line)).equals(parts(columns))) {
                different.add(line);
            }
        }
        assertThat(different).hasSizeLessThan(20);
    }

    private static String street(SplittableRandom random) {
        String number = Integer.toString(1 + random.nextInt(20_000));
        String name = pick(SIDES, random) + " " + pick(NAMES, random) + " " + pick(SUFFIXES, random);
        return (number + " " + name + " " + pick(UNITS, random))
                .replaceAll(" +", " ")
                .strip();
    }

    private static String pick(String[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }

    private static List<Object> parts(PostalAddress a) {
        return List.of(
                a.number(),
                a.predirectional(),
                a.street(),
                a.suffix(),
                a.postdirectional(),
                a.unit(),
                a.cityKey(),
                a.state(),
                a.zip5(),
                a.status());
    }

    @Test
    void knows_every_place_of_detention_by_its_own_address_and_by_its_name() {
        List<String> missed = new ArrayList<>();
        for (AddressTables.Facility facility : TABLES.facilities()) {
            StatedAddress at = facility.address();
            PostalAddress parsed = PARSER.parse(at);
            // A street on the list is one, whatever its words: 1572 Gateway, Calexico.
            boolean byAddress = parsed.statuses().contains(AddressStatus.INSTITUTION)
                    && (parsed.street().isEmpty() || !parsed.statuses().contains(AddressStatus.NO_STREET));
            String line = at.line() + " " + at.city() + " " + at.state() + " " + at.zip();
            boolean inOnePiece = PARSER.parse(line).statuses().contains(AddressStatus.INSTITUTION);
            boolean byName = PARSER.parse(facility.name()).statuses().contains(AddressStatus.INSTITUTION);
            boolean addressOnList = !at.line().equals("UNAVAILABLE");
            if (!byName || (addressOnList && !(byAddress && inOnePiece))) {
                missed.add(facility.name());
            }
        }
        assertThat(TABLES.facilities()).hasSizeGreaterThan(200);
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 12th St SW, Washington DC 20536|REQUESTERS_OWN",
                "500 Twelfth Street Southwest Ste 900, Washington, DC 20536|REQUESTERS_OWN",
                "500 12th St NW, Washington DC 20536|STATED",
                "502 12th St SW, Washington DC 20536|STATED",
                "3900 North Powerline Road, Pompano Beach FL 33073|INSTITUTION",
                "T Don Hutto Detention Center, 1001 Welch St, Taylor TX 76574|INSTITUTION",
                "1003 Welch St, Taylor TX 76574|STATED",
                "1 Main St, Fishers Island, NY 06390|STATED",
                "1 Main St, Norwich, NY 06360|ZIP_STATE_CONFLICT",
                "1 Main St, Texhoma, OK 73949|STATED",
                "1 Main St, Alta, WY 83414|STATED",
                "1 Main St, Alta, ID 83414|ZIP_STATE_CONFLICT",
                "1 Main St, Pago Pago, AS 96799|STATED",
                "1 Main St, Pago Pago, HI 96799|ZIP_STATE_CONFLICT",
                "1 Marine Corps Dr, Hagatna, GU 96910|STATED",
                "1 Main St, Washington, VA 20536|ZIP_STATE_CONFLICT",
                "100 Main St, Dallas, TX 77002|ZIP_CITY_CONFLICT",
                "100 Main St, Bellaire, TX 77002|STATED"
            })
    void judges_by_the_real_tables(String line, AddressStatus status) {
        assertThat(PARSER.parse(line).status()).isEqualTo(status);
    }
}
