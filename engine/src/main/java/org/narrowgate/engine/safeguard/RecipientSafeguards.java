package org.narrowgate.engine.safeguard;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the papers say of one recipient: findings, evidence, officials and profile. */
public final class RecipientSafeguards {
    private final String recipient;
    private final List<SafeguardPaper> papers;

    RecipientSafeguards(String recipient, List<SafeguardPaper> papers) {
        this.recipient = recipient;
        this.papers = List.copyOf(papers);
    }

    /** The agency, as requests name it. */
    public String recipient() {
        return recipient;
    }

    /** In the order in which they were filed. */
    public List<SafeguardPaper> papers() {
        return papers;
    }

    private <A extends SafeguardAct> Stream<A> acts(Class<A> kind) {
        return papers.stream().map(SafeguardPaper::act).filter(kind::isInstance).map(kind::cast);
    }

    /** Open and closed. */
    public List<Finding> findings() {
        return acts(SafeguardAct.Opened.class)
                .map(opened -> new Finding(
                        opened,
                        acts(SafeguardAct.Planned.class)
                                .filter(plan -> plan.finding().equals(opened.finding()))
                                .reduce((first, last) -> last),
                        acts(SafeguardAct.Closed.class)
                                .filter(closed -> closed.finding().equals(opened.finding()))
                                .findFirst()))
                .toList();
    }

    public List<Finding> openFindings() {
        return findings().stream().filter(Finding::isOpen).toList();
    }

    /** All that was received, whether it counts or no longer. */
    public List<Evidence> evidence() {
        return acts(SafeguardAct.Received.class)
                .map(SafeguardAct.Received::what)
                .toList();
    }

    /** Kinds of evidence that are on file; of each some must count for the whole to be current. */
    public Set<Evidence.Kind> kindsDue() {
        return evidence().stream()
                .map(Evidence::kind)
                .filter(kind -> kind != Evidence.Kind.CORRECTIVE_ACTION_PLAN
                        || !openFindings().isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of each kind that was received before, something counts. */
    public boolean isCurrent(LocalDate day) {
        Set<Evidence.Kind> counting = evidence().stream()
                .filter(each -> each.counts(day))
                .map(Evidence::kind)
                .collect(Collectors.toUnmodifiableSet());
        return !counting.isEmpty() && counting.containsAll(kindsDue());
    }

    /** By the id of the official: what was said of him last. */
    public Map<String, Clearance> officials() {
        Map<String, Clearance> officials = new LinkedHashMap<>();
        acts(SafeguardAct.Cleared.class)
                .forEach(cleared -> officials.merge(cleared.what().official(), cleared.what(), Clearance::then));
        return officials;
    }

    /** What the profile says of each control that it names, by the paper that spoke of it last. */
    public Map<Control, SafeguardAct.Profiled> profile() {
        Map<Control, SafeguardAct.Profiled> profile = new EnumMap<>(Control.class);
        acts(SafeguardAct.Profiled.class)
                .forEach(paper -> paper.says().keySet().forEach(control -> profile.put(control, paper)));
        return profile;
    }

    /** Whether a control is there; empty if nobody knows, or if what showed it no longer counts. */
    public Optional<Boolean> has(Control control, LocalDate day) {
        return Optional.ofNullable(profile().get(control))
                .filter(paper -> paper.evidence().isPresent()
                        && evidence().stream()
                                .anyMatch(each ->
                                        each.id().equals(paper.evidence().get()) && each.counts(day)))
                .map(paper -> paper.says().get(control))
                .filter(presence -> presence != Control.Presence.UNKNOWN)
                .map(presence -> presence == Control.Presence.PRESENT);
    }

    /** For how many years the log of access is kept; empty if nobody knows. */
    public OptionalLong auditLogYears(LocalDate day) {
        SafeguardAct.Profiled said = profile().get(Control.AUDIT_LOG);
        return said != null && has(Control.AUDIT_LOG, day).orElse(false) ? said.years() : OptionalLong.empty();
    }
}
