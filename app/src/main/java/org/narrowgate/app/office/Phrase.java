package org.narrowgate.app.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Tenure;
import org.narrowgate.core.office.Term;

/** How offices, persons and what joins them are worded, the same everywhere. */
final class Phrase {
    private final Roster roster;
    private final Instant at;

    /** Titles and names are those of an instant. */
    Phrase(Roster roster, Instant at) {
        this.roster = roster;
        this.at = at;
    }

    String office(String id) {
        return roster.office(id, at).map(Office::title).orElse(id);
    }

    String person(String id) {
        return roster.person(id, at).map(Person::name).orElse(id);
    }

    /** From which office to whom. */
    String link(Delegation delegation) {
        String to = delegation
                .office()
                .map(this::office)
                .or(() -> delegation.person().map(this::person))
                .orElse("");
        return delegation.id() + ": " + office(delegation.fromOffice()) + " -> " + to;
    }

    /** The same with its dates and limits. */
    String whole(Granted granted) {
        Delegation delegation = granted.delegation();
        StringBuilder words = new StringBuilder(link(delegation)).append(" (");
        words.append(String.join(
                ", ", delegation.acts().stream().map(Act::word).sorted().toList()));
        if (!delegation.provisions().isEmpty()) {
            words.append(" under ")
                    .append(String.join(
                            ", ",
                            delegation.provisions().stream()
                                    .map(p -> p.equals("*") ? "whatever provision (general words)" : p)
                                    .sorted()
                                    .toList()));
        }
        words.append("; since ").append(day(delegation.from()));
        granted.ends().ifPresent(end -> words.append(", until ").append(day(end)));
        delegation
                .mostRows()
                .ifPresent(most -> words.append(", at most ").append(most).append(" rows"));
        words.append(delegation.redelegable() ? "; may be passed on" : "; not to be passed on");
        return words.append(late(delegation.from(), granted.knownAt()))
                .append(')')
                .toString();
    }

    /** Kind and time of a tenure, and what was filed after its first day. */
    static String tenure(Term term) {
        Tenure tenure = term.tenure();
        return word(tenure.kind()) + " since " + day(tenure.from())
                + term.ends().map(end -> " until " + day(end)).orElse("")
                + late(tenure.from(), term.knownAt());
    }

    private static String late(Instant from, Instant known) {
        return known.isAfter(from) ? "; counts from " + day(known) + ", when it was filed" : "; filed " + day(known);
    }

    static String mandate(Mandate mandate) {
        return "`" + mandate.act().word() + "`"
                + (mandate.provision().isEmpty() ? "" : " under " + mandate.provision());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static Optional<String> day(Optional<Instant> instant) {
        return instant.map(i -> day(i).toString());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
