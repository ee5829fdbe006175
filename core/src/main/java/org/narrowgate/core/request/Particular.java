package org.narrowgate.core.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.person.IdentityNumber;

/**
 * Whether a text names what another column of its row states: that is what tells a reason written for this person from
 * one written for a thousand.
 */
@FunctionalInterface
interface Particular {
    /** An identifier shorter than this stands in any text by accident. */
    int SHORTEST_IDENTIFIER = 4;

    boolean isNamedIn(Words text, StatedRow row);

    static Particular of(String column, RowLayout layout, RequestHeader header) {
        for (int i = 0; i < layout.fields().size(); i++) {
            if (layout.fields().get(i).name().equals(column)) {
                return ofField(i, layout.fields().get(i), layout.place(column), header);
            }
        }
        for (int i = 0; i < layout.numbers().size(); i++) {
            if (layout.numbers().get(i).name().equals(column)) {
                int number = i;
                return (text, row) -> names(row.person().numbers().get(number), text);
            }
        }
        if (column.equals(RowLayout.BIRTH_DATE)) {
            return (text, row) -> row.person().birthDate().isStated()
                    && DateMention.in(text, row.person().birthDate().epochDay());
        }
        int place = layout.place(column);
        if (place < 0) {
            throw new IllegalArgumentException("particular `" + column + "` is no column of the row");
        }
        return (text, row) -> phrase(row.cell(place), text);
    }

    private static Particular ofField(int index, FieldDeclaration field, int place, RequestHeader header) {
        return switch (field.type()) {
            case TEXT -> (text, row) -> phrase(row.cell(place), text);
            case CODE ->
                (text, row) -> {
                    String code = row.value(index).canonical();
                    return code.length() >= SHORTEST_IDENTIFIER && text.holdsJoined(code);
                };
            case CHOICE -> choice(index, field);
            case CITATION -> {
                CitationReader reader = CitationReader.of(field.values());
                CellMemory<List<CitationText.Provision>> stated = CellMemory.of(reader::stated);
                yield (text, row) -> !row.value(index).canonical().isEmpty()
                        && reader.areNamedIn(text, stated.read(row.cell(place)));
            }
            case DATE ->
                (text, row) -> row.value(index) instanceof FieldValue.Day day
                        && day.status() == FieldStatus.STATED
                        && DateMention.in(text, day.epochDay());
            case PERIODS ->
                (text, row) -> row.value(index) instanceof FieldValue.Periods periods
                        && periods.status() == FieldStatus.STATED
                        && text.holds(Words.of(String.valueOf(periods.first())))
                        && text.holds(Words.of(String.valueOf(periods.last())));
            case ROSTER -> roster(index, header);
            // A yes or no is no particular of anybody.
            case FLAG -> (text, row) -> false;
        };
    }

    private static Particular choice(int index, FieldDeclaration field) {
        Map<String, List<Words>> spellings = new HashMap<>();
        field.values()
                .forEach((canonical, others) -> spellings.put(
                        canonical,
                        Stream.concat(Stream.of(canonical), others.stream())
                                .map(Words::of)
                                .toList()));
        return (text, row) -> {
            String canonical = row.value(index).canonical();
            return !canonical.isEmpty()
                    && spellings.getOrDefault(canonical, List.of()).stream().anyMatch(text::holds);
        };
    }

    private static Particular roster(int index, RequestHeader header) {
        List<Words> names = header.officials().stream()
                .map(official -> Words.of(official.name()))
                .toList();
        List<String> ids = header.officials().stream()
                .map(official -> Words.of(official.id()).joined())
                .toList();
        return (text, row) -> row.value(index) instanceof FieldValue.Roster roster
                && roster.positions().stream()
                        .anyMatch(at -> text.holds(names.get(at))
                                || (ids.get(at).length() >= SHORTEST_IDENTIFIER && text.holdsJoined(ids.get(at))));
    }

    private static boolean names(IdentityNumber number, Words text) {
        return number.isValid() && text.holdsJoined(Words.of(number.canonical()).joined());
    }

    private static boolean phrase(String stated, Words text) {
        Words words = Words.of(stated);
        return words.joined().length() >= 2 && !words.isPlaceholder() && text.holds(words);
    }
}
