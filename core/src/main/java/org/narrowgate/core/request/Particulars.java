package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;

/**
 * What two rows are compared by, as lists of normalised texts: equal lists mean the same statement, whatever the
 * spelling. They hold personal data, and are made to be hashed under a secret key.
 */
public final class Particulars {
    private Particulars() {}

    /** Everything that the row states but its id: two rows alike in it are duplicates. */
    public static List<String> whole(RequestRow row) {
        List<String> parts = person(row);
        parts.addAll(address(row));
        for (int i = 0; i < row.values().size(); i++) {
            FieldValue value = row.values().get(i);
            FieldDeclaration field = row.layout().fields().get(i);
            parts.add(value.status() == FieldStatus.STATED ? value.canonical() : plain(row, field.name()));
        }
        return parts;
    }

    /** Who the row is about: name, birth date and numbers. */
    public static List<String> person(RequestRow row) {
        List<String> parts = new ArrayList<>();
        PersonName name = row.name();
        parts.add(name.given());
        parts.add(name.middle());
        parts.add(name.family());
        parts.add(name.suffix());
        parts.add(
                row.birthDate().isStated()
                        ? String.valueOf(row.birthDate().epochDay())
                        : plain(row, RowLayout.BIRTH_DATE));
        for (int i = 0; i < row.numbers().size(); i++) {
            parts.add(
                    row.numbers().get(i).isValid()
                            ? row.numbers().get(i).canonical()
                            : plain(row, row.layout().numbers().get(i).name()));
        }
        return parts;
    }

    /** The stated address; all parts empty if none is stated. */
    public static List<String> address(RequestRow row) {
        PostalAddress address = row.address();
        List<String> parts = new ArrayList<>(List.of(
                address.number(),
                address.predirectional(),
                address.streetKey(),
                address.suffix(),
                address.postdirectional(),
                address.unit(),
                address.cityKey(),
                address.state(),
                address.zip5()));
        // What the parser could not take apart is compared by its words.
        boolean parsed = !address.number().isEmpty() && !address.streetKey().isEmpty();
        parts.add(parsed ? "" : Words.of(address.raw()).text());
        parts.add(plain(row, "country"));
        return parts;
    }

    /** Who an entry of the roster is, whatever id it has: one person may not be counted as several. */
    public static List<String> official(RequestHeader.Official official) {
        return List.of(
                Words.of(official.name()).text(), Words.of(official.employer()).text());
    }

    private static String plain(RequestRow row, String column) {
        return Words.of(row.stated(column)).text();
    }
}
