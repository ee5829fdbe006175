package org.narrowgate.engine.document;

/**
 * Where a value was written.
 *
 * @param line the first being 1
 * @param column in code points, the first being 1
 */
public record Mark(SourceFile file, int line, int column) {
    public String fileName() {
        return file.name();
    }
}
