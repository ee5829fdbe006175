package org.narrowgate.engine.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object (RFC 8259) as an immutable tree of texts, whole numbers, flags, lists and objects; keys keep their
 * order, so that what is written is a function of the values alone.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final Map<String, Object> values;

    private Json(Map<String, Object> values) {
        this.values = values;
    }

    public static Json object() {
        return new Json(new LinkedHashMap<>());
    }

    /**
     * Reads one object and nothing after it.
     *
     * @throws IllegalArgumentException if the bytes are not that
     */
    public static Json read(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a JSON object was expected");
            }
            Json object = readObject(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return object;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("the JSON cannot be read", malformed);
        }
    }

    private static Json readObject(JsonParser parser) throws IOException {
        Json object = object();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            object.values.put(key, readValue(parser));
        }
        return object;
    }

    private static Object readValue(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(readValue(parser));
                }
                yield items;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_STRING -> parser.getText();
            default ->
                throw new IllegalArgumentException("a JSON value is neither text, whole number, flag, list nor object");
        };
    }

    public Json put(String key, String value) {
        values.put(key, value);
        return this;
    }

    public Json put(String key, long value) {
        values.put(key, value);
        return this;
    }

    public Json put(String key, boolean value) {
        values.put(key, value);
        return this;
    }

    public Json put(String key, Json value) {
        values.put(key, value);
        return this;
    }

    /** Adds a list of texts, numbers, flags or objects. */
    public Json put(String key, List<?> items) {
        values.put(key, List.copyOf(items));
        return this;
    }

    /** Adds an object of whole numbers, in the map's order. */
    public Json put(String key, Map<String, Long> numbers) {
        Json object = object();
        numbers.forEach(object::put);
        return put(key, object);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key) {
        return as(key, String.class);
    }

    public long number(String key) {
        return as(key, Long.class);
    }

    public boolean flag(String key) {
        return as(key, Boolean.class);
    }

    public Json object(String key) {
        return as(key, Json.class);
    }

    public List<String> texts(String key) {
        return items(key, String.class);
    }

    public List<Json> objects(String key) {
        return items(key, Json.class);
    }

    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    private <T> List<T> items(String key, Class<T> type) {
        return ((List<?>) as(key, List.class)).stream().map(type::cast).toList();
    }

    private <T> T as(String key, Class<T> type) {
        Object value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("the JSON object lacks `" + key + "`, or it is of another kind");
        }
        return type.cast(value);
    }

    /** One line without blanks. */
    public byte[] compact() {
        return write(false);
    }

    /** Indented by two, for people. */
    public byte[] pretty() {
        return write(true);
    }

    private byte[] write(boolean pretty) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
                printer.indentObjectsWith(indenter);
                printer.indentArraysWith(indenter);
                generator.setPrettyPrinter(printer);
            }
            writeValue(generator, this);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (pretty) {
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static void writeValue(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Json object) {
            generator.writeStartObject();
            for (Map.Entry<String, Object> entry : object.values.entrySet()) {
                generator.writeFieldName(entry.getKey());
                writeValue(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                writeValue(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString((String) value);
        }
    }
}
