package org.narrowgate.app.office;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.narrowgate.app.report.Html;
import org.narrowgate.app.report.Page;
import org.narrowgate.core.proof.Disclaimer;

/** A handover as one self-contained page. */
public final class HandoverPage {
    private HandoverPage() {}

    /** The page; {@code mark} is what must not be overlooked, such as that it is of a demonstration; may be empty. */
    public static String html(Handover handover, String mark) {
        Page page = new Page("Handover: " + handover.subject());
        if (!mark.isEmpty()) {
            page.mark(mark);
        }
        page.paragraph("As the signed papers in the register say at " + handover.at() + ".");
        for (Map.Entry<String, List<String>> chapter : handover.chapters().entrySet()) {
            StringBuilder list = new StringBuilder("<ul>\n");
            Handover.told(chapter.getValue())
                    .forEach(line -> list.append("<li>").append(Html.text(line)).append("</li>\n"));
            page.section(
                    chapter.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                    chapter.getKey(),
                    list.append("</ul>\n").toString());
        }
        return page.end(Disclaimer.TEXT);
    }
}
