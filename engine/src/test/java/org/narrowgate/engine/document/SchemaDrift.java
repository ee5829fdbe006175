package org.narrowgate.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds a schema against the reader of the same documents: every place of a document is given every key that the sources
 * of the readers speak of, loses each key, and has each value turned into another kind; both must say the same of it.
 */
public final class SchemaDrift {
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9_]*)\"");
    private static final Pattern UNKNOWN = Pattern.compile("the key `([^`]*)` is not known");

    /** Keys that a reader knows only to refuse them with a reason of its own. */
    private static final Set<String> REFUSED = Set.of("adopted_by", "adopted_on", "opinion", "password");

    /** What a reader demands only where another document or key says so, which no schema of one place can tell. */
    private static final Set<String> CONDITIONAL = Set.of("periods", "offences", "values", "sha256", "count");

    /** What the reader finds wrong with the text of a document; empty if nothing. */
    public interface Reader {
        List<String> problems(String text) throws Exception;
    }

    private final SchemaCheck check;
    private final Json schema;
    private final Reader reader;
    private final Set<String> candidates;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> places = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();
    private Object document = "";
    private int mutations;

    public SchemaDrift(Json schema, Reader reader, String... packages) throws IOException {
        this.check = new SchemaCheck(schema);
        this.schema = schema;
        this.reader = reader;
        this.candidates = candidates(packages);
    }

    private static Set<String> candidates(String... packages) throws IOException {
        Set<String> keys = new TreeSet<>(Set.of("zzz_nobody_knows"));
        for (String name : packages) {
            try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "org", "narrowgate", "engine", name))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher matcher = KEY.matcher(Files.readString(file));
                    while (matcher.find()) {
                        keys.add(matcher.group(1));
                    }
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(20);
        return keys;
    }

    public void mutate(String text) throws Exception {
        document = plain(text);
        assertThat(check.valid(document)).as("the schema takes the document").isTrue();
        assertThat(reader.problems(SchemaCheck.written(document))).isEmpty();
        walk(document, schema, "");
    }

    public static Object plain(String text) {
        Problems problems = new Problems();
        return SchemaCheck.plain(Yaml.read("a document", text.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow());
    }

    public void agreed(int atLeast) {
        assertThat(differences).isEmpty();
        assertThat(mutations).isGreaterThan(atLeast);
    }

    /** Places that the documents had, each by its keys in the schema. */
    public Set<String> places() {
        return places;
    }

    @SuppressWarnings("unchecked")
    private void walk(Object value, Json unresolved, String place) throws Exception {
        Json found = check.resolved(unresolved);
        if (found.has("anyOf")) {
            for (Json each : found.objects("anyOf")) {
                if (check.valid(value, each)) {
                    walk(value, each, place);
                    return;
                }
            }
        }
        if (value instanceof List<?> list && found.has("items")) {
            for (Object each : list) {
                walk(each, found.object("items"), place + "[]");
            }
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> keys = (Map<String, Object>) map;
            String named = unresolved.has("$ref") ? unresolved.text("$ref") : place;
            places.add(named);
            if (found.has("properties") && seen.add(named + new TreeMap<>(keys).keySet())) {
                mutate(keys, found, named);
            }
            for (Map.Entry<String, Object> entry : new LinkedHashMap<>(keys).entrySet()) {
                boolean known =
                        found.has("properties") && found.object("properties").has(entry.getKey());
                walk(
                        entry.getValue(),
                        known
                                ? found.object("properties").object(entry.getKey())
                                : found.object("additionalProperties"),
                        named + "/" + (known ? entry.getKey() : "*"));
            }
        }
    }

    private void mutate(Map<String, Object> keys, Json found, String place) throws Exception {
        Map<String, Object> before = new LinkedHashMap<>(keys);
        if (found.values().get("additionalProperties").equals(false)) {
            grown(keys, before, found, place);
        }
        for (String key : before.keySet()) {
            keys.remove(key);
            compare("without", key, keys, found, place, " lacks `" + key + "`");
            for (Object other : List.of("zzz", List.of(), Map.of("zzz", "zzz"))) {
                keys.put(key, other);
                compare("as " + SchemaCheck.written(other), key, keys, found, place, "but here is");
            }
            restore(keys, before);
        }
    }

    private void compare(String how, String key, Map<String, Object> keys, Json found, String place, String telling)
            throws Exception {
        mutations++;
        boolean valid = check.valid(keys, found);
        List<String> problems = reader.problems(SchemaCheck.written(document));
        if (!valid && problems.isEmpty()) {
            differences.add(place + ": the schema alone refuses `" + key + "` " + how);
        }
        boolean told = problems.stream().anyMatch(p -> p.contains(telling));
        boolean fixed = found.object("properties").has(key);
        if (valid && told && fixed && !CONDITIONAL.contains(key)) {
            differences.add(place + ": the reader alone refuses `" + key + "` " + how + ": " + problems.get(0));
        }
    }

    /** With every key at once that is not there: which of them the reader does not know. */
    private void grown(Map<String, Object> keys, Map<String, Object> before, Json found, String place)
            throws Exception {
        Set<String> added = new TreeSet<>(candidates);
        added.removeAll(before.keySet());
        added.removeAll(REFUSED);
        if (found.has("oneOf")) {
            found.objects("oneOf").forEach(shape -> added.removeAll(shape.texts("required")));
        }
        added.forEach(key -> keys.put(key, "zzz"));
        Set<String> unknown = new TreeSet<>();
        for (String problem : reader.problems(SchemaCheck.written(document))) {
            Matcher matcher = UNKNOWN.matcher(problem);
            while (matcher.find()) {
                unknown.add(matcher.group(1));
            }
            if (problem.contains("a duty has no check")) {
                unknown.add("check");
            }
        }
        restore(keys, before);
        for (String key : added) {
            mutations++;
            Map<String, Object> more = new LinkedHashMap<>();
            before.keySet().forEach(k -> more.put(k, before.get(k)));
            more.put(key, SchemaCheck.ANY);
            boolean allowed = check.valid(more, found);
            if (allowed == unknown.contains(key)) {
                differences.add(place + ": the key `" + key + "` is known to the " + (allowed ? "schema" : "reader")
                        + " alone, beside " + before.keySet());
            }
        }
    }

    private static void restore(Map<String, Object> keys, Map<String, Object> before) {
        keys.clear();
        keys.putAll(before);
    }
}
