package org.narrowgate.core.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.narrowgate.core.law.FindingStatus;

/** Who may act, found by trying every order of every set of delegations against what was filed; no fold, no search. */
final class AuthoritiesOracle {
    private final List<Filed> filed;
    private final Mandate mandate;
    private final Instant at;
    private final List<String> answers = new ArrayList<>();

    private AuthoritiesOracle(List<Filed> filed, Mandate mandate, Instant at) {
        this.filed = filed;
        this.mandate = mandate;
        this.at = at;
    }

    /** One line a way: who, in which office, by which tenure and delegations, and whether he may; sorted. */
    static List<String> answers(List<Filed> filed, Mandate mandate, Instant at) {
        AuthoritiesOracle oracle = new AuthoritiesOracle(filed, mandate, at);
        oracle.every(oracle.delegations(), new ArrayList<>());
        return oracle.answers.stream().sorted().toList();
    }

    /** A way as {@link Authorities} found it, in the same words. */
    static String line(Authority found) {
        return line(
                found.person().id(),
                found.tenure(),
                found.chain().stream().map(Delegation::id).toList(),
                found.status());
    }

    private static String line(String person, Tenure tenure, List<String> chain, FindingStatus status) {
        return person + " in " + tenure.office() + " by " + tenure.id() + " through " + chain + ": " + status;
    }

    private void every(List<Delegation> left, List<Delegation> chosen) {
        for (int i = 0; i < RandomRoster.OFFICES; i++) {
            Office head = office("o-" + i);
            if (mandate.isGivenTo(head) && leads(head, chosen)) {
                reached(head, chosen);
            }
        }
        for (Delegation next : left) {
            List<Delegation> longer = new ArrayList<>(chosen);
            longer.add(next);
            List<Delegation> rest = new ArrayList<>(left);
            rest.remove(next);
            if (longer.size() <= RandomRoster.OFFICES) {
                every(rest, longer);
            }
        }
    }

    private static boolean leads(Office head, List<Delegation> chosen) {
        Set<String> visited = new HashSet<>(Set.of(head.id()));
        String stands = head.id();
        for (Delegation each : chosen) {
            if (!each.fromOffice().equals(stands) || !visited.add(each.office().orElse("nobody's office"))) {
                return false;
            }
            stands = each.office().orElse("nobody's office");
        }
        return true;
    }

    private void reached(Office head, List<Delegation> chosen) {
        Optional<Delegation> end = chosen.stream().reduce((a, b) -> b);
        for (Tenure tenure : tenures()) {
            boolean there = end.isEmpty()
                    ? tenure.office().equals(head.id())
                    : end.get().office().map(tenure.office()::equals).orElse(false)
                            || end.get().person().map(tenure.person()::equals).orElse(false);
            if (there) {
                List<String> ids = chosen.stream().map(Delegation::id).toList();
                answers.add(line(tenure.person(), tenure, ids, status(head, chosen, tenure)));
            }
        }
    }

    private FindingStatus status(Office head, List<Delegation> chosen, Tenure tenure) {
        boolean reserved = head.exclusive().contains(mandate.act());
        FindingStatus in = tenure.kind() == Tenure.Kind.ACTING ? acting(tenure) : FindingStatus.MET;
        if (chosen.isEmpty()) {
            return reserved && tenure.kind() == Tenure.Kind.DELEGATED ? FindingStatus.NOT_MET : in;
        }
        boolean passedOn =
                chosen.stream().filter(d -> !d.redelegable()).allMatch(d -> d.equals(chosen.get(chosen.size() - 1)));
        boolean contractor = tenure.person().equals("p-0");
        if (reserved || !mandate.delegable() || !passedOn || contractor || in == FindingStatus.NOT_MET) {
            return FindingStatus.NOT_MET;
        }
        boolean general = !mandate.provision().isEmpty()
                && chosen.stream().anyMatch(d -> !d.provisions().contains(mandate.provision()));
        FindingStatus reach =
                general ? answer(chosen.get(chosen.size() - 1).id(), PlainRules.SCOPE) : FindingStatus.MET;
        return Stream.of(FindingStatus.NOT_MET, FindingStatus.OPEN)
                .filter(s -> s == in || s == reach)
                .findFirst()
                .orElse(FindingStatus.MET);
    }

    private FindingStatus acting(Tenure tenure) {
        return tenure.document().equals("open")
                ? answer(tenure.id(), PlainRules.ACTING)
                : tenure.document().equals("met") ? FindingStatus.MET : FindingStatus.NOT_MET;
    }

    /** Of counsel by now, the last one; OPEN if there is none. */
    private FindingStatus answer(String about, String question) {
        FindingStatus answer = FindingStatus.OPEN;
        for (Statement.QuestionSettled each : known(Statement.QuestionSettled.class)) {
            if (each.about().equals(about) && each.question().equals(question)) {
                answer = each.answer();
            }
        }
        return answer;
    }

    private Office office(String id) {
        return known(Statement.OfficeIs.class).stream()
                .map(Statement.OfficeIs::office)
                .filter(o -> o.id().equals(id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<Tenure> tenures() {
        return known(Statement.TenureBegan.class).stream()
                .map(Statement.TenureBegan::tenure)
                .filter(t -> isNow(t.from(), t.until()))
                .filter(t -> none(Statement.TenureEnded.class, e -> e.tenure().equals(t.id()) && reached(e.at())))
                .toList();
    }

    private List<Delegation> delegations() {
        return known(Statement.Delegated.class).stream()
                .map(Statement.Delegated::delegation)
                .filter(d -> isNow(d.from(), d.until()))
                .filter(d -> d.acts().contains(mandate.act()))
                .filter(d -> mandate.provision().isEmpty()
                        || d.provisions().contains("*")
                        || d.provisions().contains(mandate.provision()))
                .filter(d -> none(
                        Statement.DelegationRevoked.class, r -> r.delegation().equals(d.id()) && reached(r.at())))
                .toList();
    }

    /** Whether nothing filed at any time says so: an end counts from its own day, whenever it was filed. */
    private <S extends Statement> boolean none(Class<S> type, Function<S, Boolean> says) {
        return filed.stream()
                .filter(f -> type.isInstance(f.statement()))
                .noneMatch(f -> says.apply(type.cast(f.statement())));
    }

    private boolean isNow(Instant from, Optional<Instant> until) {
        return reached(from) && !until.map(this::reached).orElse(false);
    }

    private boolean reached(Instant instant) {
        return instant.compareTo(at) <= 0;
    }

    private <S extends Statement> List<S> known(Class<S> type) {
        return filed.stream()
                .filter(f -> reached(f.knownAt()) && type.isInstance(f.statement()))
                .map(f -> type.cast(f.statement()))
                .toList();
    }
}
