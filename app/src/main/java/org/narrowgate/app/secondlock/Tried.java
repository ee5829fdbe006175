package org.narrowgate.app.secondlock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.narrowgate.core.identity.Candidate;
import org.narrowgate.core.identity.HeldAddress;
import org.narrowgate.core.identity.Identification;
import org.narrowgate.core.identity.Identifier;
import org.narrowgate.core.identity.IdentityRule;
import org.narrowgate.core.identity.IdentityRules;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.Explanation;
import org.narrowgate.core.person.NameTables;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.secondlock.LockFile;

/** A stated person held against one record: each comparison, and the rule that decides, with and without a second lock. */
public final class Tried {
    /** Rules that are vetoes, by what they look at; every other one is an agreement that is wanting. */
    private static final Map<String, IdentityRule> VETOES = Map.of(
            "suffix", IdentityRule.SUFFIX_CONFLICT,
            "middle-name", IdentityRule.MIDDLE_INITIAL_CONFLICT,
            "sex", IdentityRule.SEX_CONFLICT,
            "death", IdentityRule.DEATH_BEFORE_PERIOD);

    private static final Map<String, List<IdentityRule>> WANTING = Map.of(
            "birth-date",
            List.of(
                    IdentityRule.BIRTH_DATE_NOT_STATED,
                    IdentityRule.BIRTH_DATE_NOT_ON_RECORD,
                    IdentityRule.BIRTH_DATE_DIFFERS),
            "surname",
            List.of(IdentityRule.NAME_NOT_STATED, IdentityRule.SURNAME_DIFFERS),
            "given-name",
            List.of(
                    IdentityRule.NAME_NOT_STATED,
                    IdentityRule.SURNAME_DIFFERS,
                    IdentityRule.GIVEN_NAME_DIFFERS,
                    IdentityRule.NICKNAME_NOT_PERMITTED),
            "address",
            List.of(IdentityRule.ADDRESS_NOT_COMPARABLE, IdentityRule.ADDRESS_DIFFERS));

    private final StatedPerson stated;
    private final Candidate record;
    private final Optional<LockFile> lock;
    private final List<Line> lines = new ArrayList<>();
    private final Identification without;
    private final Optional<Identification> with;
    private final OptionalDouble weight;

    /**
     * One comparison.
     *
     * @param level what it shows
     * @param means whether that is a veto, an agreement, or neither
     * @param bits what the lock weighs it, frequency included; empty if nobody weighs it
     */
    private record Line(
            String what, String stated, List<String> held, String level, String means, OptionalDouble bits) {}

    public Tried(TriedPair pair, IdentityRules rules, NameTables names, Optional<LockFile> lock) {
        this.stated = pair.stated();
        this.record = pair.record();
        this.lock = lock;
        Identifier plain = new Identifier(rules, names);
        without = plain.identify(stated, List.of(record));
        with = lock.map(
                file -> new Identifier(rules, names, Optional.of(file.lock())).identify(stated, List.of(record)));
        Map<String, String> levels = plain.compared(stated, record);
        weight =
                lock.isPresent() ? OptionalDouble.of(lock.get().lock().weight(stated, levels)) : OptionalDouble.empty();
        compare(levels, plain.against(stated, record));
    }

    private void compare(Map<String, String> levels, List<IdentityRule> against) {
        String number = stated.numbers().values().stream()
                .map(n -> n.isValid() ? n.canonical() : n.status().name())
                .collect(Collectors.joining(", "));
        String held = record.numbers().getOrDefault(TriedPair.NUMBER, "");
        boolean same = !held.isEmpty() && held.equals(number);
        lines.add(new Line(
                "number",
                number,
                List.of(held),
                same ? "EXACT" : "OTHER",
                same ? "finds the record" : "does not find the record",
                OptionalDouble.empty()));
        for (String what :
                List.of("surname", "given-name", "middle-name", "suffix", "birth-date", "sex", "address", "death")) {
            String level = levels.getOrDefault(what, Comparison.MISSING);
            lines.add(new Line(what, stated(what), held(what), level, means(what, against), bits(what, levels)));
        }
    }

    private static String means(String what, List<IdentityRule> against) {
        if (VETOES.containsKey(what)) {
            return against.contains(VETOES.get(what)) ? "VETO" : "no veto";
        }
        boolean wanting = WANTING.getOrDefault(what, List.of()).stream().anyMatch(against::contains);
        return wanting ? "does not agree" : "agrees";
    }

    private OptionalDouble bits(String what, Map<String, String> levels) {
        if (lock.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Comparison> compared = lock.get().lock().model().compared();
        Explanation explained = lock.get()
                .lock()
                .model()
                .explain(SecondLock.pattern(compared, levels), SecondLock.values(compared, stated));
        return explained.parts().stream()
                .filter(part -> part.comparison().equals(what))
                .mapToDouble(Explanation.Part::total)
                .findFirst();
    }

    private String stated(String what) {
        return switch (what) {
            case "birth-date" ->
                stated.birthDate().isStated()
                        ? day(stated.birthDate().epochDay())
                        : stated.birthDate().status().name();
            case "sex" -> stated.sex();
            case "address" -> address(stated.address());
            case "death" -> stated.firstYear() == 1 ? "" : "asked from " + stated.firstYear();
            default -> name(what, stated.name());
        };
    }

    private List<String> held(String what) {
        return switch (what) {
            case "birth-date" -> List.of(day(record.birthDay()));
            case "sex" -> List.of(record.sex());
            case "address" ->
                record.addresses().stream()
                        .map(HeldAddress::address)
                        .map(Tried::address)
                        .toList();
            case "death" -> List.of(day(record.deathDay()));
            default -> record.names().stream().map(form -> name(what, form)).toList();
        };
    }

    private static String name(String what, PersonName name) {
        return switch (what) {
            case "surname" -> readAs(name.rawFamily(), name.family());
            case "given-name" -> readAs(name.rawGiven(), name.given());
            case "middle-name" -> readAs(name.rawMiddle(), name.middle());
            default -> readAs(name.rawSuffix(), name.suffix());
        };
    }

    private static String readAs(String raw, String read) {
        return raw.isEmpty() && read.isEmpty() ? "" : raw + " -> " + read;
    }

    private static String day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static String day(OptionalLong epochDay) {
        return epochDay.isPresent() ? day(epochDay.getAsLong()) : "";
    }

    private static String address(PostalAddress read) {
        String zip = read.zip4().isEmpty() ? read.zip5() : read.zip5() + "-" + read.zip4();
        String parts = List.of(
                        read.number(),
                        read.predirectional(),
                        read.street(),
                        read.suffix(),
                        read.postdirectional(),
                        read.unit(),
                        read.city(),
                        read.state(),
                        zip)
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" | "));
        return parts.isEmpty() ? read.status().name() : parts;
    }

    /** Field by field, then who decides. */
    public List<String> text() {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            text.add(String.format(
                    Locale.ROOT,
                    "%-12s %s: %s%s",
                    line.what(),
                    line.level(),
                    line.means(),
                    line.bits().isPresent()
                            ? String.format(
                                    Locale.ROOT, "; %+.2f bits", line.bits().getAsDouble())
                            : ""));
            text.add("  stated     " + shown(line.stated()));
            line.held().forEach(held -> text.add("  on record  " + shown(held)));
        }
        text.add("");
        text.add("without a second lock: " + decided(without));
        if (with.isPresent() && lock.isPresent()) {
            SecondLock second = lock.get().lock();
            text.add(String.format(
                    Locale.ROOT,
                    "with the second lock %s: %s",
                    lock.get().sha256().substring(0, 12),
                    decided(with.get())));
            text.add(String.format(
                    Locale.ROOT,
                    "  weight %.2f bits, threshold %.2f, margin to any other record %.2f; the number is not weighed",
                    weight.orElseThrow(),
                    second.threshold(),
                    second.margin()));
        }
        return text;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static String decided(Identification decided) {
        return decided.status() + ", by the rule " + decided.rule();
    }

    public Json json() {
        List<Json> fields = new ArrayList<>();
        for (Line line : lines) {
            Json field = Json.object()
                    .put("field", line.what())
                    .put("stated", line.stated())
                    .put("on_record", line.held())
                    .put("level", line.level())
                    .put("means", line.means());
            line.bits().ifPresent(bits -> field.put("bits", LockText.decimal(bits)));
            fields.add(field);
        }
        Json json = Json.object().put("fields", fields).put("without_second_lock", json(without));
        if (with.isPresent() && lock.isPresent()) {
            json.put(
                    "with_second_lock",
                    json(with.get())
                            .put("sha256", lock.get().sha256())
                            .put("weight", LockText.decimal(weight.orElseThrow()))
                            .put("threshold", LockText.decimal(lock.get().lock().threshold()))
                            .put("margin", LockText.decimal(lock.get().lock().margin())));
        }
        return json;
    }

    private static Json json(Identification decided) {
        return Json.object().put("status", decided.status().name()).put("rule", decided.rule());
    }
}
