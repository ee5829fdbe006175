package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.narrowgate.core.law.Authority;
import org.narrowgate.core.law.FieldRule;
import org.narrowgate.engine.pack.LawChange.Effect;

/** Compares two packs, or two versions of one, and says of each difference whether the second is wider. */
public final class LawDiff {
    private final List<LawChange> found = new ArrayList<>();

    private LawDiff() {}

    /** Every difference, in the order of the packs; empty if, and only if, both are the same bytes. */
    public static List<LawChange> of(Pack before, Pack after) {
        LawDiff diff = new LawDiff();
        diff.packs(before, after);
        if (diff.found.isEmpty() && !before.sha256().equals(after.sha256())) {
            diff.add(Effect.OTHER, "files", "", "the bytes differ, in cases, comments or layout alone");
        }
        return List.copyOf(diff.found);
    }

    private void packs(Pack before, Pack after) {
        Authority then = before.authority();
        Authority now = after.authority();
        words("pack", "", then.id(), now.id());
        words("title", "", then.title(), now.title());
        words("citation", "", then.citation().text(), now.citation().text());
        words("text", "", before.manifest().text(), after.manifest().text());
        if (then.emergency() != now.emergency()) {
            // Where none is demanded, no clause of an agreement cuts anything.
            add(Effect.ofMore(now.emergency()), "emergency", "", then.emergency() + " -> " + now.emergency());
        }
        each(
                "purpose",
                before.manifest().purposes(),
                after.manifest().purposes(),
                Optional.of(Effect.WIDER),
                this::words);
        new ElementChanges("element", found).compare(before.drafts(), after.drafts());
        each(
                "threshold",
                before.manifest().thresholds(),
                after.manifest().thresholds(),
                Optional.empty(),
                this::threshold);
        readings(before, after);
        each(
                "releasable",
                byName(then.releasable(), FieldRule::name),
                byName(now.releasable(), FieldRule::name),
                Optional.of(Effect.WIDER),
                this::releasable);
        declarations(then, now);
        words(
                "clauses",
                "",
                before.manifest().clauses().toString(),
                after.manifest().clauses().toString());
    }

    /** What a request states: neither wider nor narrower before it is known what conditions make of it. */
    private void declarations(Authority then, Authority now) {
        each(
                "field",
                byName(then.fields(), f -> f.name()),
                byName(now.fields(), f -> f.name()),
                Optional.empty(),
                this::words);
        each(
                "number",
                byName(then.numbers(), n -> n.name()),
                byName(now.numbers(), n -> n.name()),
                Optional.empty(),
                this::words);
        each(
                "attestation",
                byName(then.attestations(), a -> a.id()),
                byName(now.attestations(), a -> a.id()),
                Optional.empty(),
                this::words);
    }

    private void readings(Pack before, Pack after) {
        Map<String, PackReading> then = byName(before.readings(), PackReading::id);
        Map<String, PackReading> now = byName(after.readings(), PackReading::id);
        Set<String> ids = new LinkedHashSet<>(then.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            Optional<PackReading> old = Optional.ofNullable(then.get(id));
            Optional<PackReading> current = Optional.ofNullable(now.get(id));
            if (old.isPresent() && current.isPresent()) {
                reading(id, old.get(), current.get());
            } else {
                alone(current.or(() -> old).orElseThrow(), old.isEmpty());
            }
        }
    }

    /** One more that is not the strictest is one more that an agreement can cite. */
    private void alone(PackReading reading, boolean added) {
        boolean strictest = reading.reading().strictest();
        Effect effect = strictest ? Effect.OTHER : Effect.WIDER;
        add(
                added ? effect : effect.reversed(),
                "reading",
                reading.id(),
                (added ? "added" : "removed")
                        + (strictest ? ", the strictest: " : ", wider: ")
                        + reading.reading().text());
    }

    private void reading(String id, PackReading then, PackReading now) {
        if (then.reading().strictest() != now.reading().strictest()) {
            // The one that now holds unless another is cited was, as the first pack says, not the strictest.
            add(
                    now.reading().strictest() ? Effect.WIDER : Effect.OTHER,
                    "reading",
                    id,
                    now.reading().strictest() ? "wider -> the strictest" : "the strictest -> wider");
        }
        if (then.addressMustAgree() != now.addressMustAgree()) {
            add(
                    Effect.ofMore(then.addressMustAgree()),
                    "reading",
                    id,
                    "address_must_agree " + then.addressMustAgree() + " -> " + now.addressMustAgree());
        }
        words("reading", id, then.reading().question(), now.reading().question());
        words("reading", id, then.reading().text(), now.reading().text());
        words(
                "reading",
                id,
                then.reading().dated().toString(),
                now.reading().dated().toString());
        words(
                "reading",
                id,
                then.reading().sources().toString(),
                now.reading().sources().toString());
    }

    private void threshold(String part, String id, Pack.Threshold then, Pack.Threshold now) {
        boolean turned = then.narrows() != now.narrows();
        Effect.ofMove(now.narrows(), then.limit(), now.limit())
                .ifPresent(
                        effect -> add(turned ? Effect.OTHER : effect, part, id, then.limit() + " -> " + now.limit()));
        words(
                part,
                id,
                "narrows " + then.narrows().word(),
                "narrows " + now.narrows().word());
        words(part, id, then.text(), now.text());
    }

    private void releasable(String part, String name, FieldRule then, FieldRule now) {
        if (then.carvedIn() != now.carvedIn()) {
            add(Effect.ofMore(now.carvedIn()), part, name, "carved_in " + then.carvedIn() + " -> " + now.carvedIn());
        }
        if (then.category().isEmpty() != now.category().isEmpty()) {
            add(
                    Effect.ofMore(then.category().isEmpty()),
                    part,
                    name,
                    "category \"" + then.category() + "\" -> \"" + now.category() + "\"");
        } else {
            words(part, name, then.category(), now.category());
        }
        set(part, name + " provenances", then.provenances(), now.provenances());
        words(part, name, then.source() + " " + then.number(), now.source() + " " + now.number());
        words(part, name, then.citation().text(), now.citation().text());
    }

    /** What is listed may go, or may be asked for: more of it is wider. */
    private void set(String part, String id, Set<String> then, Set<String> now) {
        ListChange.each(then, now, (effect, what) -> add(effect, part, id, what));
    }

    private interface Pair<T> {
        void compare(String part, String id, T then, T now);
    }

    /** Compares what both have; of what one has alone {@code added} says what it means, if that is known. */
    private <T> void each(String part, Map<String, T> then, Map<String, T> now, Optional<Effect> added, Pair<T> pair) {
        Set<String> ids = new LinkedHashSet<>(then.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            Optional<T> old = Optional.ofNullable(then.get(id));
            Optional<T> current = Optional.ofNullable(now.get(id));
            if (old.isPresent() && current.isPresent()) {
                pair.compare(part, id, old.get(), current.get());
            } else {
                Effect effect = added.orElse(Effect.OTHER);
                add(
                        current.isPresent() ? effect : effect.reversed(),
                        part,
                        id,
                        current.isPresent() ? "added" : "removed");
            }
        }
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, t -> t, (first, second) -> second, LinkedHashMap::new));
    }

    private void words(String part, String id, Object then, Object now) {
        if (!then.equals(now)) {
            add(Effect.OTHER, part, id, "\"" + then + "\" -> \"" + now + "\"");
        }
    }

    private void add(Effect effect, String part, String id, String what) {
        found.add(new LawChange(effect, part, id, what));
    }
}
