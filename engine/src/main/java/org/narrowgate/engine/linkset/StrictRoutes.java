package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.narrowgate.core.identity.AddressKeys;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.identity.IdentityRules.Route;
import org.narrowgate.core.person.AddressComparison;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PostalAddress;

/**
 * Tries the strict routes on a linkage set: each request is held by the {@link Identifier} against the records that
 * {@code decide} would fetch for it, those under its number, or those of its birth date, house and street.
 */
public final class StrictRoutes {
    private final LinkSet set;
    private final NameTables names;
    private final Persons records;
    private final Persons requests;

    /** The tables are those with which requests are decided. */
    public StrictRoutes(LinkSet set, AddressParser parser, NameTables names) {
        this.set = set;
        this.names = names;
        this.records = new Persons(set.records(), set.mapping().number(), parser);
        this.requests = set.oneFile()
                ? records
                : new Persons(set.requests(), set.mapping().number(), parser);
    }

    /** Of the number route: under the strict reading, and under the looser one, which does not ask for the address. */
    public List<StrictRoute> byNumber() {
        String why = numberUnavailable();
        if (!why.isEmpty()) {
            return List.of(StrictRoute.unavailable(StrictRoute.NUMBER, why));
        }
        Map<String, List<Integer>> holders = new HashMap<>();
        for (int row = 0; row < records.size(); row++) {
            if (records.number(row).isValid()) {
                holders.computeIfAbsent(records.number(row).canonical(), k -> new ArrayList<>(1))
                        .add(row);
            }
        }
        IntFunction<List<Integer>> under =
                row -> holders.getOrDefault(requests.number(row).canonical(), List.of());
        IdentityRules strict = IdentityRules.strict(NumberKind.NAME);
        String address = addressUnavailable();
        return List.of(
                address.isEmpty()
                        ? tried(StrictRoute.NUMBER, strict, true, under)
                        : StrictRoute.unavailable(StrictRoute.NUMBER, "the stated address must agree, and " + address),
                tried(StrictRoute.LOOSER, strict.withoutAddress(), true, under));
    }

    /** Of the address route; numbers are set aside, for a row that states one may not take it. */
    public StrictRoute byAddress() {
        String name = nameOrBirthUnavailable();
        String why = name.isEmpty() ? addressUnavailable() : name;
        if (!why.isEmpty()) {
            return StrictRoute.unavailable(StrictRoute.ADDRESS, why);
        }
        AddressKeys keys = new AddressKeys();
        Map<Long, List<Integer>> holders = new HashMap<>();
        for (int row = 0; row < records.size(); row++) {
            OptionalLong birth = records.birth(row).isStated()
                    ? OptionalLong.of(records.birth(row).epochDay())
                    : OptionalLong.empty();
            int held = row;
            keys.ofRecord(birth, records.parsedAddress(row))
                    .ifPresent(key -> holders.computeIfAbsent(key, k -> new ArrayList<>(1))
                            .add(held));
        }
        IdentityRules rules = new IdentityRules(List.of(Route.byAddress()), true, true);
        return tried(StrictRoute.ADDRESS, rules, false, row -> {
            List<Integer> near = new ArrayList<>();
            if (requests.birth(row).isStated()) {
                keys.ofStated(requests.birth(row).epochDay(), requests.parsedAddress(row))
                        .forEach(key -> near.addAll(holders.getOrDefault(key, List.of())));
            }
            return near;
        });
    }

    private StrictRoute tried(
            String name, IdentityRules rules, boolean withNumber, IntFunction<List<Integer>> candidates) {
        Identifier identifier = new Identifier(rules, names);
        Map<String, Long> decided = new TreeMap<>();
        Set<Integer> due = set.truth().requests();
        if (set.oneFile()) {
            for (long pair : set.truth().pairs()) {
                due.add(PairSet.record(pair));
            }
        }
        long right = 0;
        long wrong = 0;
        for (int row = 0; row < requests.size(); row++) {
            int request = row;
            List<Candidate> held = candidates.apply(row).stream()
                    .filter(record -> !set.oneFile() || record != request)
                    .map(records::candidate)
                    .toList();
            Identification found = identifier.identify(requests.stated(row, withNumber), held);
            decided.merge(found.rule(), 1L, Long::sum);
            if (found.isIdentified()) {
                boolean one =
                        isTrue(Integer.parseInt(found.candidate().orElseThrow().personKey()), row);
                right += one ? 1 : 0;
                wrong += one ? 0 : 1;
            }
        }
        return new StrictRoute(name, Optional.empty(), new Tally(right, wrong, due.size() - right), decided);
    }

    private boolean isTrue(int record, int request) {
        return set.oneFile()
                ? set.truth().contains(Math.min(record, request), Math.max(record, request))
                : set.truth().contains(record, request);
    }

    private String numberUnavailable() {
        LinkSetMapping mapping = set.mapping();
        if (!mapping.has(Particular.NUMBER)) {
            return "the mapping names no number";
        }
        if (mapping.number().rule().isEmpty()) {
            return "the number is opaque: how a valid one is built is not known, so none can stand for a person";
        }
        if (count(records, true) == 0 || count(requests, true) == 0) {
            return "no row of one file has a valid number of the kind that the mapping names";
        }
        return nameOrBirthUnavailable();
    }

    private String nameOrBirthUnavailable() {
        LinkSetMapping mapping = set.mapping();
        boolean named = mapping.has(Particular.FULL_NAME)
                || (mapping.has(Particular.GIVEN_NAME) && mapping.has(Particular.FAMILY_NAME));
        if (!named) {
            return "the mapping names no given and family name";
        }
        return mapping.has(Particular.BIRTH_DATE) ? "" : "the mapping names no birth date";
    }

    private String addressUnavailable() {
        if (!set.mapping().has(Particular.STREET)) {
            return "the mapping names no street";
        }
        return count(records, false) > 0 && count(requests, false) > 0
                ? ""
                : "no row of one file has an address that can be compared: number, street and place of the United"
                        + " States";
    }

    private static long count(Persons persons, boolean numbers) {
        long count = 0;
        for (int row = 0; row < persons.size(); row++) {
            PostalAddress address = persons.parsedAddress(row);
            boolean has = numbers
                    ? persons.number(row).isValid()
                    : AddressComparison.of(address, address).agrees();
            count += has ? 1 : 0;
        }
        return count;
    }
}
