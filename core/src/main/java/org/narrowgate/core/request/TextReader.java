package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.law.FieldDeclaration;

/** Prose: which of the pack's phrases it holds, and how many of the row's own particulars it names. */
final class TextReader implements FieldReader {
    private final Map<String, List<Phrase>> phrases;
    private final List<Particular> particulars;
    private final List<String> columns;

    /** One phrase of a vocabulary, found by its first word. */
    private record Phrase(String vocabulary, List<String> words) {}

    private TextReader(Map<String, List<Phrase>> phrases, List<Particular> particulars, List<String> columns) {
        this.phrases = phrases;
        this.particulars = particulars;
        this.columns = columns;
    }

    static TextReader of(FieldDeclaration field, RowLayout layout, RequestHeader header) {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        new LinkedHashMap<>(field.vocabularies()).forEach((vocabulary, listed) -> {
            for (String phrase : listed) {
                List<String> words = Words.of(phrase).list();
                if (words.isEmpty()) {
                    throw new IllegalArgumentException("vocabulary `" + vocabulary + "` holds a phrase without words");
                }
                phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(new Phrase(vocabulary, words));
            }
        });
        List<Particular> particulars = field.particulars().stream()
                .map(column -> Particular.of(column, layout, header))
                .toList();
        return new TextReader(phrases, particulars, field.particulars());
    }

    /** The words alone: enough to tell whether two rows say the same. */
    static FieldValue words(String cell) {
        Words words = Words.of(cell);
        FieldStatus status = FieldReader.statusOf(cell, words);
        String text = status == FieldStatus.STATED ? words.text() : "";
        return new FieldValue.Text(status, text, 0, Set.of(), 0);
    }

    @Override
    public FieldValue read(String cell, StatedRow row) {
        Words words = Words.of(cell);
        FieldStatus status = FieldReader.statusOf(cell, words);
        if (status != FieldStatus.STATED) {
            return new FieldValue.Text(status, "", 0, Set.of(), 0);
        }
        int named = 0;
        for (Particular particular : particulars) {
            named += particular.isNamedIn(words, row) ? 1 : 0;
        }
        return new FieldValue.Text(status, words.text(), ownWords(words, row), speaks(words), named);
    }

    /** A text that only puts the row's other columns together, or says one word ten times, has told nothing more. */
    private int ownWords(Words words, StatedRow row) {
        Set<String> told = new HashSet<>();
        for (String column : columns) {
            String cell = row.cell(column);
            // Dates, numbers and their like hold no word that could count.
            if (holdsLetter(cell)) {
                told.addAll(Words.of(cell).list());
            }
        }
        int own = 0;
        for (String word : words.list()) {
            own += word.length() > 1 && !holdsFigure(word) && told.add(word) ? 1 : 0;
        }
        return own;
    }

    private static boolean holdsLetter(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsFigure(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= '0' && word.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private Set<String> speaks(Words words) {
        Set<String> spoken = Set.of();
        List<String> list = words.list();
        for (int i = 0; i < list.size(); i++) {
            for (Phrase phrase : phrases.getOrDefault(list.get(i), List.of())) {
                if (words.holdsAt(i, phrase.words())) {
                    spoken = spoken.isEmpty() ? new TreeSet<>() : spoken;
                    spoken.add(phrase.vocabulary());
                }
            }
        }
        return spoken;
    }
}
