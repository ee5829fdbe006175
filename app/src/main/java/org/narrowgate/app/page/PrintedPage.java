package org.narrowgate.app.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as paper takes it: well-formed, in light colours that stand where they are used, nothing folded away. */
final class PrintedPage {
    /** Its letters cover Latin, Greek and Cyrillic. It has no bold: size, rules and colours stand for that. */
    static final String FONT = "Liberation Sans";

    private static final Pattern VOID = Pattern.compile("<(meta|br|hr|img|link|input|col|wbr)\\b([^<>]*?)\\s*/?>");
    private static final Pattern DRAWING = Pattern.compile("<svg\\b.*?</svg>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script\\b.*?</script>", Pattern.DOTALL);
    private static final Pattern DARK =
            Pattern.compile("@media \\(prefers-color-scheme: dark\\) \\{ :root \\{[^}]*\\} \\}");
    private static final Pattern COLOUR = Pattern.compile("(--[a-z0-9-]+):\\s*([^;}]+)[;}]");
    private static final Pattern USE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");
    private static final String PAPER = "<style>\n"
            + "@page { size: A4; margin: 18mm 16mm 20mm 16mm;"
            + " @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt '" + FONT + "'; } }\n"
            + "* { font-family: '" + FONT + "' !important; font-weight: normal !important; }\n"
            + "thead th { border-bottom: 1.2pt solid #1b1b1b; }\n"
            + "body { font-size: 9.5pt; } main, footer { max-width: none; padding: 0; }\n"
            + "h1 { font-size: 15pt; } h2 { font-size: 11.5pt; page-break-after: avoid; }\n"
            + "nav, summary { display: none; } table { -fs-table-paginate: paginate; page-break-inside: auto; }\n"
            + "tr { page-break-inside: avoid; } td, th { word-wrap: break-word; } details { display: block; }\n"
            + "</style>";

    private PrintedPage() {}

    static String of(String html) {
        String page = SCRIPT.matcher(DRAWING.matcher(html).replaceAll("")).replaceAll("");
        page = DARK.matcher(page).replaceAll("");
        page = VOID.matcher(page).replaceAll("<$1$2/>");
        return coloured(page).replaceFirst("</head>", Matcher.quoteReplacement(PAPER + "</head>"));
    }

    /** Paper's style sheets know no custom properties: each is put where it is used. */
    private static String coloured(String page) {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher said = COLOUR.matcher(page);
        while (said.find()) {
            colours.putIfAbsent(said.group(1), said.group(2).strip());
        }
        return USE.matcher(page)
                .replaceAll(use -> Matcher.quoteReplacement(colours.getOrDefault(use.group(1), "inherit")));
    }
}
