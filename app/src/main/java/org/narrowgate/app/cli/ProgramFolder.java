package org.narrowgate.app.cli;

import java.nio.file.Path;

/** Where the program's own packs and examples lie; the launcher says so. */
final class ProgramFolder {
    private ProgramFolder() {}

    static Path resolve(String below) {
        return Path.of(System.getProperty("narrowgate.home", ".")).resolve(below);
    }
}
