package org.narrowgate.core.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NameTables;

/**
 * Decides whether a stated person is one record: verifies, does not search (IDENTITY rules 1 to 6).
 *
 * <p>A row that states a number is judged by that number: if it fails, no other route is tried, because a wrong number
 * beside a right name is what a copied row looks like. Where a row states several, each must stand: an invalid one fails
 * it whatever the others say, and so does one that is not the record's.
 */
public final class Identifier {

    private final IdentityRules rules;
    private final NameTables names;
    private final Optional<SecondLock> lock;

    public Identifier(IdentityRules rules, NameTables names) {
        this(rules, names, Optional.empty());
    }

    /** With a second lock on whomever the rules would identify. */
    public Identifier(IdentityRules rules, NameTables names, Optional<SecondLock> lock) {
        this.rules = rules;
        this.names = names;
        this.lock = lock;
    }

    /** Candidates that hold neither the stated number nor, on the address route, name and house count for nothing, so a careless fetch cannot identify anybody. */
    public Identification identify(StatedPerson stated, List<Candidate> candidates) {
        IdentityRule missing = IdentityRule.NO_ROUTE;
        IdentityNumber first = null;
        for (IdentityRules.Route route : rules.routes()) {
            if (route.kind() != IdentityRules.Kind.NUMBER) {
                continue;
            }
            IdentityNumber number =
                    stated.numbers().getOrDefault(route.number(), IdentityNumber.absent(route.number()));
            if (number.status() == IdentityNumber.Status.INVALID) {
                return refusal(IdentityRule.NUMBER_INVALID);
            }
            first = first == null && number.isValid() ? number : first;
            missing = IdentityRule.NO_NUMBER_STATED;
        }
        if (first != null) {
            return byNumber(first, stated, candidates);
        }
        return rules.permitsAddressRoute() ? byAddress(stated, candidates) : refusal(missing);
    }

    /** A record that holds no number of that kind says nothing against the one stated. */
    private static boolean isOfAnother(IdentityNumber number, Candidate record) {
        String held = record.numbers().getOrDefault(number.name(), "");
        return number.isValid() && !held.isEmpty() && !held.equals(number.canonical());
    }

    /** A number that no permitted route goes by bars this one too: what it says of the person nobody would have asked. */
    private Identification byAddress(StatedPerson stated, List<Candidate> candidates) {
        if (!AddressRoute.isOpenTo(stated.numbers().values())) {
            boolean invalid =
                    stated.numbers().values().stream().anyMatch(n -> n.status() == IdentityNumber.Status.INVALID);
            return refusal(invalid ? IdentityRule.NUMBER_INVALID : IdentityRule.NO_ROUTE);
        }
        AddressRoute route = new AddressRoute(names, stated);
        Optional<IdentityRule> wanting = route.wanting();
        if (wanting.isPresent()) {
            return refusal(wanting.get());
        }
        if (!rules.recordsIndexed()) {
            return refusal(IdentityRule.RECORDS_NOT_INDEXED);
        }
        AddressRoute.Found found = route.decide(candidates);
        if (found.record().isPresent()) {
            return locked(
                    found.rule(),
                    stated,
                    new LinkedHashMap<>(found.levels()),
                    found.record().get(),
                    candidates);
        }
        return new Identification(found.rule().status(), found.rule().code(), found.levels(), null);
    }

    /**
     * The second lock has the last word over a record that every rule is satisfied with, and over no other. A second record
     * under the same key is another record.
     */
    @SuppressWarnings("ReferenceEquality")
    private Identification locked(
            IdentityRule satisfied,
            StatedPerson stated,
            Map<String, String> levels,
            Candidate record,
            List<Candidate> candidates) {
        IdentityRule decided = satisfied;
        if (lock.isPresent()) {
            Stream<Map<String, String>> others =
                    candidates.stream().filter(other -> other != record).map(other -> compared(stated, other));
            decided = lock.get().decide(satisfied, stated, levels, others);
            levels.put("second-lock", decided == satisfied ? "PASSED" : "FAILED");
        }
        return new Identification(decided.status(), decided.code(), levels, decided == satisfied ? record : null);
    }

    /** What every comparison of the two shows, whatever a rule makes of it: the levels that a second lock weighs. */
    public Map<String, String> compared(StatedPerson stated, Candidate record) {
        return new Verification(rules, names, stated, record, new LinkedHashMap<>()).compared();
    }

    /**
     * Every rule that speaks against this record being the stated person, of those that every route asks; which of them
     * decides, {@link #identify} says.
     */
    public List<IdentityRule> against(StatedPerson stated, Candidate record) {
        return List.copyOf(new Verification(rules, names, stated, record, new LinkedHashMap<>()).against());
    }

    private Identification byNumber(IdentityNumber number, StatedPerson stated, List<Candidate> candidates) {
        List<Candidate> holders = new ArrayList<>(1);
        for (Candidate candidate : candidates) {
            if (number.canonical().equals(candidate.numbers().get(number.name()))) {
                holders.add(candidate);
            }
        }
        if (holders.isEmpty()) {
            return refusal(IdentityRule.NO_RECORD_UNDER_NUMBER);
        }
        if (holders.size() > 1) {
            return refusal(IdentityRule.TWO_RECORDS_UNDER_NUMBER);
        }
        Candidate only = holders.get(0);
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("number", "EXACT");
        if (stated.numbers().values().stream().anyMatch(other -> isOfAnother(other, only))) {
            levels.put("other-number", "CONFLICT");
            return new Identification(
                    IdentityRule.OTHER_NUMBER_DIFFERS.status(), IdentityRule.OTHER_NUMBER_DIFFERS.code(), levels, null);
        }
        IdentityRule decided = new Verification(rules, names, stated, only, levels).decide();
        return decided == IdentityRule.ALL_AGREE
                ? locked(decided, stated, levels, only, candidates)
                : new Identification(decided.status(), decided.code(), levels, null);
    }

    private static Identification refusal(IdentityRule rule) {
        return new Identification(rule.status(), rule.code(), Map.of(), null);
    }
}
