package org.narrowgate.core.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.acting.VacancyCause;

/** Papers about four offices and five persons, filed minute by minute: back-dated, late, open, redelegated, revoked. */
final class RandomRoster {
    static final int OFFICES = 4;
    static final int PERSONS = 5;
    static final int MINUTES = 90;
    static final String PACK = "us/26-usc-6103-i-2";
    private static final Instant ORIGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> RULED = List.of("met", "open", "not");
    private static final List<Set<String>> PROVISIONS = List.of(Set.of(PACK), Set.of("*"), Set.of("us/5-usc-552a"));

    private final SplittableRandom random;
    private final List<Filed> filed = new ArrayList<>();
    private final List<String> tenures = new ArrayList<>();
    private final List<String> delegations = new ArrayList<>();
    private int minute;
    private int last;

    private RandomRoster(SplittableRandom random) {
        this.random = random;
    }

    static Instant minute(int minute) {
        return ORIGIN.plusSeconds(60L * minute);
    }

    /** Statements in the order of the register, as they would stand there. */
    static List<Filed> filed(SplittableRandom random) {
        RandomRoster made = new RandomRoster(random);
        for (int i = 0; i < OFFICES; i++) {
            made.file(new Statement.OfficeIs(made.office(i)));
        }
        for (int i = 0; i < PERSONS; i++) {
            made.file(new Statement.PersonIs(made.person(i)));
        }
        for (int i = random.nextInt(6, 36); i > 0; i--) {
            made.minute += random.nextInt(6);
            made.file(made.statement());
        }
        return List.copyOf(made.filed);
    }

    private void file(Statement statement) {
        filed.add(new Filed(statement, minute(minute), "P-" + filed.size(), ""));
    }

    private Statement statement() {
        int kind = random.nextInt(20);
        if (kind < 7 || tenures.isEmpty()) {
            return tenure();
        } else if (kind < 9) {
            String ended = tenures.remove(random.nextInt(tenures.size()));
            return new Statement.TenureEnded(ended, VacancyCause.RESIGNATION, around(20));
        } else if (kind < 16 || delegations.isEmpty()) {
            return delegation();
        } else if (kind < 17) {
            return new Statement.DelegationRevoked(delegations.remove(random.nextInt(delegations.size())), around(10));
        } else if (kind < 18) {
            return new Statement.OfficeIs(office(random.nextInt(OFFICES)));
        }
        boolean tenure = random.nextBoolean();
        List<String> about = tenure ? tenures : delegations;
        return new Statement.QuestionSettled(
                about.get(random.nextInt(about.size())),
                tenure ? PlainRules.ACTING : PlainRules.SCOPE,
                random.nextInt(3) > 0 ? FindingStatus.MET : FindingStatus.NOT_MET,
                "so counsel reads it");
    }

    private Instant around(int minutes) {
        return minute(minute + random.nextInt(-minutes, minutes));
    }

    private Optional<Instant> until(Instant from) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(from.plusSeconds(60L * random.nextInt(1, 40)));
    }

    private Statement tenure() {
        String id = "t-" + last++;
        tenures.add(id);
        Instant from = around(15);
        return new Statement.TenureBegan(new Tenure(
                id,
                "p-" + random.nextInt(PERSONS),
                "o-" + random.nextInt(OFFICES),
                Tenure.Kind.values()[random.nextInt(Tenure.Kind.values().length)],
                Optional.empty(),
                from,
                until(from),
                RULED.get(random.nextInt(RULED.size()))));
    }

    private Statement delegation() {
        String id = "d-" + last++;
        delegations.add(id);
        Instant from = around(15);
        boolean office = random.nextInt(4) > 0;
        return new Statement.Delegated(new Delegation(
                id,
                "o-" + random.nextInt(OFFICES),
                office ? Optional.of("o-" + random.nextInt(OFFICES)) : Optional.empty(),
                office ? Optional.empty() : Optional.of("p-" + random.nextInt(PERSONS)),
                random.nextInt(4) > 0 ? Set.of(Act.DECIDE, Act.RELEASE) : Set.of(Act.DECIDE),
                PROVISIONS.get(random.nextInt(PROVISIONS.size())),
                random.nextInt(3) > 0,
                from,
                until(from),
                Optional.empty(),
                ""));
    }

    private Office office(int number) {
        return new Office(
                "o-" + number,
                "Office " + number,
                "The Harbour Office",
                number < 3 ? Side.CUSTODIAN : Side.REQUESTER,
                "",
                number == 0 ? "secretary" : "other",
                Filling.OTHER,
                "plain",
                "plain",
                acts(2),
                acts(4),
                false,
                1,
                Optional.empty(),
                List.of());
    }

    /** Each act one time in so many. */
    private Set<Act> acts(int in) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (Act act : List.of(Act.DECIDE, Act.RELEASE)) {
            if (random.nextInt(in) == 0) {
                acts.add(act);
            }
        }
        return acts;
    }

    private Person person(int number) {
        return new Person(
                "p-" + number,
                "Person " + number,
                "The Harbour Office",
                number == 0 ? Person.Employment.CONTRACTOR : Person.Employment.OFFICER);
    }

    /** One of the forms in which an act may be asked for. */
    static Mandate mandate(SplittableRandom random) {
        Act act = random.nextBoolean() ? Act.DECIDE : Act.RELEASE;
        Set<String> kinds = random.nextInt(3) == 0 ? Set.of("secretary") : Set.of();
        Set<Side> sides = random.nextInt(3) == 0 ? Set.of(Side.CUSTODIAN, Side.REQUESTER) : Set.of(Side.CUSTODIAN);
        return new Mandate(act, sides, random.nextBoolean() ? PACK : "", kinds, random.nextInt(5) > 0);
    }
}
