package org.narrowgate.engine.incident;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.office.Person;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.IncidentAct.Kind;
import org.narrowgate.engine.office.Officials;
import org.narrowgate.engine.office.PaperReception;
import org.narrowgate.engine.office.PaperRefusal;
import org.narrowgate.engine.office.SignerCheck;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.Register;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseAuthorised;
import org.narrowgate.engine.registry.RegisterEntry.ReleaseSealed;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.registry.RunOpened;
import org.narrowgate.engine.workspace.Workspace;

/** Files signed papers on incidents; what cannot be is refused with what would be needed. */
public final class IncidentReception {
    private final Workspace workspace;
    private final Register register;
    private final Instant now;

    /** Works in an open register. */
    public IncidentReception(Workspace workspace, Register register, Instant now) {
        this.workspace = workspace;
        this.register = register;
        this.now = now;
    }

    /** Files a paper; the same one again changes nothing. */
    public PaperReception.Receipt file(byte[] text, byte[] p7s) throws IOException, DocumentException, PaperRefusal {
        return new PaperReception(workspace, register, now).file(text, p7s, PaperKind.Subject.INCIDENTS, this::faults);
    }

    private List<String> faults(Paper paper, SignerCheck.Signed signer) throws IOException, DocumentException {
        IncidentAct act = IncidentPaper.read(paper);
        if (act instanceof IncidentAct.Opened opened) {
            return opened(opened);
        }
        Optional<Incident> incident = Incidents.of(workspace).named(act.incident());
        if (incident.isEmpty()) {
            return List.of("no incident `" + act.incident() + "` is on file; `incident list` names those that are");
        }
        if (!incident.get().isOpen()) {
            return List.of("the incident `" + act.incident() + "` is closed; what comes to light now is a new one");
        }
        if (act instanceof IncidentAct.Reported reported) {
            return reported(incident.get(), reported);
        }
        if (act instanceof IncidentAct.ActionPlanned planned) {
            return planned(incident.get(), planned);
        }
        return act instanceof IncidentAct.ActionDone done
                ? done(incident.get(), done)
                : closed(incident.get(), (IncidentAct.Closed) act, signer);
    }

    private List<String> opened(IncidentAct.Opened opened) throws IOException {
        List<String> faults = new ArrayList<>(opened.report().faults());
        if (opened.report().discovered().isAfter(now)) {
            faults.add("`discovered` is still to come; an incident is opened once somebody thinks that it happened");
        }
        boolean wanting = opened.kind() == Kind.FOUND_WANTING;
        if (wanting != opened.ground().isPresent()) {
            faults.add(
                    wanting
                            ? "a release found wanting says by what (`ground`)"
                            : "only a release found wanting has a `ground`; leave it out");
        }
        if (opened.affected().isPresent()) {
            affected(opened.affected().get(), faults);
        } else if (opened.kind() != Kind.INSPECTION) {
            faults.add("say which release it concerns (`release`)");
        }
        return faults;
    }

    private void affected(AffectedRows affected, List<String> faults) throws IOException {
        if (register.read()
                .all(ReleaseSealed.class, s -> s.release().equals(affected.release()))
                .isEmpty()) {
            faults.add("no release `" + affected.release() + "` was sealed here; `status` names those that were");
        }
        RowLists lists = RowLists.of(workspace);
        if (!lists.isKept(affected.list())) {
            faults.add("the list of affected rows does not lie at " + lists.file(affected.list())
                    + "; draft the paper here (`incident open`), or put the list there");
        } else if (lists.read(affected.list()).size() != affected.rows() || affected.rows() == 0) {
            faults.add("`rows` is not how many the list names, which must be one at least");
        }
    }

    private List<String> reported(Incident incident, IncidentAct.Reported reported) {
        List<String> faults = new ArrayList<>();
        if (reported.at().isAfter(now)
                || reported.at().isBefore(incident.opened().report().discovered())) {
            faults.add("`at` lies before the incident was discovered, or is still to come");
        }
        if (!reported.report().equals(incident.opened().report().sha256(incident.id()))) {
            faults.add("`report` is not the SHA-256 of the report that `incident report` writes; send that one");
        }
        return faults;
    }

    private List<String> planned(Incident incident, IncidentAct.ActionPlanned planned) {
        List<String> faults = new ArrayList<>();
        if (incident.action(planned.action()).isPresent()) {
            faults.add("an action `" + planned.action() + "` is planned already; give this one another id");
        }
        if (planned.due().isBefore(today())) {
            faults.add("`due` has passed; name a day on which it can be done");
        }
        return faults;
    }

    private List<String> done(Incident incident, IncidentAct.ActionDone done) {
        Optional<Incident.Action> action = incident.action(done.action());
        if (action.isEmpty()) {
            return List.of("no action `" + done.action() + "` is planned; `incident show` names those that are");
        }
        if (action.get().done().isPresent()) {
            return List.of("the action `" + done.action() + "` is done already");
        }
        return done.on().isAfter(today()) ? List.of("`on` is still to come; say so once it is done") : List.of();
    }

    /** Neither time nor silence closes an incident, and nobody closes one over what he let go himself. */
    private List<String> closed(Incident incident, IncidentAct.Closed closed, SignerCheck.Signed signer)
            throws IOException, DocumentException {
        List<String> faults = new ArrayList<>();
        if (incident.reported().isEmpty()) {
            faults.add("nobody was told: send the report (`incident report`), then say so (`incident reported`)");
        }
        incident.actions().stream()
                .filter(action -> action.done().isEmpty())
                .forEach(action -> faults.add("the action `" + action.planned().action() + "` is not done ("
                        + action.planned().owner() + ", by " + action.planned().due() + ")"));
        if (incident.opened().affected().isPresent()) {
            String release = incident.opened().affected().get().release();
            recalled(release, closed, faults);
            if (letGo(release, signer)) {
                faults.add("who decided or released " + release + " does not close this; let another one sign");
            }
        }
        return faults;
    }

    private void recalled(String release, IncidentAct.Closed closed, List<String> faults)
            throws IOException, DocumentException {
        Optional<Recall> recall = Recalls.of(workspace).of(release);
        if (recall.filter(Recall::isOpen).isPresent()) {
            faults.add("the recall of `" + release + "` is open: "
                    + (recall.get().outstanding().isEmpty()
                            ? "close it first (`release close`)"
                            : "it waits for " + String.join(", ", recall.get().outstanding())));
        } else if (recall.isEmpty() && closed.noRecall().isBlank()) {
            faults.add("`" + release + "` was not called back: do so (`release recall`), or say why not (`no_recall`)");
        }
    }

    private boolean letGo(String release, SignerCheck.Signed signer) throws IOException, DocumentException {
        Officials officials = Officials.of(workspace);
        Registry registry = register.read();
        for (ReleaseAuthorised logged :
                registry.all(ReleaseAuthorised.class, r -> r.release().equals(release))) {
            RunOpened run = registry.run(logged.run()).orElseThrow();
            if (isOf(signer, officials.owner(run.decider(), run.at()))
                    || isOf(signer, officials.owner(logged.authoriser(), logged.at()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(SignerCheck.Signed signer, Optional<Person> person) {
        return person.filter(p -> p.id().equals(signer.by().person())).isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
