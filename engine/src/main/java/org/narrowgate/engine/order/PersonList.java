package org.narrowgate.engine.order;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.narrowgate.core.decision.Bar;
import org.narrowgate.core.decision.Bars;
import org.narrowgate.core.decision.DecidedRow;
import org.narrowgate.core.person.IdentityNumber;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.SourceFile;

/**
 * The persons whom an order names, one a line: a number as {@code tin: 900-70-0001}, or the custodian's key of the record
 * as {@code person: KEY}. Protected data: only a salted commitment to it leaves the encrypted evidence.
 */
public final class PersonList {
    private static final String KEY = "person";

    private final SortedSet<Line> lines;
    /** Keys of records. */
    private final Set<String> persons;
    /** Numbers, as they are compared. */
    private final Set<String> numbers;

    private PersonList(SortedSet<Line> lines) {
        this.lines = lines;
        this.persons = lines.stream().filter(Line::isKey).map(Line::value).collect(Collectors.toUnmodifiableSet());
        this.numbers = lines.stream()
                .filter(line -> !line.isKey())
                .map(line -> IdentityNumber.compared(line.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Line(String name, String value) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int names = name.compareTo(other.name);
            return names != 0 ? names : value.compareTo(other.value);
        }

        boolean isKey() {
            return name.equals(KEY);
        }

        /** Without the value. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads a list; empty lines, and those that begin with {@code #}, say nothing.
     *
     * @param shown how messages name the file
     * @throws DocumentException naming every line that is none, and never what it holds
     */
    public static PersonList parse(String shown, byte[] text) throws DocumentException {
        Problems problems = new Problems();
        SortedSet<Line> lines = new TreeSet<>();
        int number = 0;
        for (String each : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            String line = each.strip();
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            String told = name.equals(KEY) ? value : IdentityNumber.compared(value);
            if (name.matches("[a-z_]+") && !told.isEmpty()) {
                lines.add(new Line(name, name.equals(KEY) ? value : value.replaceAll("[- ]", "")));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                problems.add(
                        SourceFile.of(shown, "").mark(number, 1),
                        "this line names no person",
                        "write a number as `tin: 900-70-0001`, or the key of a record as `person: KEY`");
            }
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.add(shown, "the list names nobody", "write one person a line");
        }
        problems.throwIfAny();
        return new PersonList(lines);
    }

    public int size() {
        return lines.size();
    }

    /** The list in its one spelling: what is committed to. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.name()).append(": ").append(line.value()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a decided row concerns one of them: by the record that it was identified as, or a number that it states or got,
     * however that is spelt.
     */
    public boolean names(DecidedRow row) {
        return persons.contains(row.identification().getOrDefault("record", ""))
                || Stream.concat(
                                row.stated().getOrDefault("numbers", List.of()).stream(),
                                row.fields().values().stream())
                        .anyMatch(value -> numbers.contains(IdentityNumber.compared(value)));
    }

    /** A bar that reaches each of them. */
    public Bars bars(Bar bar) {
        Map<String, Map<String, List<Bar>>> byName = new HashMap<>();
        Map<String, List<Bar>> keys = new HashMap<>();
        for (Line line : lines) {
            if (line.isKey()) {
                keys.put(line.value(), List.of(bar));
            } else {
                byName.computeIfAbsent(line.name(), name -> new HashMap<>()).put(line.value(), List.of(bar));
            }
        }
        return new Bars(List.of(), byName, keys);
    }

    /** Without anybody. */
    @Override
    public String toString() {
        return lines.size() + " persons";
    }
}
