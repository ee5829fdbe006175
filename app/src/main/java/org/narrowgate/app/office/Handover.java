package org.narrowgate.app.office;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.decision.Outcome;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.TenureJudgment;
import org.narrowgate.core.office.Term;
import org.narrowgate.engine.agreement.AgreementAct;
import org.narrowgate.engine.agreement.AgreementHistory;
import org.narrowgate.engine.agreement.AgreementHistory.Doing;
import org.narrowgate.engine.agreement.AgreementHistory.Objection;
import org.narrowgate.engine.agreement.AgreementPaper;
import org.narrowgate.engine.agreement.AgreementStanding;
import org.narrowgate.engine.agreement.Agreements;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.incident.Incident;
import org.narrowgate.engine.incident.Incidents;
import org.narrowgate.engine.order.OrderHistory;
import org.narrowgate.engine.order.Orders;
import org.narrowgate.engine.recall.Recall;
import org.narrowgate.engine.recall.Recalls;
import org.narrowgate.engine.registry.Registry;
import org.narrowgate.engine.safeguard.Finding;
import org.narrowgate.engine.safeguard.RecipientSafeguards;
import org.narrowgate.engine.safeguard.Safeguards;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What a successor finds on the first page: what was objected to and not resolved, the agreements and their ends, what
 * waits for a signature, what is held, what is under way, orders, safeguard findings, and what ends soon.
 *
 * @param subject the office, or the person with the offices held
 * @param chapters in the order in which they matter; lines of each
 */
public record Handover(String subject, Instant at, Map<String, List<String>> chapters) {
    private static final String NOTHING = "none";

    /**
     * Puts it together.
     *
     * @param subject id of an office or of a person on file
     * @param owed what is owed to those who asked, a line each
     * @return empty if it is neither
     */
    public static Optional<Handover> of(
            Workspace workspace,
            Registry registry,
            Agreements agreements,
            String subject,
            Instant at,
            List<String> owed)
            throws IOException, DocumentException {
        Roster roster = agreements.officials().roster();
        Set<String> offices = new LinkedHashSet<>();
        Optional<String> title = roster.office(subject, at).map(Office::title);
        if (title.isPresent()) {
            offices.add(subject);
        }
        roster.termsOf(subject).forEach(t -> offices.add(t.tenure().office()));
        title = title.or(() -> roster.person(subject, at).map(person -> person.name()));
        if (title.isEmpty()) {
            return Optional.empty();
        }
        Making making = new Making(workspace, registry, agreements, offices, at);
        return Optional.of(new Handover(title.get(), at, making.chapters(owed)));
    }

    private static final class Making {
        private final Workspace workspace;
        private final Registry registry;
        private final Agreements agreements;
        private final Set<String> offices;
        private final Instant at;
        private final Phrase phrase;

        Making(Workspace workspace, Registry registry, Agreements agreements, Set<String> offices, Instant at) {
            this.workspace = workspace;
            this.registry = registry;
            this.agreements = agreements;
            this.offices = offices;
            this.at = at;
            this.phrase = new Phrase(agreements.officials().roster(), at);
        }

        Map<String, List<String>> chapters(List<String> owed) throws IOException, DocumentException {
            Map<String, List<String>> chapters = new LinkedHashMap<>();
            chapters.put("Unresolved objections", objections(true));
            chapters.put("Agreements", standings());
            chapters.put("To be affirmed, if you stand by it", toAffirm());
            chapters.put("Pending signatures", pending());
            chapters.put("Requests to be answered", owed);
            chapters.put("Open holds", holds());
            chapters.put("Runs under way", underWay());
            chapters.put("Orders", orders());
            chapters.put("Open incidents and recalls", incidents());
            chapters.put("Open safeguard findings", findings());
            chapters.put("What ends soon", alarms());
            chapters.put("The office", office());
            chapters.put("Objections that were answered, and stand", objections(false));
            return chapters;
        }

        private List<String> objections(boolean unresolved) {
            List<String> lines = new ArrayList<>();
            for (AgreementHistory history : agreements.all()) {
                for (Objection objection : history.objections()) {
                    if (objection.isUnresolved() == unresolved) {
                        lines.add(
                                history.id() + ", version " + objection.review().version() + ": "
                                        + objection.paper().by() + ", "
                                        + Phrase.word(objection.review().role()) + ", "
                                        + Phrase.day(objection.paper().at()) + ": "
                                        + objection.review().reasons());
                        objection
                                .answers()
                                .forEach(answer -> lines.add(
                                        "  answered by " + answer.paper().by() + ": "
                                                + answer.act().answer()));
                    }
                }
            }
            return lines;
        }

        private List<String> standings() throws IOException, DocumentException {
            List<String> lines = new ArrayList<>();
            for (AgreementHistory history : agreements.all()) {
                AgreementStanding standing = agreements.standing(history.id(), at);
                boolean published =
                        !history.all(AgreementAct.Published.class, p -> true).isEmpty();
                lines.add(history.id() + ": " + Phrase.word(standing.state()) + ", version " + standing.version()
                        + standing.expires().map(day -> ", until before " + day).orElse("")
                        + (published ? ", published" : ", not published")
                        + standing.text().map(text -> ": " + text.title()).orElse(""));
            }
            return lines;
        }

        /** In force it stays whoever leaves; but whoever comes may want to say that he stands by it. */
        private List<String> toAffirm() throws IOException, DocumentException {
            Roster roster = agreements.officials().roster();
            List<String> lines = new ArrayList<>();
            for (AgreementHistory history : agreements.all()) {
                AgreementStanding standing = agreements.standing(history.id(), at);
                for (Doing<AgreementAct.Signed> signed :
                        history.all(AgreementAct.Signed.class, s -> s.version() == standing.version())) {
                    AgreementPaper paper = signed.paper();
                    boolean stays = paper.signer().stream()
                            .flatMap(person -> roster.termsOf(person.id()).stream())
                            .anyMatch(term -> signs(roster, term) && term.lastsAt(at) && holds(term));
                    if (standing.isSigned() && !stays) {
                        lines.add(history.id() + ": signed by " + paper.by() + " on " + Phrase.day(paper.at())
                                + ", who holds that office no longer; it stays in force: `agreement affirm "
                                + history.id() + "` says that you stand by it");
                    }
                }
            }
            return lines;
        }

        private boolean signs(Roster roster, Term term) {
            return roster.office(term.tenure().office(), at)
                    .filter(office -> office.acts().contains(Act.AGREEMENT))
                    .isPresent();
        }

        private boolean holds(Term term) {
            TenureJudgment judged = agreements.officials().authorities().judge(term, at);
            return judged.status() == FindingStatus.MET;
        }

        /** Whoever could have signed yesterday and has gone leaves it to whoever may today: who that is, is said. */
        private List<String> pending() throws IOException, DocumentException {
            List<String> lines = new ArrayList<>();
            for (AgreementHistory history : agreements.all()) {
                AgreementStanding standing = agreements.standing(history.id(), at);
                if (!standing.isSigned()) {
                    standing.lacking().forEach(lack -> lines.add(history.id() + ": " + lack));
                } else if (history.lastVersion() > standing.version()) {
                    agreements
                            .lackingBeforeSignature(history.id(), at)
                            .forEach(lack ->
                                    lines.add(history.id() + ", version " + history.lastVersion() + ": " + lack));
                    lines.add(history.id() + ", version " + history.lastVersion() + " waits to be signed");
                }
            }
            return lines;
        }

        private List<String> holds() throws IOException {
            List<String> lines = new ArrayList<>();
            if (!Files.isRegularFile(workspace.state())) {
                return lines;
            }
            try (Projection projection = Projection.open(workspace.state())) {
                for (long run : registry.runs()) {
                    long held = projection.rows(run).stream()
                            .filter(row -> row.outcome() == Outcome.HOLD)
                            .count();
                    if (held > 0) {
                        lines.add(
                                "run " + run + ": " + held + " rows held; `hold list " + run + "` names the questions");
                    }
                }
            }
            return lines;
        }

        private List<String> underWay() {
            List<String> lines = new ArrayList<>();
            for (long run : registry.runs()) {
                if (registry.closed(run).isEmpty()) {
                    lines.add("run " + run + " is not complete; `status` has the command that goes on with it");
                } else if (registry.releases(run).stream()
                        .anyMatch(r -> registry.sealed(run, r.release()).isEmpty())) {
                    lines.add("run " + run + " is authorised and not sealed; `status` has the command that goes on");
                } else if (registry.stopped().stream().anyMatch(r -> r.run() == run)) {
                    lines.add("run " + run + " is released in part; `status` has the command that goes on");
                } else if (registry.releases(run).isEmpty()) {
                    lines.add("run " + run + " is decided and not released");
                }
            }
            return lines;
        }

        /** Orders of courts that bind, then what else lies among them. */
        private List<String> orders() throws IOException, DocumentException {
            List<String> lines = new ArrayList<>();
            for (OrderHistory order : Orders.of(workspace).all()) {
                if (order.binds(at)) {
                    lines.add(order.order().id() + ", "
                            + Phrase.word(order.order().effect()) + ", "
                            + order.order().citation() + ", since "
                            + order.order().from() + ": "
                            + order.order().says());
                }
            }
            lines.addAll(files(workspace.orders()));
            return List.copyOf(lines);
        }

        private static List<String> files(Path folder) throws IOException {
            Set<String> names = new TreeSet<>();
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    files.forEach(file -> names.add(folder.getFileName() + "/" + file.getFileName()));
                }
            }
            return List.copyOf(names);
        }

        private List<String> incidents() throws IOException, DocumentException {
            List<String> lines = new ArrayList<>();
            for (Incident each : Incidents.of(workspace).all()) {
                if (each.isOpen() && !each.papers().get(0).filed().at().isAfter(at)) {
                    lines.add("incident " + each.id() + ", "
                            + Phrase.word(each.opened().kind())
                            + each.reported().map(told -> ", told " + told).orElse(", NOBODY WAS TOLD") + ": "
                            + each.opened().report().description());
                }
            }
            for (Recall each : Recalls.of(workspace).all()) {
                if (each.isOpen() && !each.papers().get(0).filed().at().isAfter(at)) {
                    lines.add("recall of " + each.notice().release() + " by "
                            + each.notice().deadline()
                            + (each.outstanding().isEmpty()
                                    ? ", answered by all"
                                    : ", not answered by " + String.join(", ", each.outstanding())));
                }
            }
            return lines;
        }

        private List<String> findings() throws IOException, DocumentException {
            List<String> lines = new ArrayList<>();
            for (RecipientSafeguards recipient :
                    Safeguards.of(workspace).knownAt(at).all()) {
                for (Finding each : recipient.openFindings()) {
                    lines.add(each.id() + ", " + recipient.recipient() + ", "
                            + each.opened().citation()
                            + each.plan().map(plan -> ", plan by " + plan.due()).orElse(", without a dated plan") + ": "
                            + each.opened().found());
                }
            }
            return lines;
        }

        private List<String> alarms() throws IOException, DocumentException {
            return Alarms.of(workspace, at, Alarms.WITHIN).stream()
                    .map(alarm -> alarm.day() + ", " + alarm.left() + ": " + alarm.what())
                    .toList();
        }

        private List<String> office() {
            Roster roster = agreements.officials().roster();
            List<String> lines = new ArrayList<>();
            for (String id : offices) {
                lines.add(phrase.office(id) + ":");
                for (Term term : roster.termsIn(id)) {
                    lines.add("  " + phrase.person(term.tenure().person()) + ", " + Phrase.tenure(term)
                            + term.ended()
                                    .map(end -> " (" + Phrase.word(end.cause()) + ")")
                                    .orElse(""));
                }
                for (Granted granted : roster.delegations()) {
                    boolean of = granted.delegation().fromOffice().equals(id)
                            || granted.delegation().office().filter(id::equals).isPresent();
                    if (of && granted.givesAuthorityAt(at)) {
                        lines.add("  " + phrase.whole(granted));
                    }
                }
            }
            return lines;
        }
    }

    /** The lines of a chapter, or that there are none. */
    public static List<String> told(List<String> lines) {
        return lines.isEmpty() ? List.of(NOTHING) : lines;
    }
}
