package org.narrowgate.engine.document;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/** The keys by which a mapping says how a CSV file is written; what cannot be is a problem, and what is common is used. */
public final class CsvKeys {
    private CsvKeys() {}

    /** {@code delimiter}: one character, or {@code tab}; a comma if it is not given. */
    public static char delimiter(Section file) {
        String text = file.text("delimiter", ",");
        String meant = text.equals("tab") ? "\t" : text;
        if (meant.length() != 1 || meant.equals("\"") || Character.isLetterOrDigit(meant.charAt(0))) {
            file.problems()
                    .add(
                            file.markOf("delimiter"),
                            "`" + text + "` cannot divide the columns",
                            "give one character such as `,` `;` `|`, or `tab`");
            return ',';
        }
        return meant.charAt(0);
    }

    /**
     * {@code encoding}, whatever the case of its letters; the first of those known if it is not given.
     *
     * @param known names that every Java knows
     */
    public static Charset encoding(Section file, List<String> known) {
        String text = file.text("encoding", known.get(0));
        String name = known.stream()
                .filter(one -> one.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("");
        if (name.isEmpty()) {
            file.problems()
                    .add(
                            file.markOf("encoding"),
                            "the encoding `" + text + "` is not known",
                            NearestName.remedy(text, known));
        }
        return Charset.forName(name.isEmpty() ? known.get(0) : name);
    }
}
