package org.narrowgate.app.accounting;

import java.util.Optional;
import org.narrowgate.engine.document.Json;

/**
 * What an account is asked for.
 *
 * @param requester name of the agency that asked, as its requests state it; every one if empty
 */
public record Selection(Optional<String> requester, Period period) {
    boolean isOf(String name) {
        return requester.isEmpty() || requester.get().equals(name);
    }

    String words() {
        return requester.map(name -> "of " + name + ", ").orElse("") + period.words();
    }

    Json addTo(Json json) {
        requester.ifPresent(name -> json.put("requester", name));
        period.addTo(json);
        return json;
    }
}
