package org.narrowgate.core.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.narrowgate.core.office.acting.VacancyCause;

/** Who may act at an instant, held against an oracle that tries everything, and what must hold whatever was filed. */
final class AuthoritiesProperties {
    private static final int TRIALS = 400;
    private static final int MOMENTS = 8;

    /** What holds at some minute for some act, whatever papers there are. */
    private interface Property {
        void holds(List<Filed> filed, SplittableRandom random, String shown);
    }

    private static void always(Property property) {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            property.holds(RandomRoster.filed(random), random, "seed " + seed + ", trial " + trial);
        }
    }

    private static Authorities of(List<Filed> filed) {
        return new Authorities(Roster.of(filed), new PlainRules());
    }

    private static Instant moment(SplittableRandom random) {
        return RandomRoster.minute(random.nextInt(-5, RandomRoster.MINUTES));
    }

    private static List<String> lines(Authorities authorities, Mandate mandate, Instant at) {
        return authorities.of(mandate, at).stream()
                .map(AuthoritiesOracle::line)
                .sorted()
                .toList();
    }

    @Test
    void whoever_may_act_is_found_by_trying_everything() {
        int[] ways = new int[4];
        always((filed, random, shown) -> {
            Authorities authorities = of(filed);
            for (int i = 0; i < MOMENTS; i++) {
                Mandate mandate = RandomRoster.mandate(random);
                Instant at = moment(random);
                // Before the first paper there is nothing to find, and an office is taken as it was first filed.
                List<String> oracle =
                        at.isBefore(RandomRoster.minute(0)) ? List.of() : AuthoritiesOracle.answers(filed, mandate, at);
                assertThat(lines(authorities, mandate, at))
                        .as("%s, %s at %s", shown, mandate, at)
                        .isEqualTo(oracle);
                authorities
                        .of(mandate, at)
                        .forEach(a -> ways[Math.min(3, a.chain().size())]++);
            }
        });
        assertThat(IntStream.of(ways).boxed())
                .as("holders and chains of one, two, and more")
                .allMatch(n -> n > 0);
    }

    @Test
    void nobody_has_authority_before_the_papers_that_give_it_were_known() {
        always((filed, random, shown) -> {
            Instant at = moment(random);
            for (Authority found : of(filed).of(RandomRoster.mandate(random), at)) {
                Set<String> needed = new HashSet<>(Set.of(found.tenure().id()));
                found.chain().forEach(d -> needed.add(d.id()));
                filed.stream().filter(f -> !f.knownAt().isAfter(at)).forEach(f -> id(f.statement())
                        .ifPresent(needed::remove));
                assertThat(needed).as("%s at %s: %s", shown, at, found).isEmpty();
            }
        });
    }

    private static Optional<String> id(Statement statement) {
        if (statement instanceof Statement.TenureBegan began) {
            return Optional.of(began.tenure().id());
        }
        return statement instanceof Statement.Delegated made
                ? Optional.of(made.delegation().id())
                : Optional.empty();
    }

    @Test
    void an_end_filed_late_counts_from_its_own_minute_and_changes_nothing_before() {
        always((filed, random, shown) -> {
            Optional<Tenure> tenure = endless(filed);
            if (tenure.isEmpty()) {
                return;
            }
            int minute = random.nextInt(RandomRoster.MINUTES);
            Instant learnt = RandomRoster.minute(1_000);
            Statement end =
                    new Statement.TenureEnded(tenure.get().id(), VacancyCause.DEATH, RandomRoster.minute(minute));
            List<Filed> late = new ArrayList<>(filed);
            late.add(new Filed(end, learnt, "LATE", ""));
            Mandate mandate = RandomRoster.mandate(random);
            for (int i = 0; i < MOMENTS; i++) {
                Instant at = moment(random);
                List<String> before = lines(of(filed), mandate, at);
                List<String> after = lines(of(late), mandate, at);
                String of = " by " + tenure.get().id() + " ";
                assertThat(after)
                        .as("%s at %s", shown, at)
                        .isEqualTo(
                                at.isBefore(RandomRoster.minute(minute))
                                        ? before
                                        : before.stream()
                                                .filter(l -> !l.contains(of))
                                                .toList());
                assertThat(lines(of(late).knownAt(learnt.minusSeconds(1)), mandate, at))
                        .as("%s at %s, as it was known before", shown, at)
                        .isEqualTo(before);
            }
        });
    }

    private static Optional<Tenure> endless(List<Filed> filed) {
        Roster roster = Roster.of(filed);
        return roster.terms().stream()
                .filter(t -> t.ended().isEmpty())
                .map(Term::tenure)
                .findFirst();
    }

    @Test
    void what_was_known_at_an_instant_is_what_was_filed_by_then() {
        always((filed, random, shown) -> {
            Instant known = moment(random);
            List<Filed> by = new ArrayList<>();
            for (Filed each : filed) {
                if (each.knownAt().compareTo(known) <= 0) {
                    by.add(each);
                }
            }
            same(Roster.of(filed).knownAt(known), Roster.of(by), random, shown);
        });
    }

    @Test
    void a_roster_folded_in_two_halves_is_the_roster_folded_at_once() {
        always((filed, random, shown) -> {
            int cut = random.nextInt(filed.size() + 1);
            Roster halves = Roster.of(filed.subList(0, cut)).with(filed.subList(cut, filed.size()));
            same(halves, Roster.of(filed), random, shown);
        });
    }

    private static void same(Roster one, Roster other, SplittableRandom random, String shown) {
        assertThat(List.copyOf(one.terms())).as(shown).isEqualTo(List.copyOf(other.terms()));
        assertThat(List.copyOf(one.delegations())).as(shown).isEqualTo(List.copyOf(other.delegations()));
        assertThat(one.offices()).as(shown).isEqualTo(other.offices());
        assertThat(one.persons()).as(shown).isEqualTo(other.persons());
        for (int i = 0; i < MOMENTS; i++) {
            Mandate mandate = RandomRoster.mandate(random);
            Instant at = moment(random);
            assertThat(lines(new Authorities(one, new PlainRules()), mandate, at))
                    .as("%s, %s at %s", shown, mandate, at)
                    .isEqualTo(lines(new Authorities(other, new PlainRules()), mandate, at));
            for (int o = 0; o < RandomRoster.OFFICES; o++) {
                assertThat(one.vacancy("o-" + o, at)).as(shown).isEqualTo(other.vacancy("o-" + o, at));
            }
        }
    }

    @Test
    void no_chain_visits_an_office_twice() {
        always((filed, random, shown) -> {
            Instant at = moment(random);
            for (Authority found : of(filed).of(RandomRoster.mandate(random), at)) {
                List<String> visited = new ArrayList<>();
                found.chain().stream().limit(1).forEach(d -> visited.add(d.fromOffice()));
                found.chain().forEach(d -> d.office().ifPresent(visited::add));
                assertThat(visited).as("%s at %s", shown, at).doesNotHaveDuplicates();
            }
        });
    }

    @Test
    void a_person_has_the_best_of_his_ways() {
        always((filed, random, shown) -> {
            Authorities authorities = of(filed);
            Mandate mandate = RandomRoster.mandate(random);
            Instant at = moment(random);
            for (int i = 0; i < RandomRoster.PERSONS; i++) {
                String person = "p-" + i;
                boolean mayByAny = authorities.of(mandate, at).stream()
                        .anyMatch(a -> a.person().id().equals(person) && a.may());
                assertThat(authorities
                                .of(person, mandate, at)
                                .filter(Authority::may)
                                .isPresent())
                        .as("%s, %s at %s", shown, person, at)
                        .isEqualTo(mayByAny);
            }
        });
    }
}
