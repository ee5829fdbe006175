package org.narrowgate.engine.replay;

/**
 * A row that the same rules decide otherwise, or whose evidence is not what was logged; never what it holds.
 *
 * @param slot which of its slots differs first: a stated group, {@code batch}, an element, {@code candidates}, {@code
 *     identification}, {@code outcome}, a field; or {@code log entry}
 */
public record Alarm(long row, String slot) {
    @Override
    public String toString() {
        return "row #" + row + ": " + slot;
    }
}
