package org.narrowgate.app.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Term;

/** What is not in force for an act at an instant, and what would have to be filed so that somebody may do it. */
final class Lacking {
    private final Roster roster;
    private final Mandate mandate;
    private final Instant at;
    private final String filer;
    private final Phrase phrase;

    Lacking(Roster roster, Mandate mandate, Instant at, String filer) {
        this.roster = roster;
        this.mandate = mandate;
        this.at = at;
        this.filer = filer;
        this.phrase = new Phrase(roster, at);
    }

    /** Tenures and delegations on the way to the act that gave nothing then, each with its reason. */
    List<String> lapsed() {
        List<String> lines = new ArrayList<>();
        for (String office : onTheWay()) {
            for (Term term : roster.termsIn(office)) {
                if (!term.givesAuthorityAt(at)) {
                    lines.add("tenure " + term.tenure().id() + " of "
                            + phrase.person(term.tenure().person()) + " in "
                            + phrase.office(office) + ": " + when(term));
                }
            }
        }
        for (Granted granted : roster.delegations()) {
            if (isCovering(granted) && !granted.givesAuthorityAt(at)) {
                lines.add("delegation " + phrase.link(granted.delegation()) + ": " + when(granted));
            }
        }
        return lines;
    }

    private boolean isCovering(Granted granted) {
        return mandate.delegable() && granted.delegation().covers(mandate.act(), mandate.provision());
    }

    /** The offices to which the act is given, and those to which it is delegated. */
    private Set<String> onTheWay() {
        Set<String> offices = new TreeSet<>();
        heads().forEach(office -> offices.add(office.id()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Granted granted : roster.delegations()) {
                boolean from = offices.contains(granted.delegation().fromOffice()) && isCovering(granted);
                grown |= from
                        && granted.delegation().office().filter(offices::add).isPresent();
            }
        }
        return offices;
    }

    private List<Office> heads() {
        return roster.offices().stream()
                .map(known -> roster.office(known.id(), at).orElse(known))
                .filter(mandate::isGivenTo)
                .toList();
    }

    private String when(Term term) {
        if (at.isBefore(term.tenure().from())) {
            return "begins " + term.tenure().from();
        }
        boolean over = term.ends().filter(end -> !at.isBefore(end)).isPresent();
        if (over) {
            String cause = term.ended()
                    .map(end -> " (" + Phrase.word(end.cause()) + ", filed " + end.knownAt() + ")")
                    .orElse("");
            return "ended " + term.ends().orElseThrow() + cause;
        }
        return "true since " + term.tenure().from() + ", but filed only " + term.knownAt()
                + ": it gives no authority for the time before";
    }

    private String when(Granted granted) {
        if (at.isBefore(granted.delegation().from())) {
            return "begins " + granted.delegation().from();
        }
        if (granted.revoked().filter(end -> !at.isBefore(end)).isPresent()) {
            return "revoked " + granted.revoked().orElseThrow();
        }
        return granted.ends()
                .filter(end -> !at.isBefore(end))
                .map(end -> "ended " + end)
                .orElse("true since " + granted.delegation().from() + ", but filed only " + granted.knownAt()
                        + ": it gives no authority for the time before");
    }

    /** What to file, and who signs it. */
    List<String> needed() {
        List<String> lines = new ArrayList<>();
        List<Office> heads = heads();
        if (heads.isEmpty()) {
            lines.add(
                    mandate.kinds().isEmpty()
                            ? "no office on file has the act: a paper with `offices`, `acts: ["
                                    + mandate.act().word() + "]`"
                            : "no office on file is of a kind to which the law gives it: a paper with `offices`, `kind: "
                                    + String.join("` or `", new TreeSet<>(mandate.kinds())) + "`");
        }
        for (Office head : heads) {
            boolean held = roster.termsIn(head.id()).stream().anyMatch(term -> term.givesAuthorityAt(at));
            if (!held) {
                lines.add(head.title() + " had no holder then: a paper with `tenures` that says who holds `" + head.id()
                        + "`, or acts in it");
            }
            if (mandate.delegable() && !head.exclusive().contains(mandate.act())) {
                lines.add("or an order of " + head.title() + ": a paper with `delegations`, from_office `" + head.id()
                        + "`, acts [" + mandate.act().word() + "]"
                        + (mandate.provision().isEmpty() ? "" : ", provisions [" + mandate.provision() + "]"));
            }
        }
        lines.add("such a paper is signed by " + filer + ", and counts from when it is filed");
        return lines;
    }
}
