package org.narrowgate.engine.pack;

/**
 * Where a value was written.
 *
 * @param line the first being 1
 * @param column in code points, the first being 1
 */
record Mark(SourceFile file, int line, int column) {
    String fileName() {
        return file.name();
    }
}
