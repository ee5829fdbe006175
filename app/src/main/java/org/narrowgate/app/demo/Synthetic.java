package org.narrowgate.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Marks what was invented, so that nobody can take it for anybody's records. */
public final class Synthetic {
    /** Printed above every table of the demonstration. */
    public static final String NOTICE = "invented population; shares are assumptions, not findings about any agency";

    /** What every generated file says, if only in its row ids. */
    public static final String MARK = "SYNTHETIC";

    static final String FILE = MARK + ".txt";

    private Synthetic() {}

    /** Puts the mark beside the files of a folder. */
    public static void mark(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                MARK + "\n\nEvery person, number, address and document in this folder was invented by a program:\n"
                        + NOTICE + ".\nAny likeness to a real person is chance.\n");
    }
}
