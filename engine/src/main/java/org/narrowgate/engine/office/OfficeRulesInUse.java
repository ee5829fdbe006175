package org.narrowgate.engine.office;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Question;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.ActingService;
import org.narrowgate.core.office.Authority;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Filling;
import org.narrowgate.core.office.Granted;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Office;
import org.narrowgate.core.office.Person;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.TenureJudgment;
import org.narrowgate.core.office.TenureRules;
import org.narrowgate.core.office.Term;
import org.narrowgate.core.office.acting.ActingClaim;
import org.narrowgate.core.office.acting.ActingJudgment;
import org.narrowgate.core.office.acting.Consequence;
import org.narrowgate.core.office.acting.DelegationClaim;
import org.narrowgate.core.office.acting.DelegationLink;
import org.narrowgate.core.office.acting.FunctionKind;
import org.narrowgate.core.office.acting.OfficeRules;
import org.narrowgate.core.office.acting.Vacancy;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.pack.OfficeRulesFolder;

/**
 * The rules that offices name, as they come with the program, applied to what is filed. Rules that cannot be found or read
 * let nobody act. They are read when they are first asked for: most commands judge nobody.
 */
final class OfficeRulesInUse implements TenureRules {
    private static final String SHIPPED = "/offices/plain/rules.yaml";
    private static final Map<String, OfficeRules> READ = new ConcurrentHashMap<>();

    @Override
    public TenureJudgment acting(Roster roster, Office office, Term term, Instant at) {
        Optional<OfficeRules> rules = rules(office.rules());
        Optional<ActingService> service = term.tenure().basis();
        if (rules.isEmpty() || service.isEmpty()) {
            return unknown(office.rules());
        }
        return judgment(term.tenure().id(), rules.get().judge(claim(roster, office, term, service.get(), at), day(at)));
    }

    /** What becomes, by the rules of an office, of an act done in it by somebody whose service was judged so. */
    static Optional<Consequence> consequence(Office office, Act act, FindingStatus judged) {
        // That an act is not exclusive is stated nowhere; what is not said to be exclusive is not settled.
        FunctionKind function = office.exclusive().contains(act) ? FunctionKind.EXCLUSIVE : FunctionKind.NOT_SETTLED;
        return rules(office.rules()).flatMap(rules -> rules.consequence(judged, function));
    }

    private static ActingClaim claim(Roster roster, Office office, Term term, ActingService service, Instant at) {
        Optional<Vacancy> vacancy = roster.vacancy(office.id(), at);
        LocalDate from = day(term.tenure().from());
        Optional<Boolean> inWriting = term.tenure().document().isEmpty() ? Optional.empty() : Optional.of(true);
        return new ActingClaim(
                office.filling() == Filling.APPOINTED_AND_CONFIRMED,
                office.multiMember(),
                vacancy,
                service.basis(),
                from,
                term.ends().map(end -> day(end.minusSeconds(1))).filter(last -> !last.isBefore(from)),
                service.directed(),
                service.confirmedElsewhere(),
                service.daysInAgency(),
                service.gs15(),
                service.firstAssistantWhenVacant(),
                service.daysFirstAssistant(),
                service.confirmedFirstAssistant(),
                inWriting,
                inWriting,
                vacancy.map(v -> roster.nominations(office.id(), term.tenure().person(), v.since()))
                        .orElse(List.of()),
                roster.senate(),
                roster.inaugurations());
    }

    @Override
    public TenureJudgment delegation(
            Roster roster, Office head, List<Granted> chain, Person delegate, Mandate mandate, Instant at) {
        Optional<OfficeRules> rules = rules(head.delegation());
        if (rules.isEmpty()) {
            return unknown(head.delegation());
        }
        List<DelegationLink> links = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            boolean last = i == chain.size() - 1;
            links.add(link(
                    roster, head, chain.get(i), !last || delegate.employment().isOfficial(), mandate, at));
        }
        DelegationClaim claim =
                new DelegationClaim(head.id(), links.get(links.size() - 1).to(), links, !mandate.delegable());
        return judgment(
                chain.get(chain.size() - 1).delegation().id(), rules.get().judge(claim, day(at)));
    }

    private static DelegationLink link(
            Roster roster, Office head, Granted granted, boolean official, Mandate mandate, Instant at) {
        Delegation delegation = granted.delegation();
        String to = delegation
                .office()
                .orElseGet(() -> "person " + delegation.person().orElseThrow());
        boolean sameSide = delegation
                .office()
                .flatMap(id -> roster.office(id, at))
                .map(office -> office.side() == head.side())
                .orElse(true);
        LocalDate from = day(delegation.from());
        return new DelegationLink(
                delegation.fromOffice(),
                to,
                delegation.redelegable(),
                from,
                granted.ends().map(end -> day(end.minusSeconds(1))).filter(last -> !last.isBefore(from)),
                delegation.covers(mandate.act(), mandate.provision()),
                delegation.names(mandate.provision()),
                sameSide,
                official,
                false);
    }

    private static TenureJudgment judgment(String about, ActingJudgment judged) {
        List<Authority.Reason> reasons = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (!finding.met()) {
                String question = finding.status() == FindingStatus.OPEN
                        ? finding.question().map(Question::id).orElse("")
                        : "";
                reasons.add(new Authority.Reason(
                        finding.citation().text() + ": " + finding.text() + " ("
                                + finding.element().id() + " is " + finding.status()
                                + (question.isEmpty() ? ")" : ", question `" + question + "`)"),
                        about,
                        question));
            }
        }
        if (!judged.met()
                && judged.status() != FindingStatus.OPEN
                && !judged.missing().isEmpty()) {
            reasons.add(Authority.Reason.plain("missing: " + judged.missing()));
        }
        return new TenureJudgment(judged.status(), reasons, judged.lastDay());
    }

    private static TenureJudgment unknown(String id) {
        return new TenureJudgment(
                FindingStatus.NOT_SHOWN,
                List.of(Authority.Reason.plain("the rules `" + id + "`, by which the office goes, are not here, or"
                        + " are not sound: name others in a paper on the office")),
                Optional.empty());
    }

    private static Optional<OfficeRules> rules(String id) {
        OfficeRules read = READ.get(id);
        if (read != null) {
            return Optional.of(read);
        }
        try {
            OfficeRules found = new OfficeRulesFolder(shipped()).find(id);
            READ.put(id, found);
            return Optional.of(found);
        } catch (IOException | DocumentException unusable) {
            return Optional.empty();
        }
    }

    /** Within the program's own archive, or beside its classes where it is run from them. */
    private static synchronized Path shipped() throws IOException {
        URL plain = Objects.requireNonNull(OfficeRulesInUse.class.getResource(SHIPPED), "the program has its rules");
        try {
            URI uri = plain.toURI();
            if (uri.getScheme().equals("jar") && READ.isEmpty()) {
                open(uri);
            }
            return Path.of(uri).resolveSibling("..").normalize();
        } catch (URISyntaxException impossible) {
            throw new IOException(plain + ": the rules on offices cannot be read", impossible);
        }
    }

    private static void open(URI archive) throws IOException {
        try {
            FileSystems.getFileSystem(archive);
        } catch (FileSystemNotFoundException closed) {
            FileSystems.newFileSystem(archive, Map.of());
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
