package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;

/** The rows of one file as the strict routes see persons, parsed as those of a request and of records are. */
final class Persons {
    private static final int EARLIEST = 1;
    private static final int LATEST = 9999;
    private static final Pattern ZIP = Pattern.compile("[0-9]{5}(-?[0-9]{4})?");

    private final Rows rows;
    private final List<NumberRule> numbers;
    private final List<PersonName> names = new ArrayList<>();
    private final List<StatedDate> births = new ArrayList<>();
    private final List<IdentityNumber> stated = new ArrayList<>();
    private final List<PostalAddress> addresses = new ArrayList<>();

    Persons(Rows rows, NumberKind number, AddressParser parser) {
        this.rows = rows;
        this.numbers = number.rule().stream().toList();
        for (int row = 0; row < rows.size(); row++) {
            FullName name = FullName.of(rows, row);
            names.add(PersonName.of(name.given(), name.middle(), name.family(), rows.get(row, Particular.SUFFIX)));
            String birth = rows.get(row, Particular.BIRTH_DATE);
            births.add(StatedDate.parse(rows.form().days().iso(birth).orElse(birth)));
            stated.add(
                    numbers.isEmpty()
                            ? IdentityNumber.absent(NumberKind.NAME)
                            : IdentityNumber.parse(rows.get(row, Particular.NUMBER), numbers.get(0)));
            addresses.add(parser.parse(statedAddress(row)));
        }
    }

    /**
     * Without an address if its postcode is no ZIP code: it is one of another country, and the parser would take Western
     * Australia's WA for Washington.
     */
    private StatedAddress statedAddress(int row) {
        String postcode = rows.get(row, Particular.POSTCODE);
        if (!postcode.isEmpty() && !ZIP.matcher(postcode).matches()) {
            return new StatedAddress("", "", "", "", "");
        }
        List<String> line = new ArrayList<>();
        for (Particular part :
                List.of(Particular.HOUSE_NUMBER, Particular.STREET, Particular.STREET_2, Particular.UNIT)) {
            if (!rows.get(row, part).isEmpty()) {
                line.add(rows.get(row, part));
            }
        }
        return new StatedAddress(
                String.join(" ", line),
                rows.get(row, Particular.CITY),
                rows.get(row, Particular.STATE),
                postcode,
                rows.get(row, Particular.COUNTRY));
    }

    int size() {
        return rows.size();
    }

    IdentityNumber number(int row) {
        return stated.get(row);
    }

    StatedDate birth(int row) {
        return births.get(row);
    }

    PostalAddress parsedAddress(int row) {
        return addresses.get(row);
    }

    /** As a request states it; for the address route without the number, which would bar it. */
    StatedPerson stated(int row, boolean withNumber) {
        return new StatedPerson(
                names.get(row),
                births.get(row),
                withNumber ? Map.of(NumberKind.NAME, stated.get(row)) : Map.of(),
                addresses.get(row),
                rows.get(row, Particular.SEX),
                EARLIEST,
                LATEST);
    }

    /** As a record holds it. */
    Candidate candidate(int row) {
        IdentityNumber number = stated.get(row);
        StatedDate birth = births.get(row);
        return new Candidate(
                String.valueOf(row),
                number.isValid() ? Map.of(NumberKind.NAME, number.canonical()) : Map.of(),
                List.of(names.get(row)),
                birth.isStated() ? OptionalLong.of(birth.epochDay()) : OptionalLong.empty(),
                rows.get(row, Particular.SEX),
                OptionalLong.empty(),
                List.of(new HeldAddress(addresses.get(row), EARLIEST, LATEST, "")));
    }
}
