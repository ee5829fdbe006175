package org.narrowgate.engine.safeguard;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.paper.FiledPaper;
import org.narrowgate.engine.paper.Paper;
import org.narrowgate.engine.paper.PaperKind;
import org.narrowgate.engine.paper.Papers;
import org.narrowgate.engine.workspace.Workspace;

/** What was ever filed on the safeguards of recipients, as a fold of the papers that the register names. */
public final class Safeguards {
    private final List<SafeguardPaper> filed;

    private Safeguards(List<SafeguardPaper> filed) {
        this.filed = List.copyOf(filed);
    }

    public static Safeguards of(Workspace workspace) throws IOException, DocumentException {
        return of(Papers.read(workspace));
    }

    /** Of papers that were read already. */
    public static Safeguards of(Papers papers) throws DocumentException {
        List<SafeguardPaper> filed = new ArrayList<>();
        for (FiledPaper each : papers.on(PaperKind.Subject.SAFEGUARDS)) {
            Paper paper = each.read();
            filed.add(new SafeguardPaper(each, paper.by(), SafeguardPaper.read(paper)));
        }
        return new Safeguards(filed);
    }

    /** As far as was on file at an instant. */
    public Safeguards knownAt(Instant instant) {
        return new Safeguards(filed.stream()
                .filter(paper -> !paper.filed().at().isAfter(instant))
                .toList());
    }

    /** As far as was on file before an entry of the register, such as that of a release. */
    public Safeguards knownBefore(long sequence) {
        return new Safeguards(filed.stream()
                .filter(paper -> paper.filed().sequence() < sequence)
                .toList());
    }

    /** How many papers there are. */
    public int size() {
        return filed.size();
    }

    /** Of each recipient of which a paper speaks, the first first. */
    public List<RecipientSafeguards> all() {
        Map<String, String> findings = new HashMap<>();
        Map<String, List<SafeguardPaper>> papers = new LinkedHashMap<>();
        for (SafeguardPaper paper : filed) {
            String recipient = recipient(paper.act(), findings);
            papers.computeIfAbsent(recipient, name -> new ArrayList<>()).add(paper);
        }
        List<RecipientSafeguards> all = new ArrayList<>();
        papers.forEach((recipient, on) -> all.add(new RecipientSafeguards(recipient, on)));
        return List.copyOf(all);
    }

    /** Of one recipient, without any paper where none speaks of it. */
    public RecipientSafeguards on(String recipient) {
        return all().stream()
                .filter(each -> each.recipient().equals(recipient))
                .findFirst()
                .orElseGet(() -> new RecipientSafeguards(recipient, List.of()));
    }

    public Optional<Finding> finding(String id) {
        return all().stream()
                .flatMap(each -> each.findings().stream())
                .filter(finding -> finding.id().equals(id))
                .findFirst();
    }

    /** A plan or a closing names the finding alone; {@code findings} has the recipients of those before. */
    private static String recipient(SafeguardAct act, Map<String, String> findings) {
        if (act instanceof SafeguardAct.Opened opened) {
            findings.put(opened.finding(), opened.recipient());
            return opened.recipient();
        }
        if (act instanceof SafeguardAct.Planned planned) {
            return findings.getOrDefault(planned.finding(), "");
        }
        if (act instanceof SafeguardAct.Closed closed) {
            return findings.getOrDefault(closed.finding(), "");
        }
        if (act instanceof SafeguardAct.Received received) {
            return received.what().recipient();
        }
        return act instanceof SafeguardAct.Cleared cleared
                ? cleared.recipient()
                : ((SafeguardAct.Profiled) act).recipient();
    }
}
