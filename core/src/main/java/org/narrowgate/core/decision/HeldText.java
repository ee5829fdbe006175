package org.narrowgate.core.decision;

import org.narrowgate.core.person.StatedAddress;

/**
 * An address on record as one text that can be read back: the line alone where there is nothing else, as older evidence
 * has it; otherwise the columns with U+001F (ASCII's separator of units) between them.
 */
final class HeldText {
    private static final char BETWEEN = '\u001f';
    private static final int OTHER_COLUMNS = 4;

    private HeldText() {}

    static String of(StatedAddress held) {
        boolean lineAlone = held.city().isEmpty()
                && held.state().isEmpty()
                && held.zip().isEmpty()
                && held.country().isEmpty();
        return lineAlone && held.line().indexOf(BETWEEN) < 0
                ? held.line()
                : held.line()
                        + BETWEEN
                        + held.city()
                        + BETWEEN
                        + held.state()
                        + BETWEEN
                        + held.zip()
                        + BETWEEN
                        + held.country();
    }

    static StatedAddress read(String text) {
        String[] columns = {"", "", "", ""};
        String line = text;
        for (int i = OTHER_COLUMNS - 1; i >= 0; i--) {
            int at = line.lastIndexOf(BETWEEN);
            if (at < 0) {
                return new StatedAddress(text, "", "", "", "");
            }
            columns[i] = line.substring(at + 1);
            line = line.substring(0, at);
        }
        return new StatedAddress(line, columns[0], columns[1], columns[2], columns[3]);
    }
}
