package org.narrowgate.engine.safeguard;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.workspace.Workspace;

/**
 * What a custodian relies on of a recipient's safeguards on a day: the papers of the register and the document in
 * {@code safeguards/}, of which the stricter counts.
 *
 * <p>A finding is open if either says so, and has a plan only if whoever calls it open gives it one. Evidence is what the
 * register has of it; the document is evidence only while the register has none, so that a file that nobody signed never
 * outlasts a signed paper. A document that has run out is no evidence, and its findings stay open: time closes none.
 */
public final class SafeguardState {
    private final RecipientSafeguards register;
    private final Optional<SafeguardsDocument> document;
    private final LocalDate day;

    SafeguardState(RecipientSafeguards register, Optional<SafeguardsDocument> document, LocalDate day) {
        this.register = register;
        this.document = document;
        this.day = day;
    }

    /**
     * What counts on the day of an instant, by papers and by the documents that lie there now.
     *
     * @param papers all that are on file, whatever the clock says, or those that were at some time
     * @throws DocumentException if a document in the folder is faulty, for it might be the one that counts
     */
    public static SafeguardState of(Workspace workspace, Safeguards papers, String recipient, Instant at)
            throws IOException, DocumentException {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return new SafeguardState(
                papers.on(recipient), SafeguardsDocument.newest(workspace.safeguards(), recipient, day), day);
    }

    public String recipient() {
        return register.recipient();
    }

    /** On which it is so. */
    public LocalDate day() {
        return day;
    }

    public RecipientSafeguards register() {
        return register;
    }

    /** The newest document on the recipient, also where it has run out. */
    public Optional<SafeguardsDocument> document() {
        return document;
    }

    /** Whether anything was ever filed or written down of the recipient. */
    public boolean isKnown() {
        return !register.papers().isEmpty() || document.isPresent();
    }

    private boolean documentCounts() {
        return document.filter(d -> d.counts(day)).isPresent();
    }

    /** Whether some evidence counts. */
    public boolean isPresent() {
        return register.evidence().isEmpty()
                ? documentCounts()
                : register.evidence().stream().anyMatch(each -> each.counts(day));
    }

    /** Whether of each kind of evidence on file some counts. */
    public boolean isCurrent() {
        return register.evidence().isEmpty() ? documentCounts() : register.isCurrent(day);
    }

    /** How evidence stands as a whole. */
    public enum Standing {
        /** Of each kind that was ever filed some counts. */
        CURRENT,
        /** Some counts; of another kind it has run out. */
        PARTLY_RUN_OUT,
        NONE_COUNTS
    }

    public Standing standing() {
        if (!isPresent()) {
            return Standing.NONE_COUNTS;
        }
        return isCurrent() ? Standing.CURRENT : Standing.PARTLY_RUN_OUT;
    }

    /** Whether evidence is current and every open finding has a plan. */
    public boolean isSound() {
        return standing() == Standing.CURRENT && withoutPlan() == 0;
    }

    public long openFindings() {
        return findings().size();
    }

    /** Open findings for whose correction no day is set, or whose day has passed. */
    public long withoutPlan() {
        return findings().values().stream().filter(planned -> !planned).count();
    }

    /** Open findings by their ids, and whether a plan for each still runs. */
    private Map<String, Boolean> findings() {
        Map<String, Boolean> findings = new TreeMap<>();
        register.openFindings().forEach(each -> findings.put(each.id(), each.isPlanned(day)));
        document.ifPresent(
                d -> d.findings().forEach(each -> findings.merge(each.id(), each.isPlanned(day), Boolean::logicalAnd)));
        return findings;
    }

    /** Whether an official of the recipient is cleared; empty if nothing is known of it. */
    public Optional<Boolean> cleared(String official) {
        return official(official).flatMap(Clearance::cleared).map(day::isBefore);
    }

    /** Whether an official of the recipient is trained; empty if nothing is known of it. */
    public Optional<Boolean> trained(String official) {
        return official(official).flatMap(Clearance::trained).map(day::isBefore);
    }

    /** Whether a control of the recipient's profile is there; empty if nobody knows. */
    public Optional<Boolean> has(Control control) {
        return register.has(control, day);
    }

    /** For how many years the recipient keeps his log of access; empty if nobody knows. */
    public OptionalLong auditLogYears() {
        return register.auditLogYears(day);
    }

    private Optional<Clearance> official(String id) {
        return Optional.ofNullable(register.officials().get(id));
    }

    /**
     * Writes down the facts; of what nobody knows there is none, and no condition on it is met.
     *
     * @param official id of the person to whom something is to go
     */
    public void tell(Facts facts, String official) {
        facts.set("safeguards.present", isPresent());
        if (!isKnown()) {
            return;
        }
        facts.set("safeguards.open_findings", openFindings())
                .set("safeguards.open_without_plan", withoutPlan())
                .set("safeguards.evidence_current", isCurrent());
        cleared(official).ifPresent(cleared -> facts.set("safeguards.recipient_cleared", cleared));
        trained(official).ifPresent(trained -> facts.set("safeguards.recipient_trained", trained));
        for (Control control : Control.values()) {
            has(control).ifPresent(there -> facts.set(Rulebook.SAFEGUARDS + control.key(), there));
        }
        auditLogYears().ifPresent(years -> facts.set("safeguards.audit_log_years", years));
    }

    /**
     * SHA-256 of what is relied on, as an authorisation names it: of {@link #text}, or of the document alone where the
     * register has no paper on the recipient; empty where there is neither.
     */
    public String sha256() {
        return register.papers().isEmpty()
                ? document.map(SafeguardsDocument::sha256).orElse("")
                : SafeguardsDocument.sha256(text());
    }

    /**
     * Everything that is relied on, in one spelling. It says until when each thing counts, not whether it does, so that it
     * changes only when somebody files or writes something.
     */
    public byte[] text() {
        return ReliedOn.text(register, document.map(SafeguardsDocument::sha256).orElse(""));
    }
}
