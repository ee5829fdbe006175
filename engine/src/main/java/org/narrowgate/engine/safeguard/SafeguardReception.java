package org.narrowgate.engine.safeguard;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Side;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on the safeguards of recipients; what cannot be is refused with what would be needed. */
public final class SafeguardReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public SafeguardReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.SAFEGUARDS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        SafeguardAct act = SafeguardPaper.read(paper);
        Papers papers = Papers.of(workspace, register.read());
        Safeguards safeguards = Safeguards.of(papers);
        Roster roster = Officials.of(workspace, papers).roster();
        if (act instanceof SafeguardAct.Opened opened) {
            return opened(opened, safeguards, roster);
        }
        if (act instanceof SafeguardAct.Planned planned) {
            return planned(planned, safeguards);
        }
        if (act instanceof SafeguardAct.Closed closed) {
            return closed(closed, safeguards);
        }
        if (act instanceof SafeguardAct.Received received) {
            return received(received.what(), safeguards, roster);
        }
        return act instanceof SafeguardAct.Cleared cleared
                ? cleared(cleared, roster)
                : profiled((SafeguardAct.Profiled) act, safeguards, roster);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** A finding on an agency that nobody has heard of would stop nothing. */
    private static List<String> recipient(String name, Roster roster) {
        List<String> agencies = roster.offices().stream()
                .filter(office -> office.side() == Side.REQUESTER)
                .map(Office::agency)
                .distinct()
                .toList();
        return agencies.contains(name)
                ? List.of()
                : List.of("no office of an agency `" + name + "` that asks is on file; "
                        + NearestName.remedy(name, agencies));
    }

    private List<String> opened(SafeguardAct.Opened opened, Safeguards safeguards, Roster roster) {
        List<String> faults = new ArrayList<>(recipient(opened.recipient(), roster));
        if (safeguards.finding(opened.finding()).isPresent()) {
            faults.add("a finding `" + opened.finding() + "` is on file already, open or closed; give this one another"
                    + " id");
        }
        if (opened.opened().isAfter(today())) {
            faults.add("`opened` is still to come; write the day on which it was found");
        }
        return faults;
    }

    private List<String> planned(SafeguardAct.Planned planned, Safeguards safeguards) {
        List<String> faults = new ArrayList<>(notOpen(planned.finding(), safeguards));
        if (planned.due().isBefore(today())) {
            faults.add("the day " + planned.due() + " of the plan has passed, and a plan whose day has passed is none;"
                    + " have the recipient name another");
        }
        return faults;
    }

    private List<String> closed(SafeguardAct.Closed closed, Safeguards safeguards) {
        List<String> faults = new ArrayList<>(notOpen(closed.finding(), safeguards));
        if (closed.on().isAfter(today())) {
            faults.add("a finding is closed once it was corrected, and `on` is still to come; file this then");
        }
        safeguards
                .finding(closed.finding())
                .filter(finding -> closed.on().isBefore(finding.opened().opened()))
                .ifPresent(finding -> faults.add("`on` is before the finding was opened; correct it"));
        return faults;
    }

    private static List<String> notOpen(String id, Safeguards safeguards) {
        Optional<Finding> finding = safeguards.finding(id);
        if (finding.isEmpty()) {
            return List.of("no finding `" + id + "` is on file; `safeguards list` names those that are");
        }
        return finding.get().isOpen()
                ? List.of()
                : List.of("the finding `" + id + "` is closed already; what is found again has another id");
    }

    private static List<String> received(Evidence evidence, Safeguards safeguards, Roster roster) {
        List<String> faults = new ArrayList<>(recipient(evidence.recipient(), roster));
        boolean known = safeguards.all().stream()
                .flatMap(each -> each.evidence().stream())
                .anyMatch(each -> each.id().equals(evidence.id()));
        if (known) {
            faults.add("evidence `" + evidence.id() + "` is on file already; give this one another id");
        }
        if (!evidence.from().isBefore(evidence.until())) {
            faults.add("`until` is not after `from`, so that the evidence never counts; give the first day on which it"
                    + " no longer does");
        }
        return faults;
    }

    private List<String> cleared(SafeguardAct.Cleared cleared, Roster roster) {
        List<String> faults = new ArrayList<>(recipient(cleared.recipient(), roster));
        Clearance what = cleared.what();
        boolean his = roster.termsOf(what.official()).stream()
                .flatMap(term -> roster.office(term.tenure().office(), now).stream())
                .anyMatch(office -> office.agency().equals(cleared.recipient()));
        if (!his) {
            faults.add("nobody of the id `" + what.official() + "` is on file in an office of " + cleared.recipient()
                    + "; file a paper on his office (`office file`)");
        }
        if (what.cleared().isEmpty() && what.trained().isEmpty()) {
            faults.add("it says neither `clearance_until` nor `training_until`; give at least one");
        }
        return faults;
    }

    private static List<String> profiled(SafeguardAct.Profiled profiled, Safeguards safeguards, Roster roster) {
        List<String> faults = new ArrayList<>(recipient(profiled.recipient(), roster));
        if (profiled.says().isEmpty()) {
            faults.add("it speaks of no control; name at least one");
        }
        boolean tells = profiled.says().values().stream().anyMatch(says -> says != Control.Presence.UNKNOWN);
        if (tells && profiled.evidence().isEmpty()) {
            faults.add("what is present or absent rests on evidence; name it by its id, or file it first (`safeguards"
                    + " evidence`)");
        }
        profiled.evidence()
                .filter(id -> safeguards.on(profiled.recipient()).evidence().stream()
                        .noneMatch(each -> each.id().equals(id)))
                .ifPresent(id -> faults.add("no evidence `" + id + "` on " + profiled.recipient()
                        + " is on file; file it first (`safeguards evidence`)"));
        if (profiled.years().isPresent() && profiled.says().get(Control.AUDIT_LOG) != Control.Presence.PRESENT) {
            faults.add("`audit_log_years` belongs to an `audit_log` that is present");
        }
        return faults;
    }
}
