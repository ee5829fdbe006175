package org.narrowgate.app.incident;

import java.util.Optional;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.pack.Adoption;

/**
 * A reading of the law on which affected rows rest (26 U.S.C. 7431(b): good faith, but erroneous, interpretation).
 *
 * @param reading its id
 * @param text as the pack had it when the run was decided; empty if that pack is not at hand any more
 * @param rows how many affected rows rest on it
 * @param adopted by counsel's opinion that counted when the run was decided; empty if none did
 */
public record ReliedOn(String reading, String text, long rows, Optional<Adoption> adopted) {
    /** Who adopted it and when, or that nobody had. */
    String basis() {
        return basis(adopted);
    }

    static String basis(Optional<Adoption> adoption) {
        return adoption.map(a -> "adopted by " + a.by() + " on " + a.on() + " (opinion " + a.opinion() + ")")
                .orElse("NO COUNSEL HAD ADOPTED IT: a draft, run in a demonstration");
    }

    Json json() {
        return Json.object()
                .put("reading", reading)
                .put("text", text)
                .put("rows", rows)
                .put("adopted_by", adopted.map(Adoption::by).orElse(""))
                .put("opinion", adopted.map(Adoption::opinion).orElse(""));
    }
}
