package org.narrowgate.core.request;

import java.util.List;
import java.util.function.Consumer;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;

/**
 * What two rows are compared by, as normalised texts one after the other: equal ones mean the same statement, whatever
 * the spelling. They hold personal data, and are made to be hashed under a secret key.
 */
public final class Particulars {
    private Particulars() {}

    /** Everything that the row states but its id: two rows alike in it are duplicates. */
    public static void whole(RequestRow row, Consumer<String> parts) {
        person(row, parts);
        address(row, parts);
        fields(row, parts);
    }

    /** What it states in the fields of the pack. */
    public static void fields(RequestRow row, Consumer<String> parts) {
        int first = row.layout().firstField();
        for (int i = 0; i < row.values().size(); i++) {
            FieldValue value = row.values().get(i);
            parts.accept(value.status() == FieldStatus.STATED ? value.canonical() : words(row.stated(first + i)));
        }
    }

    /** Who the row is about: name, birth date and numbers. */
    public static void person(RequestRow row, Consumer<String> parts) {
        PersonName name = row.name();
        parts.accept(name.given());
        parts.accept(name.middle());
        parts.accept(name.family());
        parts.accept(name.suffix());
        String birthDate = row.stated(RowLayout.BIRTH_DATE);
        // A day has one spelling, and no words have its hyphens.
        parts.accept(row.birthDate().isStated() ? birthDate.strip() : words(birthDate));
        for (int i = 0; i < row.numbers().size(); i++) {
            parts.accept(
                    row.numbers().get(i).isValid()
                            ? row.numbers().get(i).canonical()
                            : words(row.stated(row.layout().numbers().get(i).name())));
        }
    }

    /** The stated address; all parts empty if none is stated. */
    public static void address(RequestRow row, Consumer<String> parts) {
        PostalAddress address = row.address();
        parts.accept(address.number());
        parts.accept(address.predirectional());
        parts.accept(address.streetKey());
        parts.accept(address.suffix());
        parts.accept(address.postdirectional());
        parts.accept(address.unit());
        parts.accept(address.cityKey());
        parts.accept(address.state());
        parts.accept(address.zip5());
        // What the parser could not take apart is compared by its words.
        boolean parsed = !address.number().isEmpty() && !address.streetKey().isEmpty();
        parts.accept(parsed ? "" : words(address.raw()));
        parts.accept(words(row.stated("country")));
    }

    /** Who an entry of the roster is, whatever id it has: one person may not be counted as several. */
    public static List<String> official(RequestHeader.Official official) {
        return List.of(words(official.name()), words(official.employer()));
    }

    private static String words(String stated) {
        return stated.isEmpty() ? "" : Words.of(stated).text();
    }
}
