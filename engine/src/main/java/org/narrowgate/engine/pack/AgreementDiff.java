package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.narrowgate.core.law.Agreement;
import org.narrowgate.engine.pack.LawChange.Effect;

/** Compares two agreements under one pack and says of each difference whether the second is wider. */
public final class AgreementDiff {
    private final Pack pack;
    private final List<LawChange> found = new ArrayList<>();

    private AgreementDiff(Pack pack) {
        this.pack = pack;
    }

    /** Every difference, in the order of the example agreement; empty if, and only if, both are the same bytes. */
    public static List<LawChange> of(AgreementDocument before, AgreementDocument after, Pack pack) {
        AgreementDiff diff = new AgreementDiff(pack);
        diff.parties(before, after);
        diff.lists(before.agreement(), after.agreement());
        diff.limits(before.agreement(), after.agreement());
        diff.attestation(before.attestEveryDays(), after.attestEveryDays());
        diff.readings(before.agreement().readings(), after.agreement().readings());
        new ElementChanges("condition", diff.found).compare(before.conditions(), after.conditions());
        if (diff.found.isEmpty() && !before.sha256().equals(after.sha256())) {
            diff.add(Effect.OTHER, "file", "the bytes differ, in comments or layout alone");
        }
        return List.copyOf(diff.found);
    }

    private void parties(AgreementDocument before, AgreementDocument after) {
        Agreement then = before.agreement();
        Agreement now = after.agreement();
        words("agreement", then.id(), now.id());
        words("title", before.title(), after.title());
        words("custodian", then.custodian(), now.custodian());
        words("requester", then.requester(), now.requester());
        words("answer_within", answerWithin(before), answerWithin(after));
        day("effective", then.effective(), now.effective(), now.effective().isBefore(then.effective()));
        day("expires", then.expires(), now.expires(), now.expires().isAfter(then.expires()));
    }

    /** How soon an answer is due lets nothing more go. */
    private static String answerWithin(AgreementDocument agreement) {
        return agreement.answerWithin().isPresent() ? agreement.answerWithin().getAsLong() + " days" : "no time is set";
    }

    private void day(String part, LocalDate then, LocalDate now, boolean longer) {
        if (!then.equals(now)) {
            add(Effect.ofMore(longer), part, then + " -> " + now);
        }
    }

    private void lists(Agreement then, Agreement now) {
        list("purposes", then.purposes(), now.purposes());
        list("offences", then.offences(), now.offences());
        list("fields", then.fields(), now.fields());
        list("identity_routes", new HashSet<>(then.routes()), new HashSet<>(now.routes()));
        // Without a roster that of the request stands, whoever is on it.
        if (then.roster().isEmpty() != now.roster().isEmpty()) {
            add(
                    Effect.ofMore(now.roster().isEmpty()),
                    "roster",
                    now.roster().isEmpty() ? "there is none any more" : "there was none");
        } else {
            list("roster", then.roster(), now.roster());
        }
    }

    private void list(String part, Set<String> then, Set<String> now) {
        ListChange.each(then, now, (effect, what) -> add(effect, part, what));
    }

    private void limits(Agreement then, Agreement now) {
        if (then.confirmOnly() != now.confirmOnly()) {
            add(Effect.ofMore(then.confirmOnly()), "confirm_only", then.confirmOnly() + " -> " + now.confirmOnly());
        }
        if (then.nicknames() != now.nicknames()) {
            add(Effect.ofMore(now.nicknames()), "nicknames", then.nicknames() + " -> " + now.nicknames());
        }
        limit("periods last", then.lastPeriod(), now.lastPeriod());
        Effect.ofLimit(then.firstPeriod(), now.firstPeriod())
                .ifPresent(effect ->
                        add(effect.reversed(), "periods first", then.firstPeriod() + " -> " + now.firstPeriod()));
        limit("rows_per_request", then.rowsPerRequest(), now.rowsPerRequest());
        limit("retention_days", then.retentionDays(), now.retentionDays());
        pack.manifest()
                .thresholds()
                .forEach((id, strict) -> threshold(
                        id,
                        strict.narrows(),
                        then.thresholds().getOrDefault(id, strict.limit()),
                        now.thresholds().getOrDefault(id, strict.limit())));
    }

    /** Fewer attestations ask less of the requester. */
    private void attestation(OptionalInt then, OptionalInt now) {
        if (!then.equals(now)) {
            boolean wider = now.isEmpty() || (then.isPresent() && now.getAsInt() > then.getAsInt());
            add(Effect.ofMore(wider), "attest_every_days", days(then) + " -> " + days(now));
        }
    }

    private static String days(OptionalInt days) {
        return days.isPresent() ? Integer.toString(days.getAsInt()) : "nothing said";
    }

    private void threshold(String id, Narrows narrows, long then, long now) {
        Effect.ofMove(narrows, then, now).ifPresent(effect -> add(effect, "threshold " + id, then + " -> " + now));
    }

    private void limit(String part, long then, long now) {
        Effect.ofLimit(then, now).ifPresent(effect -> add(effect, part, then + " -> " + now));
    }

    /** The strictest holds whether or not it is cited, so that only the others differ in what they let happen. */
    private void readings(Set<String> then, Set<String> now) {
        ListChange.each(then, now, (effect, what) -> {
            String id = what.substring(0, what.indexOf(' '));
            boolean strictest = pack.readings().stream()
                    .anyMatch(r -> r.id().equals(id) && r.reading().strictest());
            add(strictest ? Effect.OTHER : effect, "readings", what);
        });
    }

    private void words(String part, String then, String now) {
        if (!then.equals(now)) {
            add(Effect.OTHER, part, "\"" + then + "\" -> \"" + now + "\"");
        }
    }

    private void add(Effect effect, String part, String what) {
        found.add(new LawChange(effect, part, "", what));
    }
}
