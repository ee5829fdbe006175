package org.narrowgate.app.report;

import java.util.Locale;

/** Text as HTML content. */
final class Html {
    private Html() {}

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
