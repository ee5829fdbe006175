package org.narrowgate.engine.pack;

import java.time.LocalDate;
import java.util.List;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Section;

/**
 * That counsel of a custodian adopted a pack or a reading in a signed opinion.
 *
 * @param by who signed it
 * @param custodian for whom alone it counts
 * @param on day of the opinion
 * @param opinion its id
 */
public record Adoption(String by, String custodian, LocalDate on, String opinion) {
    private static final List<String> CLAIMS = List.of("adopted_by", "adopted_on", "opinion");

    /** By whom, for whom, when and in which opinion. */
    public String words() {
        return "adopted by " + by + " for " + custodian + " on " + on + " (opinion " + opinion + ")";
    }

    /** What a file says of its own adoption anybody could have typed, so it may say no more than that it is a draft. */
    static void refuseClaims(Section section) {
        String remedy = "remove it: `law adopt` files the opinion that counsel signed, and nothing else adopts";
        for (String key : CLAIMS) {
            if (section.node(key).isPresent()) {
                section.problems().add(section.markOf(key), "`" + key + "` adopts nothing", remedy);
            }
        }
        section.scalar("status")
                .map(Node.Scalar::text)
                .filter(status -> !status.equals("draft"))
                .ifPresent(status -> section.problems()
                        .add(section.markOf("status"), "`status: " + status + "` adopts nothing", remedy));
    }
}
