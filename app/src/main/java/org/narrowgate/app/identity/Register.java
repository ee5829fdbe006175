package org.narrowgate.app.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.narrowgate.app.trials.RegisterRows;
import org.narrowgate.app.trials.World;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.identity.AddressRoute;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.core.person.StatedAddress;
import org.narrowgate.core.person.StatedDate;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.engine.records.CandidateRows;

/**
 * The register in memory, asked as records are: by number, and by the keys of birth date and house; its texts become
 * candidates where those of every store of records do.
 */
final class Register {
    /** Addresses that a person of the register has at most. */
    private static final int MOST_ADDRESSES = 3;

    private static final int SHARES = 64;
    private static final NumberRule RULE =
            RowParser.numberRules(RowsAsStated.LAYOUT).get(0);

    private final World world;
    private final RegisterRows rows;
    private final CandidateRows candidates;
    private final KeyIndex byHouse;
    private final KeyIndex byNameAndBirth;

    private Register(World world, AddressParser parser, KeyIndex byHouse, KeyIndex byNameAndBirth) {
        this.world = world;
        this.rows = new RegisterRows(world);
        this.byHouse = byHouse;
        this.byNameAndBirth = byNameAndBirth;
        this.candidates = new CandidateRows(
                new CandidateRows.PersonPlaces(
                        Map.of(RULE, 1), List.of(new int[] {2, 3, 4, 5}, new int[] {-1, -1, 6, -1}), 7, 8, 9),
                "",
                parser::parts);
    }

    /** Makes the keys of all records, on every core. */
    static Register of(World world, AddressParser parser) {
        KeyIndex houses = new KeyIndex(world.people() * MOST_ADDRESSES / 2);
        KeyIndex names = new KeyIndex(world.people());
        long share = (world.people() + SHARES - 1) / SHARES;
        IntStream.range(0, SHARES)
                .parallel()
                .mapToObj(i -> Keys.of(world, parser, i * share, (i + 1) * share))
                .forEachOrdered(keys -> keys.into(houses, names));
        return new Register(world, parser, houses, names);
    }

    /** Keys of a share of the records: person after key. */
    private record Keys(List<long[]> houses, List<long[]> names) {
        static Keys of(World world, AddressParser parser, long from, long to) {
            AddressKeys keys = new AddressKeys();
            RegisterRows rows = new RegisterRows(world);
            Keys share = new Keys(new ArrayList<>(), new ArrayList<>());
            for (long person = from; person < Math.min(to, world.people()); person++) {
                if (world.isHeld(person)) {
                    RegisterRows.Texts texts = rows.of(person);
                    long birthDay = StatedDate.parse(texts.person()[7]).epochDay();
                    for (String[] held : texts.addresses()) {
                        OptionalLong key = keys.ofRecord(
                                OptionalLong.of(birthDay),
                                parser.parts(new StatedAddress(held[1], held[2], held[3], held[4], held[5])));
                        if (key.isPresent()) {
                            share.houses.add(new long[] {key.getAsLong(), person});
                        }
                    }
                    share.names.add(
                            new long[] {NameMatch.key(texts.person()[2], texts.person()[4], texts.person()[7]), person
                            });
                }
            }
            return share;
        }

        void into(KeyIndex byHouse, KeyIndex byName) {
            houses.forEach(key -> byHouse.add(key[0], key[1]));
            names.forEach(key -> byName.add(key[0], key[1]));
        }
    }

    /** The texts of the one who holds this number. */
    List<RegisterRows.Texts> underNumber(String number) {
        if (number.length() != 9) {
            return List.of();
        }
        long holder = world.holder(number);
        return holder >= 0 && world.isHeld(holder) ? List.of(rows.of(holder)) : List.of();
    }

    /** The texts of all who have this name and birth date. */
    List<RegisterRows.Texts> named(long nameAndBirth) {
        List<RegisterRows.Texts> found = new ArrayList<>(1);
        byNameAndBirth.each(nameAndBirth, person -> found.add(rows.of(person)));
        return found;
    }

    /** What a run would fetch for this row. */
    List<RegisterRows.Texts> found(StatedPerson stated, AddressKeys keys) {
        IdentityNumber number = stated.numbers().getOrDefault(RULE.name(), IdentityNumber.absent(RULE.name()));
        if (number.isValid()) {
            return underNumber(number.canonical());
        }
        if (!AddressRoute.isOpenTo(stated.numbers().values())
                || !stated.birthDate().isStated()) {
            return List.of();
        }
        Set<Long> persons = new LinkedHashSet<>();
        for (long key : keys.ofStated(stated.birthDate().epochDay(), stated.address())) {
            byHouse.each(key, persons::add);
        }
        return persons.stream().map(rows::of).toList();
    }

    /** Those texts as candidates. */
    List<Candidate> candidates(List<RegisterRows.Texts> found) {
        List<String[]> persons = new ArrayList<>(found.size());
        List<String[]> addresses = new ArrayList<>(3 * found.size());
        for (RegisterRows.Texts texts : found) {
            persons.add(texts.person());
            addresses.addAll(texts.addresses());
        }
        return candidates.candidates(persons, addresses);
    }
}
