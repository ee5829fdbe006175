package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.narrowgate.engine.document.CsvKeys;
import org.narrowgate.engine.document.NearestName;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.intake.DayPattern;
import org.narrowgate.engine.linkset.LinkSetMapping.By;
import org.narrowgate.engine.linkset.LinkSetMapping.Column;
import org.narrowgate.engine.linkset.LinkSetMapping.FileForm;
import org.narrowgate.engine.linkset.LinkSetMapping.Links;
import org.narrowgate.engine.linkset.LinkSetMapping.Truth;

/** Reads a {@link LinkSetMapping} and collects everything that is wrong with it. */
final class LinkSetMappingReader {
    private static final String REGEX = "write a regular expression, in single quotes";
    private static final Set<String> ABSENT = Set.of("NA", "NaN", "nan", "NULL", "None");
    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "ISO-8859-1");

    private final Problems problems;

    LinkSetMappingReader(Problems problems) {
        this.problems = problems;
    }

    LinkSetMapping read(Node document) {
        Section top = Section.of("a mapping", document, problems);
        FileForm records = form(top.requiredSection("records"));
        FileForm requests = top.has("requests") ? form(top.requiredSection("requests")) : records;
        NumberKind number = number(top);
        Links links = Links.of(choice(top, "links", Links.words()));
        Truth truth = truth(top.requiredSection("truth"), records, requests);
        top.close();
        bothOrNone(top, records, requests);
        return new LinkSetMapping(records, requests, number, links, truth);
    }

    private FileForm form(Section file) {
        Map<Particular, List<Column>> columns = new EnumMap<>(Particular.class);
        file.requiredSection("columns").all().forEach((word, entry) -> {
            if (Particular.words().contains(word)) {
                columns.put(Particular.valueOf(word.toUpperCase(Locale.ROOT)), columns(file, word, entry.value()));
            } else {
                problems.unknown(entry.key(), "the particular", word, Particular.words());
            }
        });
        Map<String, List<Column>> others = new LinkedHashMap<>();
        file.section("other", "`other`")
                .ifPresent(s -> s.all().forEach((name, entry) -> others.put(name, columns(s, name, entry.value()))));
        Set<String> missing = new HashSet<>(file.has("missing") ? file.texts("missing") : ABSENT);
        FileForm form = new FileForm(
                CsvKeys.delimiter(file),
                CsvKeys.encoding(file, ENCODINGS),
                DayPattern.stated(file),
                missing,
                columns,
                others);
        file.close();
        List<Column> whole = columns.getOrDefault(Particular.FULL_NAME, List.of());
        boolean parts = columns.containsKey(Particular.GIVEN_NAME) || columns.containsKey(Particular.FAMILY_NAME);
        if (!whole.isEmpty() && parts) {
            problems.add(
                    whole.get(0).mark(),
                    "the name is given both whole and in parts",
                    "keep `full_name`, or keep the parts");
        }
        return form;
    }

    private List<Column> columns(Section section, String key, Node node) {
        List<Node> nodes = node instanceof Node.Items items ? items.values() : List.of(node);
        if (nodes.isEmpty()) {
            problems.add(node.mark(), "`" + key + "` comes from no column", "name one, or remove the key");
        }
        List<Column> columns = new ArrayList<>();
        nodes.forEach(n -> columns.add(new Column(section.textOf(key, n).strip(), n.mark())));
        return columns;
    }

    private NumberKind number(Section top) {
        Optional<Node> node = top.node("number");
        if (node.isPresent() && node.get() instanceof Node.Keys) {
            Section number = top.requiredSection("number");
            String regex = number.text("pattern");
            number.close();
            try {
                return regex.isBlank() ? NumberKind.opaque() : NumberKind.pattern(regex);
            } catch (PatternSyntaxException unfit) {
                problems.add(number.markOf("pattern"), "this is no regular expression", REGEX);
                return NumberKind.opaque();
            }
        }
        String word = top.text("number", NumberKind.OPAQUE);
        Optional<NumberKind> kind = NumberKind.of(word);
        if (kind.isEmpty()) {
            problems.add(
                    top.markOf("number"),
                    "no number is of the kind `" + word + "`",
                    NearestName.remedy(word, NumberKind.WORDS)
                            + "; another country's: `number: {pattern: '[0-9]{7}'}`");
        }
        return kind.orElseGet(NumberKind::opaque);
    }

    private Truth truth(Section truth, FileForm records, FileForm requests) {
        By by = By.valueOf(choice(truth, "by", List.of("pairs", "cluster", "id-pattern"))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
        Map<Column, String> where = new HashMap<>();
        Optional<Column> left = Optional.empty();
        Optional<Column> right = Optional.empty();
        Optional<Pattern> pattern = Optional.empty();
        switch (by) {
            case PAIRS -> {
                left = column(truth, "records");
                right = column(truth, "requests");
                truth.section("where", "`where`").ifPresent(s -> s.all()
                        .forEach((name, entry) ->
                                where.put(new Column(name, entry.key()), s.textOf(name, entry.value()))));
            }
            case CLUSTER -> needs(Particular.CLUSTER, truth, records, requests);
            case ID_PATTERN -> {
                needs(Particular.ID, truth, records, requests);
                pattern = pattern(truth);
            }
        }
        truth.close();
        return new Truth(by, left, right, where, pattern);
    }

    private static Optional<Column> column(Section truth, String key) {
        return truth.scalar(key).map(s -> new Column(s.text().strip(), s.mark()));
    }

    private void needs(Particular particular, Section truth, FileForm records, FileForm requests) {
        if (!records.columns().containsKey(particular) || !requests.columns().containsKey(particular)) {
            problems.add(
                    truth.markOf("by"),
                    "a file has no column for `" + particular.word() + "`",
                    "name it among the `columns` of both files, or tell the truth by `pairs`");
        }
    }

    private Optional<Pattern> pattern(Section truth) {
        String regex = truth.text("pattern");
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException unfit) {
            problems.add(truth.markOf("pattern"), "this is no regular expression", REGEX);
            return Optional.empty();
        }
    }

    private String choice(Section section, String key, List<String> words) {
        String text = section.text(key);
        if (!words.contains(text)) {
            if (!text.isBlank()) {
                problems.add(
                        section.markOf(key), "`" + key + "` cannot be `" + text + "`", NearestName.remedy(text, words));
            }
            return words.get(0);
        }
        return text;
    }

    /** A particular of one file alone cannot be compared: more likely it is misspelt in the other. */
    private void bothOrNone(Section top, FileForm records, FileForm requests) {
        for (Particular particular : Particular.values()) {
            boolean one = records.columns().containsKey(particular)
                    != requests.columns().containsKey(particular);
            if (one && particular != Particular.ID) {
                problems.add(
                        top.markOf("requests"),
                        "only one of the files has `" + particular.word() + "`",
                        "name its column in the other, or leave it out of both");
            }
        }
        if (!records.others().keySet().equals(requests.others().keySet())) {
            problems.add(
                    top.markOf("requests"),
                    "`other` names different things in the two files",
                    "give what is to be compared one name in both");
        }
    }
}
