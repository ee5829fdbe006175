package org.narrowgate.engine.registry;

import org.narrowgate.engine.document.Json;

/**
 * To whom a release goes, and on which terms he may hold it.
 *
 * @param recipient SHA-256 of the certificate to which it is sealed, lower-case hexadecimal
 * @param stage which part of it this is
 * @param beforeQuorum whether, in an emergency, it may go before the witnesses have cosigned it
 */
public record Entrusted(String recipient, UseTerms terms, Stage stage, boolean beforeQuorum) {
    private static final String RECIPIENT = "recipient";
    private static final String STAGE = "stage";
    private static final String STAGES = "stages";
    private static final String BEFORE_QUORUM = "before_quorum";

    Json json() {
        Json json = terms.putInto(Json.object().put(RECIPIENT, recipient));
        if (beforeQuorum) {
            json.put(BEFORE_QUORUM, true);
        }
        return stage.count() == 1 ? json : json.put(STAGE, stage.number()).put(STAGES, stage.count());
    }

    static Entrusted read(Json json) {
        Stage stage = json.has(STAGES)
                ? new Stage(Math.toIntExact(json.number(STAGE)), Math.toIntExact(json.number(STAGES)))
                : new Stage(1, 1);
        return new Entrusted(json.text(RECIPIENT), UseTerms.read(json), stage, json.has(BEFORE_QUORUM));
    }
}
