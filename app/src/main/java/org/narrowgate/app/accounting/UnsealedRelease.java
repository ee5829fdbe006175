package org.narrowgate.app.accounting;

import java.time.Instant;
import org.narrowgate.engine.document.Json;

/** A release that an official let go and whose package was never sealed: nothing of it counts as disclosed. */
record UnsealedRelease(Heading heading, long run, String release, Instant authorised) {
    static UnsealedRelease of(AccountedRelease release) {
        return new UnsealedRelease(
                release.heading(), release.account().run(), release.account().release(), release.authorised());
    }

    String text() {
        return "release " + release + " of run " + run + " to " + heading.requester() + ": authorised " + authorised
                + ", NEVER SEALED; it counts as no disclosure (`narrowgate status` says what goes on with it)\n";
    }

    Json json() {
        return Json.object()
                .put("requester", heading.requester())
                .put("provision", heading.provision())
                .put("run", run)
                .put("release", release)
                .put("authorised_at", authorised.toString());
    }
}
