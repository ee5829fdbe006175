package org.narrowgate.app.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.narrowgate.engine.document.Json;

/** JSON as a command prints it. */
final class Printed {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private Printed() {}

    /** On one line. */
    static String compact(Json json) {
        return new String(json.compact(), StandardCharsets.UTF_8);
    }

    /** What others wrote, without what a terminal would obey. */
    static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }

    /** A constant in the form in which packs and documents write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
