package org.narrowgate.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.narrowgate.core.decision.Bar;
import org.narrowgate.core.decision.Bars;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.core.person.NumberRule;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.SourceFile;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.ledger.WholeFile;

/**
 * Reads what is known of bars: a file of them, or the dated statement in {@code orders/} that none is known.
 *
 * <pre>{@code
 * as_of: 2026-03-02          # day of the statement
 * until: 2026-04-01          # first day on which it no longer counts
 * bars:                      # an empty list says: none known
 *   - {id: O-1, kind: court-order, scope: run, public: true, citation: "...", from: 2026-01-01}
 *   - {id: I-7, kind: informant, scope: person, numbers: {tin: "900-70-0001"}, citation: "26 U.S.C. 6103(i)(6)"}
 * }</pre>
 */
public final class BarsReader {
    private static final Set<String> KINDS =
            new TreeSet<>(Set.of("court-order", "informant", "investigation", "consent-withdrawn", "protected-status"));
    private final LocalDate day;
    private final List<Bar> onRun = new ArrayList<>();
    private final List<Bar> publicOnRun = new ArrayList<>();
    private final Map<String, Map<String, List<Bar>>> onNumbers = new HashMap<>();
    private final Map<String, List<Bar>> onPersons = new HashMap<>();

    private BarsReader(LocalDate day) {
        this.day = day;
    }

    /**
     * What a file of bars says on one day.
     *
     * @param source the bytes read, which are committed to and kept with the run
     * @param stated whether its dates cover the day
     * @param publicOnRun public orders that bar the whole run: these alone the requester is told
     */
    @SuppressWarnings("ArrayRecordComponent") // committed to, never compared
    public record Known(byte[] source, boolean stated, List<Bar> publicOnRun, Bars bars) {
        /** Nothing at all is known: then the element on bars is not shown. */
        public static Known nothing() {
            return new Known(new byte[0], false, List.of(), Bars.none());
        }

        /** The same, with orders on file: those on the whole run, public ones and others, and those on persons. */
        Known with(List<Bar> publicOrders, List<Bar> otherOrders, Bars onPersons) {
            return new Known(
                    source,
                    stated,
                    Stream.concat(publicOnRun.stream(), publicOrders.stream()).toList(),
                    bars.and(new Bars(otherOrders, Map.of(), Map.of())).and(onPersons));
        }

        /** Whether something that barred earlier bars no more, or bars are stated where nothing was known of them. */
        public boolean lifts(Known earlier) {
            return (stated && !earlier.stated) || !reaches().containsAll(earlier.reaches());
        }

        /** Whether something bars that did not, though bars were stated. */
        public boolean adds(Known earlier) {
            return earlier.stated && !earlier.reaches().containsAll(reaches());
        }

        private Set<Bars.Reach> reaches() {
            Set<Bars.Reach> reaches = bars.reaches();
            publicOnRun.forEach(bar -> reaches.add(new Bars.Reach(bar, "", "")));
            return reaches;
        }

        /**
         * The same, with every number in the form in which records hold it.
         *
         * @param declared the numbers of the pack
         * @param name of the file, for an error
         * @throws DocumentException if a number is one that no record can hold: such a bar would bar nobody
         */
        public Known forNumbers(List<NumberRule> declared, String name) throws DocumentException {
            Problems problems = new Problems();
            Map<String, Map<String, List<Bar>>> canonical = new HashMap<>();
            bars.onNumbers().forEach((number, byDigits) -> {
                Optional<NumberRule> rule =
                        declared.stream().filter(r -> r.name().equals(number)).findFirst();
                byDigits.forEach((digits, barring) -> {
                    Optional<IdentityNumber> read =
                            rule.map(r -> IdentityNumber.parse(digits, r)).filter(IdentityNumber::isValid);
                    read.ifPresent(n -> canonical
                            .computeIfAbsent(number, k -> new HashMap<>())
                            .computeIfAbsent(n.canonical(), k -> new ArrayList<>())
                            .addAll(barring));
                    if (read.isEmpty()) {
                        problems.add(
                                name,
                                "the `" + number + "` of the bar `"
                                        + barring.get(0).id() + "` can be on no record",
                                "correct it; numbers are "
                                        + declared.stream()
                                                .map(NumberRule::name)
                                                .toList());
                    }
                });
            });
            problems.throwIfAny();
            return new Known(
                    source, stated, publicOnRun, new Bars(bars.onRun(), canonical, bars.onPersons(), bars.onClasses()));
        }
    }

    /** Reads a file for the day of decision; every fault of it is reported in one go. */
    public static Known read(Path file, LocalDate day) throws DocumentException, IOException {
        if (!Files.isReadable(file)) {
            Problems problems = new Problems();
            problems.add(file.toString(), "the file of bars cannot be read", "give the path of a readable YAML file");
            problems.throwIfAny();
        }
        byte[] source = WholeFile.read(file);
        if (source.length == 0) {
            Problems problems = new Problems();
            problems.add(
                    SourceFile.of(file.toString(), "").mark(1, 1),
                    "the file of bars is empty",
                    "write what is known, or `bars: []` for none");
            problems.throwIfAny();
        }
        return read(file.toString(), source, day);
    }

    /** As {@link #read(Path, LocalDate)}, from bytes kept with a run. */
    public static Known read(String name, byte[] source, LocalDate day) throws DocumentException {
        if (source.length == 0) {
            return Known.nothing();
        }
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(name, source, problems);
        problems.throwIfAny();
        Section top = Section.of("the file of bars", node.orElseThrow(), problems);
        LocalDate from = top.date("as_of");
        LocalDate until = top.date("until");
        if (top.has("as_of") && top.has("until") && !from.isBefore(until)) {
            problems.add(
                    top.markOf("until"), "`until` is not after `as_of`, so the statement never counts", "correct it");
        }
        top.required("bars");
        top.text("by", "");
        BarsReader reader = new BarsReader(day);
        top.sections("bars", "a bar", reader::bar);
        top.close();
        problems.throwIfAny();
        boolean stated = !day.isBefore(from) && day.isBefore(until);
        return new Known(
                source,
                stated,
                List.copyOf(reader.publicOnRun),
                new Bars(reader.onRun, reader.onNumbers, reader.onPersons));
    }

    private void bar(Section section) {
        String id = section.text("id");
        String kind = section.text("kind");
        if (!KINDS.contains(kind)) {
            section.problems().unknown(section.markOf("kind"), "the kind of bar", kind, KINDS);
        }
        Bar bar =
                new Bar(id, kind, section.text("citation"), section.flag("contested", kind.equals("protected-status")));
        LocalDate from = section.has("from") ? section.date("from") : LocalDate.MIN;
        LocalDate until = section.has("until") ? section.date("until") : LocalDate.MAX;
        if (!from.isBefore(until)) {
            section.problems()
                    .add(
                            section.markOf("until"),
                            "`until` is not after `from`, so the bar is never in force",
                            "write the first day on which it is no longer in force");
        }
        boolean isPublic = section.flag("public", false);
        boolean inForce = !day.isBefore(from) && day.isBefore(until);
        String scope = section.text("scope");
        Map<String, String> numbers = numbers(section);
        String person = section.text("person", "").strip();
        if (scope.equals("run")) {
            if (inForce) {
                (isPublic && !bar.contested() ? publicOnRun : onRun).add(bar);
            }
        } else if (scope.equals("person") && (!numbers.isEmpty() || !person.isEmpty())) {
            if (inForce) {
                bind(bar, numbers, person);
            }
        } else {
            section.problems()
                    .add(
                            section.markOf("scope"),
                            "the bar covers nobody",
                            "write `scope: run`, or `scope: person` with `numbers` or `person`");
        }
    }

    private static Map<String, String> numbers(Section section) {
        Map<String, String> numbers = new LinkedHashMap<>();
        section.section("numbers", "`numbers`").ifPresent(s -> s.all()
                .forEach((name, entry) ->
                        numbers.put(name, s.textOf(name, entry.value()).replaceAll("[^0-9A-Za-z]", ""))));
        return numbers;
    }

    private void bind(Bar bar, Map<String, String> numbers, String person) {
        numbers.forEach((name, digits) -> onNumbers
                .computeIfAbsent(name, n -> new HashMap<>())
                .computeIfAbsent(digits, d -> new ArrayList<>())
                .add(bar));
        if (!person.isEmpty()) {
            onPersons.computeIfAbsent(person, p -> new ArrayList<>()).add(bar);
        }
    }
}
