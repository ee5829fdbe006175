package org.narrowgate.core.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.NumberScheme;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.SmallTables;
import org.narrowgate.core.person.StatedDate;

/** One invented person, stated and on record, of which a test changes what it is about. */
final class InventedPeople {

    static final AddressParser ADDRESS = new AddressParser(SmallTables.address());
    static final NumberRule NUMBER = new NumberRule("number", List.of(NumberScheme.usSsn()));
    private static final LocalDate BORN = LocalDate.of(1985, 6, 15);

    private InventedPeople() {}

    static Stated stated() {
        return new Stated();
    }

    static Held candidate() {
        return new Held();
    }

    static final class Stated {
        private PersonName name = PersonName.of("Elena", "", "Reyes", "");
        private StatedDate birth = StatedDate.of(BORN);
        private String number = "401-55-1234";
        private PostalAddress address = ADDRESS.parse("100 Main St Apt 4, Houston, TX 77002");
        private String sex = "";

        Stated name(PersonName value) {
            name = value;
            return this;
        }

        Stated birth(StatedDate value) {
            birth = value;
            return this;
        }

        Stated number(String value) {
            number = value;
            return this;
        }

        Stated address(PostalAddress value) {
            address = value;
            return this;
        }

        Stated sex(String value) {
            sex = value;
            return this;
        }

        StatedPerson build() {
            return new StatedPerson(
                    name, birth, Map.of("number", IdentityNumber.parse(number, NUMBER)), address, sex, 2022, 2023);
        }
    }

    static final class Held {
        private List<PersonName> names = List.of(PersonName.of("ELENA", "", "REYES", ""));
        private String number = "401551234";
        private OptionalLong birthDay = OptionalLong.of(BORN.toEpochDay());
        private OptionalLong deathDay = OptionalLong.empty();
        private String sex = "";
        private String key = "p1";
        private List<String> addresses =
                List.of("12 Oak Ave, Dallas, TX 75201", "100 Main Street #4, Houston, TX 77002-1234");

        Held key(String value) {
            key = value;
            return this;
        }

        Held addresses(String... values) {
            addresses = List.of(values);
            return this;
        }

        Held names(PersonName... values) {
            names = List.of(values);
            return this;
        }

        Held number(String value) {
            number = value;
            return this;
        }

        Held birthDay(OptionalLong value) {
            birthDay = value;
            return this;
        }

        Held deathDay(long value) {
            deathDay = OptionalLong.of(value);
            return this;
        }

        Held sex(String value) {
            sex = value;
            return this;
        }

        Candidate build() {
            return new Candidate(
                    key,
                    Map.of("number", number),
                    names,
                    birthDay,
                    sex,
                    deathDay,
                    addresses.stream().map(line -> held(line, 2022)).toList());
        }

        private static HeldAddress held(String line, int year) {
            return new HeldAddress(ADDRESS.parse(line), year, year, "taxpayer");
        }
    }
}
