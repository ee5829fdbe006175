package org.narrowgate.core.office;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What in a new paper contradicts what is filed already; such a paper is refused whole. */
public final class RosterCheck {
    /** With the whole paper in it: what an office refers to may stand further down. */
    private final Roster after;

    private final List<String> faults = new ArrayList<>();

    private RosterCheck(Roster after) {
        this.after = after;
    }

    /**
     * Holds statements against a roster, each also against those before it.
     *
     * @param signer SHA-256 of the certificate that signed the paper: nobody files a paper in his own favour
     * @return every fault with its remedy; empty if the paper can be filed
     */
    public static List<String> faults(Roster roster, List<Filed> paper, Optional<String> signer) {
        RosterCheck check = new RosterCheck(roster.with(paper));
        Roster before = roster;
        for (Filed each : paper) {
            check.one(before, each.statement(), each.knownAt());
            before = before.with(List.of(each));
        }
        if (signer.isPresent()) {
            check.favours(paper, signer.get());
        }
        return List.copyOf(check.faults);
    }

    private void one(Roster roster, Statement statement, Instant at) {
        if (statement instanceof Statement.CertificateOf of) {
            certificate(roster, of);
        } else if (statement instanceof Statement.TenureBegan began) {
            began(roster, began.tenure(), at);
        } else if (statement instanceof Statement.TenureEnded ended) {
            ended(roster, ended);
        } else if (statement instanceof Statement.Delegated made) {
            delegated(roster, made.delegation());
        } else if (statement instanceof Statement.DelegationRevoked revoked) {
            revoked(roster, revoked);
        } else if (statement instanceof Statement.OfficeIs is) {
            is.office().firstAssistant().ifPresent(id -> requireOffice(id, "first_assistant"));
            is.office().succession().forEach(id -> requireOffice(id, "succession"));
        } else if (statement instanceof Statement.OfficeVacated vacated) {
            vacated(vacated);
        } else if (statement instanceof Statement.Nominated nominated) {
            requireOffice(nominated.office(), "office");
            requirePerson(nominated.person());
        } else if (statement instanceof Statement.QuestionSettled settled
                && roster.term(settled.about()).isEmpty()
                && roster.delegation(settled.about()).isEmpty()) {
            faults.add("`" + settled.about() + "` is no tenure or delegation on file; `office who` names them");
        }
    }

    /** Else he who is gone would still be in the office, and act. */
    private void vacated(Statement.OfficeVacated vacated) {
        requireOffice(vacated.office(), "office");
        Instant dayOver =
                vacated.since().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        after.termsIn(vacated.office()).stream()
                .filter(t -> t.tenure().kind() == Tenure.Kind.PERMANENT && t.lastsAt(dayOver))
                .filter(t -> Days.of(t.tenure().from()).isBefore(vacated.since()))
                .forEach(t -> faults.add("the office `" + vacated.office() + "` would be vacant while the tenure `"
                        + t.tenure().id() + "` goes on; file the end of that tenure (`tenures_ended`), which says it"));
    }

    private void certificate(Roster roster, Statement.CertificateOf of) {
        requirePerson(of.person());
        Optional<String> owner = roster.ownerOf(of.sha256(), Instant.MAX);
        if (owner.isPresent() && !owner.get().equals(of.person())) {
            faults.add("the certificate " + of.sha256() + " is on file for " + owner.get()
                    + " already; two persons never share a key");
        }
        if (roster.lostSince(of.sha256()).isPresent()) {
            faults.add("the key of the certificate " + of.sha256() + " is on file as lost; have another issued");
        }
    }

    private void began(Roster roster, Tenure tenure, Instant at) {
        requireOffice(tenure.office(), "office");
        requirePerson(tenure.person());
        if (roster.term(tenure.id()).isPresent()) {
            faults.add("a tenure `" + tenure.id() + "` is on file already; give this one another id");
        }
        if (tenure.until().isPresent() && !tenure.from().isBefore(tenure.until().get())) {
            faults.add("the tenure `" + tenure.id() + "` ends before it begins; correct `from` or `until`");
        }
        Term added = new Term(tenure, at, Optional.empty());
        List<Term> together = roster.termsIn(tenure.office()).stream()
                .filter(t -> t.overlaps(added))
                .toList();
        Optional<Term> same = together.stream()
                .filter(t -> t.tenure().person().equals(tenure.person()))
                .findFirst();
        long seats = roster.office(tenure.office(), at).map(Office::seats).orElse(1L);
        if (same.isPresent()) {
            faults.add(tenure.person() + " is in the office `" + tenure.office() + "` by the tenure `"
                    + same.get().tenure().id() + "` at that time already; end that one first");
        } else if (together.size() >= seats) {
            faults.add("the office `" + tenure.office() + "` is held by "
                    + together.get(0).tenure().person() + " at that time (tenure `"
                    + together.get(0).tenure().id() + "`), and it has "
                    + (seats == 1 ? "one holder" : seats + " holders") + "; file the end of that tenure first");
        }
    }

    private void ended(Roster roster, Statement.TenureEnded ended) {
        Optional<Term> term = roster.term(ended.tenure());
        if (term.isEmpty()) {
            faults.add("no tenure `" + ended.tenure() + "` is on file; `office who` names them");
        } else if (term.get().ended().isPresent()) {
            faults.add("the tenure `" + ended.tenure() + "` ended at "
                    + term.get().ended().get().at() + " already, and what was filed stands");
        } else if (ended.at().isBefore(term.get().tenure().from())) {
            faults.add("the tenure `" + ended.tenure() + "` would end before it began; correct `at`");
        }
    }

    private void delegated(Roster roster, Delegation delegation) {
        requireOffice(delegation.fromOffice(), "from_office");
        delegation.office().ifPresent(id -> requireOffice(id, "to_office"));
        delegation.person().ifPresent(id -> requirePerson(id));
        if (roster.delegation(delegation.id()).isPresent()) {
            faults.add("a delegation `" + delegation.id() + "` is on file already; give this one another id");
        }
        if (delegation.until().isPresent()
                && !delegation.from().isBefore(delegation.until().get())) {
            faults.add("the delegation `" + delegation.id() + "` ends before it begins; correct `from` or `until`");
        }
        delegation.office().flatMap(to -> wayBack(roster, delegation, to)).ifPresent(faults::add);
    }

    /** Through offices that lead on by some same act; a circle would let an office get its own authority from itself. */
    private static Optional<String> wayBack(Roster roster, Delegation added, String to) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(to));
        while (!open.isEmpty()) {
            String office = open.remove(0);
            if (office.equals(added.fromOffice())) {
                return Optional.of("the delegation `" + added.id() + "` would close a circle: `" + added.fromOffice()
                        + "` -> `" + to + "` -> ... -> `" + added.fromOffice()
                        + "`; revoke the one that leads back first");
            }
            if (seen.add(office)) {
                roster.delegations().stream()
                        .filter(g -> g.delegation().fromOffice().equals(office)
                                && g.revoked().isEmpty()
                                && g.delegation().acts().stream().anyMatch(added.acts()::contains))
                        .forEach(g -> g.delegation().office().ifPresent(open::add));
            }
        }
        return Optional.empty();
    }

    private void revoked(Roster roster, Statement.DelegationRevoked revoked) {
        Optional<Granted> granted = roster.delegation(revoked.delegation());
        if (granted.isEmpty()) {
            faults.add("no delegation `" + revoked.delegation() + "` is on file; `office who` names them");
        } else if (granted.get().revoked().isPresent()) {
            faults.add("the delegation `" + revoked.delegation() + "` was revoked already, and what was filed stands");
        }
    }

    /** Whoever files papers could else give himself any office. */
    private void favours(List<Filed> paper, String signer) {
        Optional<String> self = after.ownerOf(signer, Instant.MAX);
        for (Filed each : paper) {
            Optional<String> favoured = favoured(each.statement());
            boolean ownKey = each.statement() instanceof Statement.CertificateOf of
                    && of.sha256().equals(signer);
            if (ownKey || (favoured.isPresent() && favoured.equals(self))) {
                faults.add("who signs a paper may not be favoured by it ("
                        + each.statement().subject() + "); let another one file it");
            }
        }
    }

    private static Optional<String> favoured(Statement statement) {
        if (statement instanceof Statement.TenureBegan began) {
            return Optional.of(began.tenure().person());
        }
        if (statement instanceof Statement.CertificateOf of) {
            return Optional.of(of.person());
        }
        return statement instanceof Statement.Delegated made ? made.delegation().person() : Optional.empty();
    }

    private void requireOffice(String id, String key) {
        if (after.office(id, Instant.MAX).isEmpty()) {
            faults.add("`" + key + "`: no office `" + id + "` is on file; file it first, or in the same paper");
        }
    }

    private void requirePerson(String id) {
        if (after.person(id, Instant.MAX).isEmpty()) {
            faults.add("no person `" + id + "` is on file; file the person first, or in the same paper");
        }
    }
}
