package org.narrowgate.engine.signature;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * BouncyCastle as an object that is handed to each operation: installed globally it would change which implementation
 * every other library of the process gets.
 */
public final class CmsProvider {
    private static final Provider INSTANCE = new BouncyCastleProvider();

    private CmsProvider() {}

    public static Provider get() {
        return INSTANCE;
    }
}
