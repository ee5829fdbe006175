package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.ElementKind;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.LegalException;
import org.narrowgate.engine.pack.LawChange.Effect;

/** What differs between two lists of elements; one that was amended is compared with what was law before it. */
final class ElementChanges {
    private final String part;
    private final List<LawChange> found;

    ElementChanges(String part, List<LawChange> found) {
        this.part = part;
        this.found = found;
    }

    void compare(List<ElementDraft> then, List<ElementDraft> now) {
        Map<String, List<ElementDraft>> before = byId(then);
        Map<String, List<ElementDraft>> after = byId(now);
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            List<ElementDraft> old = before.getOrDefault(id, List.of());
            List<ElementDraft> current = after.getOrDefault(id, List.of());
            if (old.isEmpty() || current.isEmpty()) {
                whole(old.isEmpty() ? current.get(0) : old.get(0), old.isEmpty());
            } else {
                dates(id, old, current);
                current.forEach(draft -> compare(predecessor(old, draft), draft));
            }
        }
    }

    private static Map<String, List<ElementDraft>> byId(List<ElementDraft> drafts) {
        Map<String, List<ElementDraft>> byId = new LinkedHashMap<>();
        drafts.forEach(
                d -> byId.computeIfAbsent(d.id(), id -> new ArrayList<>()).add(d));
        return byId;
    }

    /** What was law on the same days, or else what was law last. */
    private static ElementDraft predecessor(List<ElementDraft> old, ElementDraft of) {
        return old.stream()
                .filter(d -> d.inForce().overlaps(of.inForce()))
                .reduce((first, second) -> second)
                .orElse(old.get(old.size() - 1));
    }

    private void whole(ElementDraft draft, boolean added) {
        Effect effect = draft.kind() == ElementKind.DUTY ? Effect.OTHER : Effect.ofMore(!added);
        add(effect, draft.id(), (added ? "added: " : "removed: ") + draft.text());
    }

    /** On each day on which anything begins or ends: was it law, is it law? */
    private void dates(String id, List<ElementDraft> old, List<ElementDraft> current) {
        String then = words(old);
        String now = words(current);
        if (then.equals(now)) {
            return;
        }
        Set<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
        for (List<ElementDraft> each : List.of(old, current)) {
            each.forEach(d -> {
                d.inForce().from().ifPresent(days::add);
                d.inForce().until().ifPresent(days::add);
            });
        }
        boolean lapsed = days.stream().anyMatch(day -> on(old, day) && !on(current, day));
        boolean begun = days.stream().anyMatch(day -> !on(old, day) && on(current, day));
        Effect effect = lapsed == begun ? Effect.OTHER : Effect.ofMore(lapsed);
        add(effect, id, then + " -> " + now);
        if (lapsed && begun) {
            add(Effect.WIDER, id, "no longer law on days on which it was");
        }
    }

    private static boolean on(List<ElementDraft> drafts, LocalDate day) {
        return drafts.stream().anyMatch(d -> d.inForce().on(day));
    }

    private static String words(List<ElementDraft> drafts) {
        return String.join(
                "; ", drafts.stream().map(d -> d.inForce().words()).sorted().toList());
    }

    private void compare(ElementDraft then, ElementDraft now) {
        String id = now.id();
        if (then.kind() != now.kind()) {
            Effect effect = then.kind() == ElementKind.DUTY
                    ? Effect.NARROWER
                    : now.kind() == ElementKind.DUTY ? Effect.WIDER : Effect.OTHER;
            add(effect, id, "kind " + then.kind() + " -> " + now.kind());
        }
        words(id, "text", then.text(), now.text());
        words(id, "citation", then.citation().text(), now.citation().text());
        words(id, "stage", then.stage().name(), now.stage().name());
        words(id, "ground", then.ground().name(), now.ground().name());
        if (then.check().isPresent() && now.check().isPresent()) {
            new BranchChanges((effect, what) -> add(effect, id, what))
                    .compare(then.check().get(), now.check().get());
        }
        Set<String> exceptions = new LinkedHashSet<>();
        then.exceptions().forEach(e -> exceptions.add(e.id()));
        now.exceptions().forEach(e -> exceptions.add(e.id()));
        exceptions.forEach(exception -> exception(id, find(then, exception), find(now, exception)));
        exceptionDates(id, then, now);
    }

    private static Optional<LegalException> find(ElementDraft draft, String exception) {
        return draft.exceptions().stream().filter(e -> e.id().equals(exception)).findFirst();
    }

    private void exception(String element, Optional<LegalException> then, Optional<LegalException> now) {
        if (then.isEmpty() || now.isEmpty()) {
            LegalException one = now.or(() -> then).orElseThrow();
            Effect added = ofOutcome(one.outcome());
            add(
                    now.isPresent() ? added : added.reversed(),
                    element,
                    "exception " + one.id() + (now.isPresent() ? " added: " : " removed: ") + one.outcome() + " when "
                            + one.when().source());
            return;
        }
        LegalException before = then.get();
        LegalException after = now.get();
        String what = "exception " + after.id();
        if (before.outcome() != after.outcome()) {
            boolean opens = after.outcome() == FindingStatus.MET || before.outcome() == FindingStatus.NOT_MET;
            add(Effect.ofMore(opens), element, what + ": " + before.outcome() + " -> " + after.outcome());
        }
        Effect more = ofOutcome(after.outcome());
        ConditionChange.of(before.when().tree(), after.when().tree())
                .map(effect -> effect == Effect.WIDER ? more : effect == Effect.NARROWER ? more.reversed() : effect)
                .ifPresent(effect -> add(
                        effect,
                        element,
                        what + ": when " + before.when().source() + " -> "
                                + after.when().source()));
        words(element, what + " excepts", before.excepts(), after.excepts());
        new BranchChanges((effect, said) -> add(effect, element, said))
                .question(what, before.question(), after.question());
        words(element, what + " text", before.text(), after.text());
        words(
                element,
                what + " citation",
                before.citation().text(),
                after.citation().text());
    }

    /** An exception that asks a person opens what was refused and closes what was met. */
    private static Effect ofOutcome(FindingStatus outcome) {
        return outcome == FindingStatus.OPEN ? Effect.OTHER : Effect.ofMore(outcome == FindingStatus.MET);
    }

    private void exceptionDates(String id, ElementDraft then, ElementDraft now) {
        for (LegalException exception : now.exceptions()) {
            find(then, exception.id())
                    .ifPresent(before -> words(
                            id,
                            "exception " + exception.id(),
                            then.inForce(before).words(),
                            now.inForce(exception).words()));
        }
    }

    private void words(String id, String what, String then, String now) {
        if (!then.equals(now)) {
            add(Effect.OTHER, id, what + " \"" + then + "\" -> \"" + now + "\"");
        }
    }

    private void add(Effect effect, String id, String what) {
        found.add(new LawChange(effect, part, id, what));
    }
}
