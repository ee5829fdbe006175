package org.narrowgate.app.trials;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The register as a custodian's tables hold it: texts by column. */
public final class RegisterRows {
    /** Columns of a person's row. */
    public static final List<String> PERSON = List.of(
            "key",
            "tin",
            "given_name",
            "middle_name",
            "family_name",
            "suffix",
            "former_family_name",
            "birth_date",
            "sex",
            "death_date");

    /** Columns of an address row. */
    public static final List<String> ADDRESS =
            List.of("key", "line", "city", "state", "zip", "country", "first_year", "last_year", "provenance");

    private final World world;
    private final Lately<Texts> texts = new Lately<>(this::made);

    public RegisterRows(World world) {
        this.world = world;
    }

    /** A person's row and those of his addresses. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    public record Texts(String[] person, List<String[]> addresses) {}

    /** What the register holds on this person, if it holds him. */
    public Texts of(long index) {
        return texts.get(index);
    }

    private Texts made(long index) {
        Person person = world.person(index);
        String key = String.valueOf(index);
        String[] row = {
            key,
            person.number(),
            person.given(),
            person.middle(),
            person.family(),
            person.suffix(),
            person.former(),
            Statement.date(person.birthDay()),
            person.man() ? "M" : "F",
            person.deathDay() == 0
                    ? ""
                    : LocalDate.ofEpochDay(person.deathDay()).toString()
        };
        List<String[]> addresses = new ArrayList<>(person.residences().size());
        for (Person.Residence residence : person.residences()) {
            Home home = residence.home();
            addresses.add(new String[] {
                key,
                home.line().toUpperCase(Locale.ROOT),
                home.city().toUpperCase(Locale.ROOT),
                home.state(),
                home.zip(),
                "",
                String.valueOf(residence.firstYear()),
                String.valueOf(residence.lastYear()),
                "taxpayer"
            });
        }
        return new Texts(row, addresses);
    }
}
