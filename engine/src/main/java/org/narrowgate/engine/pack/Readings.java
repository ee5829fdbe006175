package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Reading;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** The readings of a pack, grouped by the question that they answer. */
final class Readings {
    private final List<PackReading> all;
    /** Where each question is first asked. */
    private final Map<String, Mark> asked;

    private final Set<String> used = new LinkedHashSet<>();

    private Readings(List<PackReading> all, Map<String, Mark> asked) {
        this.all = List.copyOf(all);
        this.asked = Map.copyOf(asked);
    }

    static Readings none() {
        return new Readings(List.of(), Map.of());
    }

    /** Reads {@code readings.yaml}: ids unique, one reading of each question the strictest. */
    static Readings read(Node document, Problems problems) {
        Section section = Section.of("the readings file", document, problems);
        List<PackReading> readings = new ArrayList<>();
        Map<String, Mark> asked = new HashMap<>();
        section.required("readings");
        section.sections("readings", "a reading", each -> {
            PackReading reading = reading(each);
            asked.putIfAbsent(reading.reading().question(), each.markOf("question"));
            if (readings.stream().anyMatch(r -> r.id().equals(reading.id()))) {
                problems.add(
                        each.markOf("id"), "the reading `" + reading.id() + "` is given twice", "rename one of them");
            }
            readings.add(reading);
        });
        section.close();
        Readings all = new Readings(readings, asked);
        for (String question : all.questions()) {
            long strictest = readings.stream()
                    .filter(r -> r.reading().question().equals(question)
                            && r.reading().strictest())
                    .count();
            if (strictest != 1) {
                problems.add(
                        asked.getOrDefault(question, section.mark()),
                        "the question `" + question + "` has " + strictest + " readings marked strictest",
                        NearestName.of(question, others(asked.keySet(), question))
                                .map(meant -> "did you mean the question `" + meant + "`?")
                                .orElse("mark exactly one `strictest: true`: it holds wherever no other was adopted"));
            }
        }
        return all;
    }

    private static Set<String> others(Set<String> questions, String question) {
        Set<String> others = new LinkedHashSet<>(questions);
        others.remove(question);
        return others;
    }

    private static PackReading reading(Section each) {
        Reading reading = new Reading(
                each.text("id"),
                each.text("question"),
                each.text("text"),
                each.flag("strictest", false),
                each.date("dated"),
                each.texts("sources"));
        Adoption.refuseClaims(each);
        return new PackReading(reading, each.flag("address_must_agree", true));
    }

    List<PackReading> all() {
        return all;
    }

    List<String> questions() {
        return all.stream().map(r -> r.reading().question()).distinct().toList();
    }

    /** Ids of the readings of a question, in the order of the file. */
    List<String> of(String question) {
        return all.stream()
                .filter(r -> r.reading().question().equals(question))
                .map(PackReading::id)
                .toList();
    }

    String strictest(String question) {
        return all.stream()
                .filter(r ->
                        r.reading().question().equals(question) && r.reading().strictest())
                .map(PackReading::id)
                .findFirst()
                .orElse("");
    }

    Optional<PackReading> find(String id) {
        return all.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    void use(String question) {
        used.add(question);
    }

    /** A reading that changes nothing would be cited to no effect, which no reader would expect. */
    void refuseUnused(Problems problems) {
        for (String question : questions()) {
            boolean identity =
                    all.stream().anyMatch(r -> r.reading().question().equals(question) && !r.addressMustAgree());
            if (!used.contains(question) && !identity) {
                problems.add(
                        Objects.requireNonNull(asked.get(question)),
                        "no element asks the question `" + question + "`, so its readings change nothing",
                        NearestName.of(question, used)
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElse("add a `by_reading` or remove them"));
            }
        }
    }
}
