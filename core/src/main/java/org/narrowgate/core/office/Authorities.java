package org.narrowgate.core.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.FindingStatus;

/**
 * Who may do what at an instant, judged from a roster. An act is possible by an office to which it is given, in three
 * ways: as its holder, as who acts in it while it is vacant, or by an unbroken chain of delegations from it.
 */
public final class Authorities {
    private final Roster roster;
    private final TenureRules rules;

    /** {@code rules} judge acting holders and delegations. */
    public Authorities(Roster roster, TenureRules rules) {
        this.roster = roster;
        this.rules = rules;
    }

    public Roster roster() {
        return roster;
    }

    /** As it was known at an instant, and nothing that was learnt later. */
    public Authorities knownAt(Instant instant) {
        return new Authorities(roster.knownAt(instant), rules);
    }

    /** Every way in which anybody may, or does not quite, do an act at an instant; those who may come first. */
    public List<Authority> of(Mandate mandate, Instant at) {
        List<Authority> all = new ArrayList<>();
        for (Office known : roster.offices()) {
            Optional<Office> office = roster.office(known.id(), at).filter(mandate::isGivenTo);
            if (office.isPresent()) {
                all.addAll(holders(office.get(), List.of(), mandate, at));
                all.addAll(delegates(office.get(), office.get(), List.of(), mandate, at));
            }
        }
        all.sort((a, b) -> rank(a) - rank(b));
        return List.copyOf(all);
    }

    private static int rank(Authority authority) {
        return authority.status() == FindingStatus.MET ? 0 : authority.status() == FindingStatus.OPEN ? 1 : 2;
    }

    /** The best way in which one person may do an act at an instant; empty if there is none at all. */
    public Optional<Authority> of(String person, Mandate mandate, Instant at) {
        return of(mandate, at).stream()
                .filter(a -> a.person().id().equals(person))
                .findFirst();
    }

    /** Whether an acting holder may act at an instant; a tenure of another kind holds while it lasts. */
    public TenureJudgment judge(Term term, Instant at) {
        return roster.office(term.tenure().office(), at)
                .map(office -> judge(office, term, at))
                .orElse(TenureJudgment.holds());
    }

    private TenureJudgment judge(Office office, Term term, Instant at) {
        return term.tenure().kind() == Tenure.Kind.ACTING
                ? settled(term.tenure().id(), rules.acting(roster, office, term, at), at)
                : TenureJudgment.holds();
    }

    private List<Authority> holders(Office office, List<Granted> chain, Mandate mandate, Instant at) {
        List<Authority> all = new ArrayList<>();
        for (Term term : roster.termsIn(office.id())) {
            Optional<Person> person = roster.person(term.tenure().person(), at);
            if (term.givesAuthorityAt(at) && person.isPresent()) {
                all.add(authority(office, term, chain, person.get(), mandate, at));
            }
        }
        return all;
    }

    private Authority authority(
            Office office, Term term, List<Granted> chain, Person person, Mandate mandate, Instant at) {
        TenureJudgment tenure = judge(office, term, at);
        List<Authority.Reason> reasons = new ArrayList<>(tenure.reasons());
        FindingStatus status = tenure.status();
        if (chain.isEmpty()
                && term.tenure().kind() == Tenure.Kind.DELEGATED
                && office.exclusive().contains(mandate.act())) {
            reasons.add(Authority.Reason.plain("`" + mandate.act().word() + "` belongs to the holder of "
                    + office.title() + " and nobody else, and a tenure by delegation is not his"));
            status = FindingStatus.NOT_MET;
        }
        if (!chain.isEmpty()) {
            TenureJudgment reach = reach(chain, person, mandate, at);
            reasons.addAll(reach.reasons());
            status = worse(status, reach.status());
        }
        return new Authority(
                person,
                office,
                term.tenure(),
                chain.stream().map(Granted::delegation).toList(),
                status,
                reasons);
    }

    private TenureJudgment reach(List<Granted> chain, Person person, Mandate mandate, Instant at) {
        Office head = roster.office(chain.get(0).delegation().fromOffice(), at).orElseThrow();
        if (!mandate.delegable() || head.exclusive().contains(mandate.act())) {
            return new TenureJudgment(
                    FindingStatus.NOT_MET,
                    List.of(Authority.Reason.plain("the law gives `"
                            + mandate.act().word() + "` to " + head.title() + " in person; no delegate may")),
                    Optional.empty());
        }
        String last = chain.get(chain.size() - 1).delegation().id();
        return settled(last, rules.delegation(roster, head, chain, person, mandate, at), at);
    }

    /** Depth first along delegations in force; a chain never comes back to an office that it left. */
    private List<Authority> delegates(Office head, Office from, List<Granted> chain, Mandate mandate, Instant at) {
        Set<String> left = new LinkedHashSet<>(Set.of(head.id()));
        chain.forEach(g -> g.delegation().office().ifPresent(left::add));
        List<Authority> all = new ArrayList<>();
        for (Granted granted : roster.delegations()) {
            Delegation delegation = granted.delegation();
            boolean applies = delegation.fromOffice().equals(from.id())
                    && delegation.covers(mandate.act(), mandate.provision())
                    && granted.givesAuthorityAt(at)
                    && delegation.office().filter(left::contains).isEmpty();
            if (applies) {
                List<Granted> longer = new ArrayList<>(chain);
                longer.add(granted);
                all.addAll(reached(head, delegation, longer, mandate, at));
            }
        }
        return all;
    }

    private List<Authority> reached(
            Office head, Delegation delegation, List<Granted> chain, Mandate mandate, Instant at) {
        List<Authority> all = new ArrayList<>();
        Optional<Office> to = delegation.office().flatMap(id -> roster.office(id, at));
        if (to.isPresent()) {
            all.addAll(holders(to.get(), chain, mandate, at));
            all.addAll(delegates(head, to.get(), chain, mandate, at));
        }
        for (Term term : delegation.person().map(roster::termsOf).orElse(List.of())) {
            Optional<Office> office = roster.office(term.tenure().office(), at);
            Optional<Person> person = roster.person(term.tenure().person(), at);
            if (term.givesAuthorityAt(at) && office.isPresent() && person.isPresent()) {
                all.add(authority(office.get(), term, chain, person.get(), mandate, at));
            }
        }
        return all;
    }

    /** A question that counsel answered is none any more; another one still is. */
    private TenureJudgment settled(String about, TenureJudgment judged, Instant at) {
        FindingStatus status = judged.status();
        List<Authority.Reason> left = new ArrayList<>();
        for (Authority.Reason reason : judged.reasons()) {
            Optional<FindingStatus> answer =
                    reason.question().isEmpty() ? Optional.empty() : roster.settled(about, reason.question(), at);
            if (answer.isEmpty()) {
                left.add(reason);
            } else if (answer.get() != FindingStatus.MET) {
                left.add(Authority.Reason.plain(reason.text() + " (counsel answered: not met)"));
                status = worse(status, FindingStatus.NOT_MET);
            }
        }
        if (status == FindingStatus.OPEN && left.isEmpty()) {
            status = FindingStatus.MET;
        }
        return new TenureJudgment(status, left, judged.lastDay());
    }

    private static FindingStatus worse(FindingStatus one, FindingStatus other) {
        if (one == FindingStatus.MET) {
            return other;
        }
        return one == FindingStatus.OPEN && other != FindingStatus.MET ? other : one;
    }
}
