package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.office.acting.ActingBasis;
import org.narrowgate.core.office.acting.ActingClaim;
import org.narrowgate.core.office.acting.DelegationClaim;
import org.narrowgate.core.office.acting.DelegationLink;
import org.narrowgate.core.office.acting.Nomination;
import org.narrowgate.core.office.acting.SenateCalendar;
import org.narrowgate.core.office.acting.Span;
import org.narrowgate.core.office.acting.Vacancy;
import org.narrowgate.core.office.acting.VacancyCause;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Section;

/** Reads the claim of a case; a key left out is a thing that is not known. */
final class OfficeClaims {
    /** What a link of a chain may be said to be. */
    private static final List<String> WORDS =
            List.of("redelegable", "covers", "clear", "same_department", "official", "limit_reached");

    private OfficeClaims() {}

    static boolean isDelegation(Section claim) {
        return claim.has("head");
    }

    static ActingClaim acting(Section claim) {
        LocalDate from = claim.date("from");
        return new ActingClaim(
                claim.flag("senate_confirmed", false),
                claim.flag("excluded", false),
                vacancy(claim),
                claim.choice("basis", ActingBasis.class, ActingBasis.OTHER),
                from,
                end(claim, "until", from),
                flag(claim, "directed"),
                flag(claim, "confirmed_elsewhere"),
                days(claim, "days_in_agency"),
                flag(claim, "gs15"),
                flag(claim, "first_assistant_when_vacant"),
                days(claim, "days_first_assistant"),
                flag(claim, "confirmed_first_assistant"),
                flag(claim, "express_authority"),
                flag(claim, "written_authority"),
                nominations(claim),
                senate(claim),
                inaugurations(claim));
    }

    static DelegationClaim delegation(Section claim) {
        List<DelegationLink> chain = new ArrayList<>();
        claim.sections("chain", "a link", each -> chain.add(link(each)));
        return new DelegationClaim(claim.text("head"), claim.text("actor"), chain, claim.flag("long_form", false));
    }

    private static DelegationLink link(Section link) {
        List<String> is = link.texts("is");
        for (String word : is) {
            if (!WORDS.contains(word)) {
                link.problems().unknown(link.markOf("is"), "the word", word, WORDS);
            }
        }
        LocalDate from = link.date("from");
        return new DelegationLink(
                named(link, "giver"),
                named(link, "to"),
                is.contains("redelegable"),
                from,
                end(link, "until", from),
                is.contains("covers"),
                is.contains("clear"),
                is.contains("same_department"),
                is.contains("official"),
                is.contains("limit_reached"));
    }

    /** An office, or a stand-in where a problem was told. */
    private static String named(Section section, String key) {
        String office = section.text(key);
        return office.isBlank() ? "not named" : office;
    }

    private static Optional<Vacancy> vacancy(Section claim) {
        return claim.has("vacant_since")
                ? Optional.of(new Vacancy(
                        claim.date("vacant_since"), claim.choice("cause", VacancyCause.class, VacancyCause.OTHER)))
                : Optional.empty();
    }

    private static List<Nomination> nominations(Section claim) {
        List<Nomination> nominations = new ArrayList<>();
        claim.sections("nominations", "a nomination", each -> {
            LocalDate submitted = each.date("submitted");
            nominations.add(new Nomination(submitted, end(each, "ended", submitted), each.flag("own", false)));
        });
        return nominations;
    }

    private static SenateCalendar senate(Section claim) {
        List<Span> sessions = spans(claim, "senate_sessions");
        List<Span> proForma = spans(claim, "senate_pro_forma");
        List<Span> adjourned = spans(claim, "senate_adjourned");
        LocalDate known = claim.has("senate_known_until") ? claim.date("senate_known_until") : LocalDate.MIN;
        return new SenateCalendar(sessions, proForma, adjourned, known);
    }

    private static List<Span> spans(Section claim, String key) {
        List<Span> spans = new ArrayList<>();
        claim.sections(key, "a span of days", each -> {
            LocalDate from = each.date("from");
            spans.add(new Span(from, end(each, "until", from)));
        });
        return spans;
    }

    private static List<LocalDate> inaugurations(Section claim) {
        List<LocalDate> days = new ArrayList<>();
        claim.sections("inaugurations", "an inauguration", each -> days.add(each.date("on")));
        return days;
    }

    /** A last day that is not before the first. */
    private static Optional<LocalDate> end(Section section, String key, LocalDate first) {
        if (!section.has(key)) {
            return Optional.empty();
        }
        LocalDate last = section.date(key);
        if (last.isBefore(first)) {
            section.problems()
                    .add(
                            section.markOf(key),
                            String.format(Locale.ROOT, "`%s` is before %s, when it begins", key, first),
                            "write the same day or a later one");
            return Optional.empty();
        }
        return Optional.of(last);
    }

    private static Optional<Boolean> flag(Section claim, String key) {
        return claim.has(key) ? Optional.of(claim.flag(key, false)) : Optional.empty();
    }

    private static Optional<Integer> days(Section claim, String key) {
        Optional<Node> node = claim.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        long days = claim.numberOf(key, node.get());
        if (days < 0 || days > Integer.MAX_VALUE) {
            claim.problems().add(claim.markOf(key), "`" + key + "` cannot be a number of days", "write 0 or more");
            return Optional.empty();
        }
        return Optional.of((int) days);
    }
}
