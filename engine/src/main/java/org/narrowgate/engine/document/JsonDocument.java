package org.narrowgate.engine.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON document (RFC 8259) into {@link Node}s that keep their places; a key given twice is refused, since two
 * readers could then see two different documents under one signature.
 */
public final class JsonDocument {
    /** The header of the largest request, of ten million rows, names as many officials as make 15 MiB. */
    public static final int LARGEST_FILE_BYTES = 32 << 20;

    private static final int DEEPEST = 16;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(30)
                    .build())
            .build();

    private final SourceFile file;
    private final Problems problems;

    private JsonDocument(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads a document; empty if it is none, and then a problem says why. */
    public static Optional<Node> read(String name, byte[] bytes, Problems problems) {
        if (bytes.length > LARGEST_FILE_BYTES) {
            problems.add(name, "the file is larger than 32 MiB", "leave out what does not belong into it");
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            problems.add(name, "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
        if (text.startsWith("\uFEFF")) {
            problems.add(name, "the file begins with a byte-order mark", "save it as UTF-8 without one");
            return Optional.empty();
        }
        return new JsonDocument(SourceFile.of(name, text), problems).document(text);
    }

    private Optional<Node> document(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                problems.add(file.mark(1, 1), "the file is empty", "write the document into it");
                return Optional.empty();
            }
            Node node = value(parser);
            if (parser.nextToken() != null) {
                problems.add(mark(parser.currentTokenLocation()), "a second value begins here", "remove it");
                return Optional.empty();
            }
            return Optional.of(node);
        } catch (JsonProcessingException malformed) {
            Mark mark = malformed.getLocation() == null ? file.mark(1, 1) : mark(malformed.getLocation());
            problems.add(mark, "the JSON cannot be read here", "check commas, quotes and brackets before this place");
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("a text cannot fail to be read", impossible);
        }
    }

    private Node value(JsonParser parser) throws IOException {
        Mark mark = mark(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> keys(parser, mark);
            case START_ARRAY -> items(parser, mark);
            case VALUE_STRING -> scalar(mark, parser, Node.ScalarType.TEXT, Node.Style.DOUBLE_QUOTED);
            case VALUE_NUMBER_INT -> scalar(mark, parser, Node.ScalarType.INTEGER, Node.Style.PLAIN);
            case VALUE_TRUE, VALUE_FALSE -> scalar(mark, parser, Node.ScalarType.FLAG, Node.Style.PLAIN);
            case VALUE_NULL -> scalar(mark, parser, Node.ScalarType.NOTHING, Node.Style.PLAIN);
            default -> scalar(mark, parser, Node.ScalarType.OTHER, Node.Style.PLAIN);
        };
    }

    private static Node scalar(Mark mark, JsonParser parser, Node.ScalarType type, Node.Style style)
            throws IOException {
        return new Node.Scalar(mark, parser.getText(), type, style);
    }

    private Node items(JsonParser parser, Mark mark) throws IOException {
        List<Node> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new Node.Items(mark, values);
    }

    private Node keys(JsonParser parser, Mark mark) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Mark at = mark(parser.currentTokenLocation());
            String key = parser.currentName();
            parser.nextToken();
            if (entries.put(key, new Node.Entry(at, value(parser))) != null) {
                problems.add(at, "the key `" + key + "` is given twice", "remove one of them");
            }
        }
        return new Node.Keys(mark, entries);
    }

    private Mark mark(JsonLocation location) {
        return file.mark(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
