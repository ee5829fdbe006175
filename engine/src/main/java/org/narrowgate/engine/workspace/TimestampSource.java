package org.narrowgate.engine.workspace;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.narrowgate.engine.document.Section;

/**
 * Who stamps checkpoints with the time (RFC 3161), and what follows while nobody does.
 *
 * @param url where it is asked, by HTTP or HTTPS
 * @param roots certificates of the certification authorities above it
 * @param revocationLists their lists, or folders of them
 * @param required whether a release waits until its authorisation is stamped
 * @param within how old an entry of the register may be without a time-stamp over it, before that is an alarm
 */
public record TimestampSource(
        URI url, List<Path> roots, List<Path> revocationLists, boolean required, Duration within) {
    private static final String WITHIN = "within_hours";
    private static final long USUAL_HOURS = 24;
    private static final long MOST_HOURS = 24L * 366;

    static TimestampSource read(Section section, Path home) {
        URI url = url(section);
        long hours = section.has(WITHIN) ? section.number(WITHIN) : USUAL_HOURS;
        if (hours < 1 || hours > MOST_HOURS) {
            section.problems()
                    .add(
                            section.markOf(WITHIN),
                            "`within_hours` is not a number of hours from 1 to " + MOST_HOURS,
                            "write how long an entry may be without a time-stamp, such as 24");
            hours = USUAL_HOURS;
        }
        List<Path> roots = WorkspaceConfig.paths(section, home, "roots");
        if (roots.isEmpty()) {
            section.problems()
                    .add(
                            section.mark(),
                            "`timestamps` names no `roots`",
                            "pin the certificates of the authorities above the time-stamping one; without them no"
                                    + " time-stamp counts");
        }
        TimestampSource source = new TimestampSource(
                url,
                roots,
                WorkspaceConfig.paths(section, home, "revocation_lists"),
                section.flag("required", false),
                Duration.ofHours(hours));
        section.close();
        return source;
    }

    private static URI url(Section section) {
        String text = section.text("url");
        try {
            URI url = URI.create(text);
            if (text.matches("https?://.+") && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, as any other that is none.
        }
        section.problems()
                .add(
                        section.markOf("url"),
                        "`url` is no address of a time-stamping authority",
                        "write it as https://HOST/PATH or http://HOST/PATH");
        return URI.create("http://invalid.invalid/");
    }
}
