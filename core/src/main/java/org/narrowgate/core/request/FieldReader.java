package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.person.Placeholders;
import org.narrowgate.core.person.StatedDate;

/** Reads one declared column; whatever stands in the cell, the answer is a value with a status. */
@FunctionalInterface
interface FieldReader {
    /** A provision down to its first part, with further ones behind it. */
    Pattern PARTS =
            Pattern.compile("([^()]*\\d\\s*\\([A-Za-z]\\))(?:\\s*\\((?:[0-9]{1,2}|[A-Za-z]|[IVXivx]{2,5})\\))+");

    FieldValue read(String cell, StatedRow row);

    static FieldReader of(FieldDeclaration field, RowLayout layout, RequestHeader header) {
        return switch (field.type()) {
            case TEXT -> TextReader.of(field, layout, header);
            case CODE -> (cell, row) -> code(cell);
            case CHOICE -> remembered(choice(field));
            case CITATION -> remembered(citation(field));
            // Days differ from row to row, and are read faster than remembered.
            case DATE -> (cell, row) -> day(cell);
            case FLAG -> remembered(FieldReader::flag);
            case PERIODS -> remembered(PeriodReader::read);
            case ROSTER -> remembered(RosterReader.of(header));
        };
    }

    /** These columns hold the same few cells over and over; a blank one costs nothing to read. */
    private static FieldReader remembered(Function<String, FieldValue> reading) {
        CellMemory<FieldValue> memory = CellMemory.of(reading);
        return (cell, row) -> memory.read(cell);
    }

    private static FieldValue code(String cell) {
        Words words = Words.of(cell);
        FieldStatus status = statusOf(cell, words);
        return new FieldValue.Code(status, status == FieldStatus.STATED ? words.joined() : "");
    }

    private static Function<String, FieldValue> choice(FieldDeclaration field) {
        Map<String, String> spellings = new HashMap<>();
        field.values().forEach((canonical, others) -> {
            spellings.put(Words.of(canonical).text(), canonical);
            others.forEach(other -> spellings.put(Words.of(other).text(), canonical));
        });
        return cell -> {
            Words words = Words.of(cell);
            Optional<String> canonical =
                    Optional.ofNullable(spellings.get(words.text())).or(() -> partOf(cell, spellings));
            if (canonical.isPresent() && !words.isEmpty()) {
                return new FieldValue.Choice(FieldStatus.STATED, canonical.get());
            }
            FieldStatus status = statusOf(cell, words);
            return new FieldValue.Choice(status == FieldStatus.STATED ? FieldStatus.UNLISTED : status, "");
        };
    }

    /** A provision listed with a part holds the parts of that part: {@code 1227(a)(2)(B)} where 1227(a) is listed. */
    private static Optional<String> partOf(String cell, Map<String, String> spellings) {
        Matcher parts = PARTS.matcher(cell.strip());
        return parts.matches()
                ? Optional.ofNullable(spellings.get(Words.of(parts.group(1)).text()))
                : Optional.empty();
    }

    private static Function<String, FieldValue> citation(FieldDeclaration field) {
        CitationReader reader = CitationReader.of(field.values());
        return cell -> cell.isBlank()
                ? new FieldValue.Provision(FieldStatus.ABSENT, "", "", "")
                : reader.read(cell, Words.of(cell));
    }

    private static FieldValue day(String cell) {
        StatedDate date = StatedDate.parse(cell);
        FieldStatus status =
                switch (date.status()) {
                    case STATED -> FieldStatus.STATED;
                    case ABSENT -> FieldStatus.ABSENT;
                    case PLACEHOLDER -> FieldStatus.PLACEHOLDER;
                    case MALFORMED -> FieldStatus.MALFORMED;
                };
        return new FieldValue.Day(status, date.isStated() ? cell.strip() : "", date.epochDay());
    }

    private static FieldValue flag(String cell) {
        Words words = Words.of(cell);
        return switch (words.text()) {
            case "YES", "Y", "TRUE" -> new FieldValue.Flag(FieldStatus.STATED, "yes", true);
            case "NO", "N", "FALSE" -> new FieldValue.Flag(FieldStatus.STATED, "no", false);
            default -> {
                FieldStatus status = statusOf(cell, words);
                yield new FieldValue.Flag(status == FieldStatus.STATED ? FieldStatus.MALFORMED : status, "", false);
            }
        };
    }

    /** Blank, nothing but marks or filler words, written to be read two ways, or stated. */
    static FieldStatus statusOf(String cell, Words words) {
        if (cell.isBlank()) {
            return FieldStatus.ABSENT;
        }
        if (words.isEmpty() || words.isPlaceholder() || isPlaceholderWord(words)) {
            return FieldStatus.PLACEHOLDER;
        }
        return words.mixesScripts() ? FieldStatus.MALFORMED : FieldStatus.STATED;
    }

    /** Most cells say too much for that, which their words tell as the whole folded text does. */
    private static boolean isPlaceholderWord(Words words) {
        return !Placeholders.isBeyondWords(words.text()) && Placeholders.isFoldedWord(words.folded());
    }

    /** Items of a cell that holds several, {@code ;} between. */
    static List<String> items(String cell) {
        List<String> items = new ArrayList<>();
        for (int from = 0; from <= cell.length(); ) {
            int end = cell.indexOf(';', from);
            end = end < 0 ? cell.length() : end;
            String item = cell.substring(from, end).strip();
            if (!item.isEmpty()) {
                items.add(item);
            }
            from = end + 1;
        }
        return items;
    }
}
