package org.narrowgate.app.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.narrowgate.core.proof.Sha256;

/**
 * One self-contained page. Its own policy forbids it to load or run anything, so that a browser holds it to what it
 * claims; the style sheet is let in by its digest.
 */
public final class Page {
    private final String title;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder sections = new StringBuilder(65_536);

    /** An empty one. */
    public Page(String title) {
        this.title = title;
    }

    /** What must not be overlooked. */
    public Page mark(String words) {
        head.append("<p class=\"mark\">").append(Html.text(words)).append("</p>\n");
        return this;
    }

    /** Above the sections. */
    public Page paragraph(String words) {
        head.append("<p>").append(Html.text(words)).append("</p>\n");
        return this;
    }

    /** Adds a section; {@code content} is HTML as it stands. */
    public Page section(String id, String heading, String content) {
        contents.append("<li><a href=\"#")
                .append(id)
                .append("\">")
                .append(Html.text(heading))
                .append("</a></li>\n");
        sections.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(Html.text(heading))
                .append("</h2>\n")
                .append(content)
                .append("</section>\n");
        return this;
    }

    /** The whole; {@code claim} stands at its foot. */
    public String end(String claim) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none';"
                + " form-action 'none'; style-src 'sha256-" + digest(STYLE) + "'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + Html.text(title)
                + " - Narrowgate</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>"
                + Html.text(title) + "</h1>\n" + head + "<nav aria-label=\"Contents\"><ul>\n" + contents
                + "</ul></nav>\n" + sections + "</main>\n<footer><p>" + Html.text(claim)
                + "</p></footer>\n</body>\n</html>\n";
    }

    private static String digest(String style) {
        return Base64.getEncoder().encodeToString(Sha256.create().digest(style.getBytes(StandardCharsets.UTF_8)));
    }

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif;
              --ink: #1b1b1b; --quiet: #525860; --paper: #fff; --rule: #c6cace; --track: #eef0f1; --link: #00528c;
              --c1: #0b4778; --c2: #4aa3df; --c3: #d98e04; --c4: #8b9196; --warn: #b50909; --warned: #f8eff1; }
            @media (prefers-color-scheme: dark) { :root { --ink: #eef0f1; --quiet: #b9c0c7; --paper: #16191c;
              --rule: #454c54; --track: #24292e; --link: #8fc7f5; --c1: #2f86d6; --c2: #a5d4f5; --c3: #f0b23e;
              --c4: #767d84; --warn: #f2938c; --warned: #2e1f20; } }
            body { margin: 0; color: var(--ink); background: var(--paper); }
            main, footer { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
            a { color: var(--link); } nav ul { columns: 20rem; padding-left: 1.2rem; font-size: .9rem; }
            .mark { border-left: .4rem solid var(--warn); padding: .4rem .8rem; background: var(--warned);
              font-weight: 600; }
            svg { display: block; width: 100%; height: auto; margin: .4rem 0; }
            svg text { font: 13px system-ui, sans-serif; fill: var(--ink); }
            svg .track { fill: var(--track); } svg .line { stroke: var(--rule); fill: none; }
            .c1 { fill: var(--c1); background: var(--c1); } .c2 { fill: var(--c2); background: var(--c2); }
            .c3 { fill: var(--c3); background: var(--c3); } .c4 { fill: var(--c4); background: var(--c4); }
            .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: .4rem 0;
              font-size: .9rem; }
            .key { display: inline-block; width: .9em; height: .9em; margin-right: .4em; vertical-align: -.1em;
              print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; margin-top: .6rem; }
            caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top;
              overflow-wrap: anywhere; }
            tbody th { font-weight: 400; }
            .n { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
            summary { cursor: pointer; color: var(--link); font-size: .9rem; }
            :focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .9rem; }
            dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
            footer { border-top: 1px solid var(--rule); color: var(--quiet); font-size: .9rem; padding-top: .5rem; }
            @media print { nav, summary { display: none; } h2 { break-after: avoid; } svg, tr { break-inside: avoid; }
              details::details-content { content-visibility: visible; block-size: auto; } }
            """;
}
