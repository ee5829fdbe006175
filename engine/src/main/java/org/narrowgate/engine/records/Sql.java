package org.narrowgate.engine.records;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and paths written into SQL; data never is. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String files(Collection<Path> files) {
        return files.stream().map(f -> text(f.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
