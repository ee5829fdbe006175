package org.narrowgate.core.office.acting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.core.law.Citation;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;

/** Rules on who may act in an office, as one law has them. Safe for use by many threads. */
public final class OfficeRules {
    private final String id;
    private final String title;
    private final Citation citation;
    private final Optional<TimeLimit> limit;
    private final Map<String, Long> parameters;
    private final List<ElementTest> acting;
    private final List<ElementTest> delegation;
    private final List<Consequence> consequences;
    private final String sha256;

    private OfficeRules(Law law, List<ElementTest> acting, List<ElementTest> delegation) {
        this.id = law.id();
        this.title = law.title();
        this.citation = law.citation();
        this.limit = law.limit();
        this.parameters = law.parameters();
        this.consequences = law.consequences();
        this.sha256 = law.sha256();
        this.acting = acting;
        this.delegation = delegation;
    }

    /**
     * What the rules say beside their elements.
     *
     * @param limit how days are reckoned; empty if they speak of delegations alone
     * @param sha256 of the files they were read from, in hexadecimal
     */
    public record Law(
            String id,
            String title,
            Citation citation,
            Optional<TimeLimit> limit,
            Map<String, Long> parameters,
            List<Consequence> consequences,
            String sha256) {
        public Law {
            parameters = Map.copyOf(parameters);
            consequences = List.copyOf(consequences);
        }
    }

    /**
     * Makes rules ready to be asked.
     *
     * @throws IllegalArgumentException if a number is missing, or elements on who acts have no limit of time
     */
    public static OfficeRules of(Law law, List<Element> acting, List<Element> delegation) {
        List<String> needed = law.limit().map(TimeLimit::parameters).orElse(List.of());
        for (String parameter : needed) {
            if (law.parameters().getOrDefault(parameter, 0L) <= 0) {
                throw new IllegalArgumentException(
                        "rules `" + law.id() + "` lack the number `" + parameter + "`; give one above 0");
            }
        }
        if (law.limit().isEmpty() != acting.isEmpty()) {
            throw new IllegalArgumentException("rules `" + law.id() + "` need a limit of time if, and only if, they"
                    + " have elements on who may act");
        }
        return new OfficeRules(
                law,
                acting.stream().map(ElementTest::of).toList(),
                delegation.stream().map(ElementTest::of).toList());
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Citation citation() {
        return citation;
    }

    /** The numbers of the law by id, e.g. {@code service-days}. */
    public Map<String, Long> parameters() {
        return parameters;
    }

    /** Names the very text that was judged by. */
    public String sha256() {
        return sha256;
    }

    /** What must hold of one who acts; empty if the rules speak of delegations alone. */
    public List<Element> elements() {
        return acting.stream().map(ElementTest::element).toList();
    }

    /** What must hold of a chain of delegations; empty if the rules do not speak of them. */
    public List<Element> delegationElements() {
        return delegation.stream().map(ElementTest::element).toList();
    }

    /** Whether the person may act on the day; rules that say nothing of it show nothing. */
    public ActingJudgment judge(ActingClaim claim, LocalDate day) {
        ServiceLimits limits = limits(claim);
        List<Finding> findings = findings(acting, OfficeFacts.of(claim, day, limits));
        return judgment(findings, limits, claim.until());
    }

    /** Whether the actor has the head's authority on the day; rules that say nothing of it show nothing. */
    public ActingJudgment judge(DelegationClaim claim, LocalDate day) {
        List<Finding> findings = findings(delegation, OfficeFacts.of(claim, day));
        return judgment(findings, chainLimits(claim), Optional.empty());
    }

    /**
     * What becomes of an act of somebody whose service was judged so; empty if he may act.
     *
     * <p>An act is only said to be without effect where the judgment is NOT_MET and the function is settled.
     */
    public Optional<Consequence> consequence(FindingStatus judged, FunctionKind function) {
        if (judged == FindingStatus.MET) {
            return Optional.empty();
        }
        FunctionKind told = judged == FindingStatus.NOT_MET ? function : FunctionKind.NOT_SETTLED;
        return consequences.stream().filter(each -> each.function() == told).findFirst();
    }

    private ServiceLimits limits(ActingClaim claim) {
        if (limit.isEmpty()) {
            return ServiceLimits.NOTHING_KNOWN;
        }
        if (limit.get() == TimeLimit.STATED_TERM) {
            return ServiceLimits.stated(claim.term(), Optional.ofNullable(parameters.get("longest-term")));
        }
        return claim.basis().isOfVacanciesAct()
                ? claim.vacancy()
                        .map(vacancy -> VacancyClock.limits(parameters, vacancy, claim))
                        .orElse(ServiceLimits.NOTHING_KNOWN)
                : ServiceLimits.stated(claim.term(), Optional.empty());
    }

    private static ServiceLimits chainLimits(DelegationClaim claim) {
        Optional<LocalDate> from =
                claim.chain().stream().map(DelegationLink::from).max(Comparator.naturalOrder());
        Optional<LocalDate> until =
                claim.chain().stream().flatMap(link -> link.until().stream()).min(Comparator.naturalOrder());
        boolean never = from.isEmpty() || until.filter(from.get()::isAfter).isPresent();
        return never
                ? new ServiceLimits(List.of(), Optional.empty(), "")
                : ServiceLimits.stated(new Span(from.get(), until), Optional.empty());
    }

    private static List<Finding> findings(List<ElementTest> tests, Facts facts) {
        List<Finding> findings = new ArrayList<>();
        tests.forEach(test -> findings.add(test.on(facts)));
        return findings;
    }

    private static ActingJudgment judgment(List<Finding> findings, ServiceLimits limits, Optional<LocalDate> until) {
        Optional<LocalDate> last = limits.lastDay();
        boolean open = limits.windows().stream().anyMatch(window -> !window.contested());
        Optional<LocalDate> cut =
                last.isEmpty() || until.filter(last.get()::isAfter).isPresent() ? until : last;
        return new ActingJudgment(
                worst(findings), findings, open ? cut : Optional.empty(), limits.windows(), limits.missing());
    }

    /** NOT_MET, then NOT_SHOWN, then OPEN; without any finding nothing is shown. */
    private static FindingStatus worst(List<Finding> findings) {
        List<FindingStatus> found = findings.stream().map(Finding::status).toList();
        if (found.contains(FindingStatus.NOT_MET)) {
            return FindingStatus.NOT_MET;
        }
        if (found.isEmpty() || found.contains(FindingStatus.NOT_SHOWN)) {
            return FindingStatus.NOT_SHOWN;
        }
        return found.contains(FindingStatus.OPEN) ? FindingStatus.OPEN : FindingStatus.MET;
    }
}
