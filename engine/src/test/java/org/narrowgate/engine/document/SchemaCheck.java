package org.narrowgate.engine.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of JSON Schema as {@link Shape} writes, over plain maps, lists and scalars. */
public final class SchemaCheck {
    /** Stands for a value that fits everywhere, where only the keys are asked about. */
    public static final Object ANY = new Object();

    private final Json root;

    public SchemaCheck(Json root) {
        this.root = root;
    }

    public Json resolved(Json schema) {
        return schema.has("$ref")
                ? root.object("$defs").object(schema.text("$ref").substring("#/$defs/".length()))
                : schema;
    }

    public boolean valid(Object value) {
        return valid(value, root);
    }

    public boolean valid(Object value, Json unresolved) {
        Json schema = resolved(unresolved);
        if (value == ANY) {
            return true;
        }
        return schema.values().entrySet().stream().allMatch(e -> holds(e.getKey(), e.getValue(), value, schema));
    }

    @SuppressWarnings("unchecked")
    private boolean holds(String keyword, Object said, Object value, Json schema) {
        return switch (keyword) {
            case "type" -> types(said).stream().anyMatch(t -> is(t, value));
            case "enum" -> ((List<Object>) said).contains(value);
            case "pattern" ->
                !(value instanceof String s)
                        || Pattern.compile((String) said).matcher(s).find();
            case "minimum" -> !(value instanceof Long n) || n >= (Long) said;
            case "minItems" -> !(value instanceof List<?> l) || l.size() >= (Long) said;
            case "items" -> !(value instanceof List<?> l) || l.stream().allMatch(v -> valid(v, (Json) said));
            case "not" -> !valid(value, (Json) said);
            case "anyOf" -> ((List<Json>) said).stream().anyMatch(s -> valid(value, s));
            case "oneOf" ->
                ((List<Json>) said).stream().filter(s -> valid(value, s)).count() == 1;
            case "if" -> valid(value, schema.object(valid(value, (Json) said) ? "then" : "else"));
            case "properties", "required", "additionalProperties", "dependentRequired" ->
                !(value instanceof Map<?, ?> m) || keys(keyword, said, (Map<String, Object>) m, schema);
            case "then", "else", "$schema", "$id", "$defs", "title", "description" -> true;
            default -> throw new IllegalArgumentException("no such keyword is written: " + keyword);
        };
    }

    @SuppressWarnings("unchecked")
    private boolean keys(String keyword, Object said, Map<String, Object> map, Json schema) {
        return switch (keyword) {
            case "properties" ->
                ((Json) said)
                        .values().entrySet().stream()
                                .allMatch(p -> !map.containsKey(p.getKey())
                                        || valid(map.get(p.getKey()), (Json) p.getValue()));
            case "required" -> map.keySet().containsAll((List<String>) said);
            case "dependentRequired" ->
                ((Json) said)
                        .values().entrySet().stream()
                                .allMatch(p -> !map.containsKey(p.getKey())
                                        || map.keySet().containsAll((List<String>) p.getValue()));
            default ->
                map.entrySet().stream()
                        .filter(e -> !schema.has("properties")
                                || !schema.object("properties").has(e.getKey()))
                        .allMatch(e -> said instanceof Json other && valid(e.getValue(), other));
        };
    }

    private static List<String> types(Object said) {
        List<String> types = new ArrayList<>();
        if (said instanceof List<?> all) {
            all.forEach(t -> types.add((String) t));
        } else {
            types.add((String) said);
        }
        return types;
    }

    static boolean is(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** A document as plain maps, lists and scalars. */
    public static Object plain(Node node) {
        if (node instanceof Node.Keys keys) {
            Map<String, Object> map = new LinkedHashMap<>();
            keys.entries().forEach((key, entry) -> map.put(key, plain(entry.value())));
            return map;
        }
        if (node instanceof Node.Items items) {
            return new ArrayList<>(
                    items.values().stream().map(SchemaCheck::plain).toList());
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.type()) {
            case INTEGER -> Long.parseLong(scalar.text());
            case FLAG -> Boolean.parseBoolean(scalar.text());
            case OTHER -> Double.parseDouble(scalar.text());
            case TEXT, NOTHING -> scalar.text();
        };
    }

    /** As JSON, which is YAML too. */
    public static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> written(e.getKey()) + ": " + written(e.getValue()))
                    .collect(java.util.stream.Collectors.joining(",\n", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SchemaCheck::written).collect(java.util.stream.Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        return String.valueOf(value);
    }
}
