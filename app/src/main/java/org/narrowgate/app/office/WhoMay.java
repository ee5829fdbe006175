package org.narrowgate.app.office;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.office.Act;
import org.narrowgate.core.office.Authority;
import org.narrowgate.core.office.Delegation;
import org.narrowgate.core.office.Mandate;
import org.narrowgate.core.office.Roster;
import org.narrowgate.core.office.Side;
import org.narrowgate.core.office.Term;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.office.Officials;

/**
 * Who may do an act at an instant, by which chain of delegations; who may not quite, and why; which questions counsel
 * has to settle; and, where nobody may, what would be needed and from whom.
 */
public final class WhoMay {
    private final Officials officials;
    private final Mandate mandate;
    private final Instant at;
    private final List<Authority> ways;
    private final Phrase phrase;
    private final Lacking lacking;

    private WhoMay(Officials officials, Mandate mandate, Instant at, String filer) {
        this.officials = officials;
        this.mandate = mandate;
        this.at = at;
        this.ways = officials.authorities().of(mandate, at);
        this.phrase = new Phrase(officials.roster(), at);
        this.lacking = new Lacking(officials.roster(), mandate, at, filer);
    }

    /**
     * Asks it; what is known is what {@code officials} know.
     *
     * @param filer who signs papers on offices, for remedies
     */
    public static WhoMay of(Officials officials, Mandate mandate, Instant at, String filer) {
        return new WhoMay(officials, mandate, at, filer);
    }

    public boolean isAnybody() {
        return ways.stream().anyMatch(Authority::may);
    }

    /** Names of those who may, in order of the alphabet. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        ways.stream()
                .filter(Authority::may)
                .forEach(way -> names.add(way.person().name()));
        return names;
    }

    /** Adds the answer for people. */
    public void print(StringBuilder to) {
        part(to, "MAY", FindingStatus.MET);
        part(to, "OPEN: counsel has to settle a question first", FindingStatus.OPEN);
        part(to, "MAY NOT, though in the office or the chain", FindingStatus.NOT_MET);
        list(to, "not in force then", lacking.lapsed());
        if (!isAnybody()) {
            list(to, "NOBODY MAY; any of these would be needed", lacking.needed());
        }
    }

    private static void list(StringBuilder to, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            to.append(heading).append('\n');
            lines.forEach(line -> to.append("  - ").append(line).append('\n'));
        }
    }

    private void part(StringBuilder to, String heading, FindingStatus status) {
        List<Authority> these =
                ways.stream().filter(way -> standing(way) == status).toList();
        if (these.isEmpty()) {
            return;
        }
        to.append(heading).append('\n');
        for (Authority way : these) {
            to.append("  ").append(way.person().name());
            to.append(", ")
                    .append(way.office().title())
                    .append(" (")
                    .append(way.office().agency());
            to.append(")\n      ")
                    .append(way.tenure().id())
                    .append(": ")
                    .append(tenure(way))
                    .append('\n');
            chain(way).forEach(link -> to.append("      by ").append(link).append('\n'));
            way.reasons().forEach(reason -> to.append("      ! ")
                    .append(reason.text())
                    .append(settled(reason))
                    .append('\n'));
            consequence(way)
                    .ifPresent(told -> to.append("      = ").append(told).append('\n'));
            if (status != FindingStatus.NOT_MET) {
                unsigned(way).ifPresent(why -> to.append("      ! ").append(why).append('\n'));
            }
        }
    }

    private Optional<String> consequence(Authority way) {
        return officials
                .consequence(way, mandate.act(), at)
                .map(told -> "done all the same: " + told.text() + " ("
                        + told.citation().text() + ")");
    }

    /** What was not shown is not met. */
    private static FindingStatus standing(Authority way) {
        return way.status() == FindingStatus.NOT_SHOWN ? FindingStatus.NOT_MET : way.status();
    }

    private String tenure(Authority way) {
        Optional<Term> term = officials.roster().term(way.tenure().id());
        String limit = term.flatMap(t -> officials.authorities().judge(t, at).lastDay())
                .map(day -> "; last day " + day)
                .orElse("");
        return term.map(Phrase::tenure).orElse(Phrase.word(way.tenure().kind())) + limit;
    }

    private List<String> chain(Authority way) {
        Roster roster = officials.roster();
        return way.chain().stream()
                .map(Delegation::id)
                .map(id -> roster.delegation(id).map(phrase::whole).orElse(id))
                .toList();
    }

    private String settled(Authority.Reason reason) {
        if (reason.question().isEmpty()) {
            return "";
        }
        return "\n        counsel settles it by a paper of the kind `settlement`: settled: [{about: " + reason.about()
                + ", question: " + reason.question() + ", answer: MET or NOT_MET, reason: \"...\"}]\n        signed by "
                + counsel();
    }

    private String counsel() {
        Set<String> names = new TreeSet<>();
        officials
                .who(Mandate.of(Act.OPINION, Side.CUSTODIAN), at)
                .forEach(who -> names.add(who.name() + " (" + who.office() + ")"));
        return names.isEmpty() ? "who may `opinion`; nobody on file may" : String.join(" or ", names);
    }

    /** Why somebody who may cannot sign: an office without a key. */
    private Optional<String> unsigned(Authority way) {
        List<String> why = new ArrayList<>();
        Roster roster = officials.roster();
        for (String fingerprint : roster.certificatesOf(way.person().id())) {
            boolean lost = roster.lostSince(fingerprint)
                    .filter(since -> !at.isBefore(since))
                    .isPresent();
            Optional<X509Certificate> certificate = officials.certificate(fingerprint);
            Optional<String> refusal = certificate.flatMap(c -> officials.refusal(c, at));
            if (!lost && refusal.isEmpty()) {
                return Optional.empty();
            }
            why.add(lost ? "the key of a certificate is on file as lost" : refusal.orElse(""));
        }
        return Optional.of("cannot sign: "
                + (why.isEmpty() ? "no certificate is on file; file a paper that names one" : String.join("; ", why)));
    }

    /** The answer as one document. */
    public Json json() {
        return Json.object()
                .put("act", mandate.act().word())
                .put("provision", mandate.provision())
                .put("anybody", isAnybody())
                .put("ways", ways.stream().map(this::json).toList())
                .put("not_in_force", lacking.lapsed())
                .put("needed", isAnybody() ? List.of() : lacking.needed());
    }

    private Json json(Authority way) {
        List<Json> reasons = way.reasons().stream()
                .map(reason -> Json.object()
                        .put("text", reason.text())
                        .put("about", reason.about())
                        .put("question", reason.question()))
                .toList();
        return Json.object()
                .put("status", way.status().name())
                .put("person", way.person().id())
                .put("name", way.person().name())
                .put("office", way.office().id())
                .put("title", way.office().title())
                .put("agency", way.office().agency())
                .put("tenure", way.tenure().id())
                .put("tenure_kind", Phrase.word(way.tenure().kind()))
                .put("chain", way.chain().stream().map(Delegation::id).toList())
                .put("reasons", reasons)
                .put("consequence", consequence(way).orElse(""))
                .put("cannot_sign", unsigned(way).orElse(""));
    }
}
