package org.narrowgate.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.StatedAddress;

/** The population as candidates, without any file between. */
final class Records {
    private final Population population;
    private final AddressParser addresses;

    Records(Population population, AddressParser addresses) {
        this.population = population;
        this.addresses = addresses;
    }

    List<Candidate> under(IdentityNumber number) {
        OptionalLong holder = number.isValid() ? population.holder(number.canonical()) : OptionalLong.empty();
        return holder.isPresent() ? List.of(candidate(person(holder.getAsLong()))) : List.of();
    }

    private Person person(long key) {
        return population.family(key / Family.MEMBERS).member((int) (key % Family.MEMBERS));
    }

    private Candidate candidate(Person person) {
        List<PersonName> names = new ArrayList<>();
        names.add(PersonName.of(person.given(), person.middle(), person.family(), person.suffix()));
        if (!person.formerFamily().isEmpty()) {
            names.add(PersonName.of(person.given(), person.middle(), person.formerFamily(), person.suffix()));
        }
        return new Candidate(
                String.valueOf(person.key()),
                Map.of("tin", person.tin()),
                names,
                OptionalLong.of(person.birthDay()),
                person.sex(),
                person.deathDay(),
                person.residences().stream().map(this::held).toList());
    }

    private HeldAddress held(Residence home) {
        StatedAddress held = new StatedAddress(
                home.line(),
                home.place().city(),
                home.place().state(),
                home.place().zip(),
                "");
        return new HeldAddress(addresses.parse(held), held, home.firstYear(), home.lastYear(), home.furnishedBy());
    }
}
