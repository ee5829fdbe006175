package org.narrowgate.engine.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.narrowgate.core.law.Citation;

/**
 * The keys of one mapping, read one by one; what is missing or of the wrong kind becomes a problem and a harmless
 * stand-in, so that the reader goes on and finds the rest; {@link #close} refuses the keys that nobody asked for.
 */
public final class Section {
    private static final int ISO_DAY_LENGTH = 10;
    private static final String DAY = "write the year in four digits, month and day in two, of a day that there is";

    private final String what;
    private final Mark mark;
    private final Map<String, Node.Entry> entries;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> lacking = new LinkedHashSet<>();

    private Section(String what, Mark mark, Map<String, Node.Entry> entries, Problems problems) {
        this.what = what;
        this.mark = mark;
        this.entries = entries;
        this.problems = problems;
    }

    /** Reads a node as keys with values; {@code what} names it in messages, e.g. {@code an element}. */
    public static Section of(String what, Node node, Problems problems) {
        if (node instanceof Node.Keys keys) {
            return new Section(what, keys.mark(), keys.entries(), problems);
        }
        problems.add(
                node.mark(),
                what + " must be keys with values, but here is " + node.kindInWords(),
                "write `key: value` lines");
        Section section = new Section(what, node.mark(), Map.of(), new Problems());
        return section;
    }

    public Mark mark() {
        return mark;
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** The place of a key's value, or of the section if the key is missing. */
    public Mark markOf(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? mark : entry.value().mark();
    }

    public Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    public Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            lacking.add(key);
            problems.add(mark, what + " lacks `" + key + "`", "add it");
        }
        return node;
    }

    public String text(String key) {
        return required(key).map(n -> textOf(key, n)).orElse("");
    }

    public String text(String key, String otherwise) {
        return node(key).map(n -> textOf(key, n)).orElse(otherwise);
    }

    public Optional<Node.Scalar> scalar(String key) {
        return node(key).flatMap(n -> scalarOf(key, n));
    }

    public boolean flag(String key, boolean otherwise) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        if (node.get() instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.FLAG) {
            return Boolean.parseBoolean(scalar.text());
        }
        wrong(key, node.get(), "`true` or `false`", "write one of the two words, without quotes");
        return otherwise;
    }

    public long number(String key) {
        return required(key).map(n -> numberOf(key, n)).orElse(0L);
    }

    public LocalDate date(String key) {
        Optional<Node> node = required(key);
        if (node.isPresent()) {
            try {
                String text = textOf(key, node.get());
                // Java also reads years of nine digits, with a sign.
                if (text.length() == ISO_DAY_LENGTH) {
                    return LocalDate.parse(text);
                }
                wrong(key, node.get(), "a date such as `2026-03-31`", DAY);
            } catch (DateTimeException notADate) {
                wrong(key, node.get(), "a date such as `2026-03-31`", DAY);
            }
        }
        return LocalDate.EPOCH;
    }

    /** An instant (RFC 3339, UTC), or a day, whose first instant is meant. */
    public Instant instant(String key) {
        Optional<Node> node = required(key);
        return node.isEmpty() ? Instant.EPOCH : instantOf(key, node.get());
    }

    /** As {@link #instant}; empty if the key is missing. */
    public Optional<Instant> optionalInstant(String key) {
        return node(key).map(n -> instantOf(key, n));
    }

    private Instant instantOf(String key, Node node) {
        String text = textOf(key, node);
        try {
            return text.length() == ISO_DAY_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException neither) {
            wrong(key, node, "a day such as `2026-03-31` or an instant such as `2026-03-31T12:00:00Z`", DAY);
            return Instant.EPOCH;
        }
    }

    public Citation citation(String key, Citation otherwise) {
        String text = text(key, "");
        return text.isBlank() ? otherwise : new Citation(text);
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<Node> node = required(key);
        return node.isEmpty() ? otherwise : choiceOf(key, node.get(), type, otherwise);
    }

    private <E extends Enum<E>> E choiceOf(String key, Node node, Class<E> type, E otherwise) {
        String text = textOf(key, node);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return value;
            }
            names.add(value.name().toLowerCase(Locale.ROOT));
        }
        problems.add(node.mark(), "`" + key + "` cannot be `" + text + "`", NearestName.remedy(text, names));
        return otherwise;
    }

    /** The entries of a list; empty if the key is missing. */
    public List<Node> items(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Items items) {
            return items.values();
        }
        wrong(key, node.get(), "a list", "write `[one, other]`, or a line that begins with `- ` for each");
        return List.of();
    }

    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        items(key).forEach(n -> texts.add(textOf(key, n)));
        return texts;
    }

    /** Each entry of a list of mappings, which is closed after it was read. */
    public void sections(String key, String each, Consumer<Section> reader) {
        for (Node node : items(key)) {
            Section section = Section.of(each, node, problems);
            reader.accept(section);
            section.close();
        }
    }

    public Optional<Section> section(String key, String name) {
        return node(key).map(n -> Section.of(name, n, problems));
    }

    /** The keys under a key; if it is missing, that is the problem, and the stand-in for it complains of nothing else. */
    public Section requiredSection(String key) {
        required(key);
        return section(key, "`" + key + "`").orElseGet(() -> new Section(key, mark, Map.of(), new Problems()));
    }

    /** All keys, where the keys themselves are the author's: everything counts as known. */
    public Map<String, Node.Entry> all() {
        known.addAll(entries.keySet());
        return new LinkedHashMap<>(entries);
    }

    public void close() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.key(), "the key `" + key + "` is not known", remedy(key));
            }
        });
    }

    /** Of two names that could have been meant, it is the one that is missing. */
    private String remedy(String key) {
        Optional<String> missing = NearestName.of(key, lacking);
        if (missing.isEmpty() && NearestName.of(key, known).isEmpty() && lacking.size() == 1) {
            missing = lacking.stream().findFirst();
        }
        return missing.map(meant -> "did you mean `" + meant + "`?").orElseGet(() -> NearestName.remedy(key, known));
    }

    public String textOf(String key, Node node) {
        return scalarOf(key, node).map(Node.Scalar::text).orElse("");
    }

    public long numberOf(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.INTEGER) {
            try {
                return Long.parseLong(scalar.text());
            } catch (NumberFormatException tooLarge) {
                wrong(key, node, "a whole number of at most 18 digits", "write a smaller one");
                return 0;
            }
        }
        wrong(key, node, "a whole number", "write it in digits, without quotes, such as `10`");
        return 0;
    }

    private Optional<Node.Scalar> scalarOf(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.ScalarType.NOTHING) {
            if (scalar.text().isBlank()) {
                problems.add(node.mark(), "`" + key + "` is blank", "write what is meant or remove the key");
            }
            return Optional.of(scalar);
        }
        wrong(key, node, "text", "write one value there, or remove the key if it may be left out");
        return Optional.empty();
    }

    private void wrong(String key, Node node, String wanted, String remedy) {
        problems.add(node.mark(), "`" + key + "` must be " + wanted + ", but here is " + node.kindInWords(), remedy);
    }
}
