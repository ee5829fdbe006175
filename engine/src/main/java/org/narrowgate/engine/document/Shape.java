package org.narrowgate.engine.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What may stand in one place of a document, as JSON Schema (draft 2020-12) says it to an editor. It never says more than
 * the document's reader: what a schema cannot say, such as which facts there are, is left to the reader.
 */
public final class Shape {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String PLACEHOLDER = "<[^<>]*>";

    private final Json json;

    Shape(Json json) {
        this.json = json;
    }

    /** Text as {@link Section#text} takes it: also a number or flag written where text is meant, but nothing blank. */
    public static Shape text() {
        return new Shape(Json.object()
                .put("type", List.of("string", "number", "boolean"))
                .put("pattern", "\\S"));
    }

    /** A text that is text and nothing else, and holds no placeholder. */
    public static Shape written() {
        return new Shape(stated().json.put("pattern", "\\S"));
    }

    /** As {@link #written}, and it may be blank: then nothing is stated. */
    public static Shape stated() {
        return new Shape(
                Json.object().put("type", "string").put("not", Json.object().put("pattern", PLACEHOLDER)));
    }

    /** Any one value: text, number, flag. */
    public static Shape scalar() {
        return new Shape(Json.object().put("type", List.of("string", "number", "boolean")));
    }

    public static Shape number(long least) {
        return new Shape(Json.object().put("type", "integer").put("minimum", least));
    }

    public static Shape flag() {
        return new Shape(Json.object().put("type", "boolean"));
    }

    public static Shape day() {
        return new Shape(Json.object().put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    }

    public static Shape matching(String pattern) {
        return new Shape(Json.object().put("type", "string").put("pattern", pattern));
    }

    /** One of these words, as they are spelt. */
    public static Shape word(Collection<String> words) {
        return new Shape(Json.object().put("enum", List.copyOf(words)));
    }

    /** A value of an enumeration in the spellings that {@link Section#choice} takes and people use. */
    public static <E extends Enum<E>> Shape choice(Class<E> type) {
        return word(spellings(List.of(type.getEnumConstants())));
    }

    private static List<String> spellings(List<? extends Enum<?>> values) {
        Set<String> words = new LinkedHashSet<>();
        values.forEach(v -> words.add(v.name().toLowerCase(Locale.ROOT)));
        values.forEach(v -> words.add(v.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        values.forEach(v -> words.add(v.name()));
        return List.copyOf(words);
    }

    public static Shape list(Shape each, long least) {
        Json list = Json.object().put("type", "array").put("items", each.json);
        return new Shape(least > 0 ? list.put("minItems", least) : list);
    }

    /** Keys that are the author's own names. */
    public static Shape named(Shape each) {
        return new Shape(Json.object().put("type", "object").put("additionalProperties", each.json));
    }

    public static Shape either(Shape one, Shape other) {
        return new Shape(Json.object().put("anyOf", List.of(one.json, other.json)));
    }

    /** A shape that the document defines once, by its name. */
    public static Shape defined(String name) {
        return new Shape(Json.object().put("$ref", "#/$defs/" + name));
    }

    public static Keys keys() {
        return new Keys();
    }

    /** The schema of a whole document. */
    public Json document(String kind, String description, Map<String, Shape> definitions) {
        Json all = Json.object()
                .put("$schema", DIALECT)
                .put("$id", "urn:narrowgate:schema:" + kind)
                .put("title", kind)
                .put("description", description);
        json.values().forEach((key, value) -> copy(all, key, value));
        if (!definitions.isEmpty()) {
            Json defs = Json.object();
            definitions.forEach((name, shape) -> defs.put(name, shape.json));
            all.put("$defs", defs);
        }
        return all;
    }

    private Json described(String description) {
        Json all = Json.object();
        json.values().forEach((key, value) -> copy(all, key, value));
        return description.isEmpty() ? all : all.put("description", description);
    }

    private static void copy(Json into, String key, Object value) {
        if (value instanceof Json object) {
            into.put(key, object);
        } else if (value instanceof List<?> items) {
            into.put(key, items);
        } else if (value instanceof Boolean flag) {
            into.put(key, flag);
        } else if (value instanceof Long number) {
            into.put(key, number);
        } else {
            into.put(key, String.valueOf(value));
        }
    }

    /** A closed set of keys, of which some must be there. */
    public static final class Keys {
        private final Json properties = Json.object();
        private final List<String> required = new ArrayList<>();
        private final Json rules = Json.object();
        private Object others = false;

        private Keys() {}

        public Keys must(String key, Shape shape, String description) {
            required.add(key);
            return may(key, shape, description);
        }

        public Keys may(String key, Shape shape, String description) {
            properties.put(key, shape.described(description));
            return this;
        }

        /** Any other key is the author's own name for something of this shape. */
        public Keys others(Shape shape) {
            others = shape.json;
            return this;
        }

        /** Exactly one of these keys is there. */
        public Keys oneOf(List<String> keys) {
            rules.put("oneOf", keys.stream().map(Keys::having).toList());
            return this;
        }

        /** A key that goes only with another. */
        public Keys with(String key, String other) {
            Json dependent = rules.has("dependentRequired") ? rules.object("dependentRequired") : Json.object();
            rules.put("dependentRequired", dependent.put(key, List.of(other)));
            return this;
        }

        /** If a key has this value, one thing holds, otherwise the other. */
        public <E extends Enum<E>> Keys depending(String key, E value, Json then, Json otherwise) {
            Json is = Json.object().put("enum", spellings(List.of(value)));
            rules.put(
                    "if",
                    Json.object().put("properties", Json.object().put(key, is)).put("required", List.of(key)));
            rules.put("then", then);
            rules.put("else", otherwise);
            return this;
        }

        /** That these keys are there. */
        public static Json having(String... keys) {
            return Json.object().put("required", List.of(keys));
        }

        /** That none of these keys is there. */
        public static Json lacking(String... keys) {
            List<Json> any = Arrays.stream(keys).map(Keys::having).toList();
            return Json.object().put("not", Json.object().put("anyOf", any));
        }

        public Shape shape() {
            Json keys = Json.object().put("type", "object").put("properties", properties);
            if (!required.isEmpty()) {
                keys.put("required", List.copyOf(required));
            }
            copy(keys, "additionalProperties", others);
            rules.values().forEach((key, value) -> copy(keys, key, value));
            return new Shape(keys);
        }
    }
}
