package org.narrowgate.app.report;

import java.util.Locale;

/** Text as HTML content. */
public final class Html {
    private Html() {}

    /** Escaped. */
    public static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** With its thousands apart. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
