package org.narrowgate.engine.paper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.narrowgate.engine.document.Yaml;

/** Writes the text of a paper, ready to be signed: what {@link Paper#parse} reads, one key a line. */
public final class PaperText {
    private final Map<String, String> lines = new LinkedHashMap<>();

    private PaperText() {}

    /** Begins one with its head. */
    public static PaperText of(PaperKind kind, String id, String custodian, String by) {
        return new PaperText()
                .put("paper", id)
                .plain("kind", kind.word())
                .put("custodian", custodian)
                .put("by", by);
    }

    /** A line of text. */
    public PaperText put(String key, String value) {
        lines.put(key, Yaml.quoted(value));
        return this;
    }

    public PaperText put(String key, Optional<String> value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    /** A number, a day, or one of a few words. */
    public PaperText plain(String key, Object value) {
        lines.put(key, String.valueOf(value));
        return this;
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
