package org.narrowgate.engine.registry;

import org.narrowgate.engine.document.Json;

/**
 * To whom a release goes, and on which terms he may hold it.
 *
 * @param recipient SHA-256 of the certificate to which it is sealed, lower-case hexadecimal
 */
public record Entrusted(String recipient, UseTerms terms) {
    private static final String RECIPIENT = "recipient";

    Json json() {
        return terms.putInto(Json.object().put(RECIPIENT, recipient));
    }

    static Entrusted read(Json json) {
        return new Entrusted(json.text(RECIPIENT), UseTerms.read(json));
    }
}
