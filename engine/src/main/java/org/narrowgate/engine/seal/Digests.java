package org.narrowgate.engine.seal;

import org.narrowgate.core.proof.Sha256;

/** SHA-256 in lower-case hexadecimal, as every document of this room names files and certificates. */
final class Digests {
    static final String HEX = "[0-9a-f]{64}";

    private Digests() {}

    static String hex(byte[] content) {
        return Sha256.hex(content);
    }
}
