package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.Reading;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** The readings of a pack, grouped by the question that they answer. */
final class Readings {
    private final List<PackReading> all;
    private final Set<String> used = new LinkedHashSet<>();

    private Readings(List<PackReading> all) {
        this.all = List.copyOf(all);
    }

    static Readings none() {
        return new Readings(List.of());
    }

    /** Reads {@code readings.yaml}: ids unique, one reading of each question the strictest. */
    static Readings read(Node document, Problems problems) {
        Section section = Section.of("the readings file", document, problems);
        List<PackReading> readings = new ArrayList<>();
        section.sections("readings", "a reading", each -> {
            PackReading reading = reading(each);
            if (readings.stream().anyMatch(r -> r.id().equals(reading.id()))) {
                problems.add(each.mark(), "the reading `" + reading.id() + "` is given twice", "rename one of them");
            }
            readings.add(reading);
        });
        section.close();
        Readings all = new Readings(readings);
        for (String question : all.questions()) {
            long strictest = readings.stream()
                    .filter(r -> r.reading().question().equals(question)
                            && r.reading().strictest())
                    .count();
            if (strictest != 1) {
                problems.add(
                        section.mark(),
                        "the question `" + question + "` has " + strictest + " readings marked strictest",
                        "mark exactly one `strictest: true`: it holds wherever no other was adopted");
            }
        }
        return all;
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
    void refuseUnused(Mark mark, Problems problems) {
        for (String question : questions()) {
            boolean identity =
                    all.stream().anyMatch(r -> r.reading().question().equals(question) && !r.addressMustAgree());
            if (!used.contains(question) && !identity) {
                problems.add(
                        mark,
                        "no element asks the question `" + question + "`, so its readings change nothing",
                        "add a `by_reading` or remove them");
            }
        }
    }
}
