package org.narrowgate.engine.seal;

import java.util.List;
import java.util.stream.Stream;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.registry.UseTerms;

/**
 * The page of obligations as a signed authorisation binds it: its terms, and the digest of what a person reads.
 *
 * @param sha256 of the page, lower-case hexadecimal
 */
public record BoundPage(UseTerms terms, String sha256) {
    /** The page's name in a package: what the recipient reads before anything else. */
    public static final String NAME = "OBLIGATIONS.txt";

    private static final String SHA256 = "obligations_sha256";
    static final List<String> KEYS =
            Stream.concat(UseTerms.KEYS.stream(), Stream.of(SHA256)).toList();

    public BoundPage {
        if (!sha256.matches(Digests.HEX)) {
            throw new IllegalArgumentException("a SHA-256 is written as 64 lower-case hexadecimal digits");
        }
    }

    static BoundPage of(UseTerms terms, byte[] page) {
        return new BoundPage(terms, Digests.hex(page));
    }

    /** Whether a page is, to the byte, the one that was signed. */
    public boolean binds(byte[] page) {
        return Digests.hex(page).equals(sha256);
    }

    void putInto(Json json) {
        terms.putInto(json).put(SHA256, sha256);
    }

    static BoundPage read(Json json) {
        return new BoundPage(UseTerms.read(json), json.text(SHA256));
    }
}
