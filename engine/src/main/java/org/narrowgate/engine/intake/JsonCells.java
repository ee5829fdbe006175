package org.narrowgate.engine.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.NearestName;

/**
 * Takes the cells of a row from one JSON object. Only text is a cell: a number would have lost the zeros that an
 * identity number begins with, and is never written back as text.
 */
final class JsonCells {
    private static final int DEEPEST = 16;

    /** Names come from whoever wrote the file: they are neither kept for ever nor a reason to give up. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private JsonCells(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    static JsonCells of(List<String> names) {
        return new JsonCells(names);
    }

    /** The keys of an object in their order, one given twice twice; empty if this is no object or has none. */
    static Optional<List<String>> names(char[] text, int offset, int length) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(text, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                names.add(parser.currentName().strip());
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.nextToken() == null && !names.isEmpty() ? Optional.of(names) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** The row of one object, malformed if it is none or if anything in it would be lost or changed. */
    FileLine read(long line, char[] text, int offset, int length) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return FileLine.malformed(line, "", "the line is no JSON object", "write one object for each person");
            }
            String[] cells = new String[names.size()];
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                Optional<FileLine> malformed = put(line, parser, cells);
                if (malformed.isPresent()) {
                    return malformed.get();
                }
            }
            if (parser.nextToken() != null) {
                return FileLine.malformed(
                        line, "", "something stands behind the object", "give each object a line to itself");
            }
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i] == null ? "" : cells[i];
            }
            return FileLine.of(line, Arrays.asList(cells));
        } catch (JsonProcessingException malformed) {
            return FileLine.malformed(
                    line, "", "the line is no JSON", "check its quotes, commas and brackets, and that it is all there");
        }
    }

    /** Puts one value in its place; a row if it has to be malformed for it. */
    private Optional<FileLine> put(long line, JsonParser parser, String[] cells) throws IOException {
        String key = parser.currentName().strip();
        Integer place = places.get(key);
        if (place == null) {
            return Optional.of(unknown(line, key));
        }
        if (cells[place] != null) {
            return Optional.of(FileLine.malformed(line, key, "the key is given twice", "remove one of them"));
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            cells[place] = "";
            return Optional.empty();
        }
        if (token != JsonToken.VALUE_STRING) {
            return Optional.of(FileLine.malformed(
                    line,
                    key,
                    "the value is " + word(token) + ", not text",
                    "write it between quotes, as it is to be read, or null where nothing is stated"));
        }
        String cell = parser.getText();
        if (holdsHalfACharacter(cell)) {
            return Optional.of(
                    FileLine.malformed(line, key, "the value holds half a character", "write the whole character"));
        }
        cells[place] = cell;
        return Optional.empty();
    }

    /** A key that does not look like the name of a column may be a person's datum, and is not repeated. */
    private FileLine unknown(long line, String key) {
        boolean nameLike = key.matches("[A-Za-z][A-Za-z_ -]{0,39}");
        String near = nameLike
                ? NearestName.of(key, names)
                        .map(n -> "did you mean `" + n + "`? ")
                        .orElse("")
                : "";
        return FileLine.malformed(
                line,
                "",
                (nameLike ? "the key `" + key + "`" : "a key") + " is not among those of the first object",
                near + "the first object names the columns: give it every key, with null where nothing is stated");
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "a number";
        };
    }

    /** Half of a pair that stands for one character: an escape can write it, UTF-8 cannot. */
    private static boolean holdsHalfACharacter(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == cell.length()
                        || !Character.isLowSurrogate(cell.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
