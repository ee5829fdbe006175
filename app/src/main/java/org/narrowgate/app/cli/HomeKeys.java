package org.narrowgate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where keys lie if nobody says where: below the home folder of who runs the program. */
final class HomeKeys {
    private HomeKeys() {}

    /**
     * The folder for the keys of a workspace or a witness.
     *
     * @param option with which another place can be named
     */
    static Path folder(String name, String option) {
        Path home = Path.of(System.getProperty("user.home", ""));
        // Java's word for an account without one, as in many containers, is a question mark: a folder below any.
        if (!home.isAbsolute()) {
            throw new UncheckedIOException(
                    new IOException("this account has no home folder: say with " + option + " where keys are to lie"));
        }
        return home.resolve(".narrowgate").resolve("keys").resolve(name);
    }
}
