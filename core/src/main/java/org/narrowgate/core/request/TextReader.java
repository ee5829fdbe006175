package org.narrowgate.core.request;

import java.util.List;
import java.util.Set;
import org.narrowgate.core.law.FieldDeclaration;

/** Prose: which of the pack's phrases it holds, and how many of the row's own particulars it names. */
final class TextReader implements FieldReader {
    private final Phrases phrases;
    private final List<Particular> particulars;
    private final int[] places;

    private TextReader(Phrases phrases, List<Particular> particulars, int[] places) {
        this.phrases = phrases;
        this.particulars = particulars;
        this.places = places;
    }

    static TextReader of(FieldDeclaration field, RowLayout layout, RequestHeader header) {
        List<Particular> particulars = field.particulars().stream()
                .map(column -> Particular.of(column, layout, header))
                .toList();
        return new TextReader(
                Phrases.of(field.vocabularies()),
                particulars,
                field.particulars().stream().mapToInt(layout::place).toArray());
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
        return new FieldValue.Text(status, words.text(), ownWords(words, row), phrases.spokenIn(words), named);
    }

    /** A text that only puts the row's other columns together, or says one word ten times, has told nothing more. */
    private int ownWords(Words words, StatedRow row) {
        OwnWords own = OwnWords.of(words);
        for (int place : places) {
            String cell = row.cell(place);
            // Dates, numbers and their like hold no word that could count.
            if (holdsLetter(cell)) {
                own.leaveOut(Words.of(cell));
            }
        }
        return own.count();
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
}
