package org.narrowgate.engine.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.evidence.WorkspaceKey;
import org.narrowgate.engine.intake.SipHash;

/**
 * Makes {@link RefusalTags}: SipHash under keys that come from the workspace key, over the letters and digits alone of
 * what is stated, in upper case, so that what is sent again with other marks is the same. One instance serves one
 * thread.
 */
public final class RefusalTagger {
    /** What is kept of an ASCII character; 0 if nothing. */
    private static final char[] KEPT = new char[0x80];
    /** No letter or digit in UTF-8 has such a byte, so that two lists of cells never run into one. */
    private static final char END_OF_CELL = 0;

    private static final char END_OF_GROUP = 1;

    static {
        for (char c = '0'; c <= '9'; c++) {
            KEPT[c] = c;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            KEPT[c] = c;
            KEPT[c - 'A' + 'a'] = c;
        }
    }

    private final SipHash persons;
    private final SipHash numbers;
    private final SipHash particulars;
    /** What is hashed, byte by byte, each as a character. */
    private char[] kept = new char[1024];

    private int length;
    private @Nullable RequestRow last;
    private RefusalTags ofLast = RefusalTags.NONE;

    public RefusalTagger(WorkspaceKey key) {
        persons = keyed(key, "refused-person");
        numbers = keyed(key, "refused-number");
        particulars = keyed(key, "refused-particulars");
    }

    private static SipHash keyed(WorkspaceKey key, String purpose) {
        return new SipHash(Arrays.copyOf(key.tag(purpose, new byte[0]), 16));
    }

    /** The tags of a row about to be decided; asked again for the same row, they are not made again. */
    @SuppressWarnings("ReferenceEquality")
    public RefusalTags of(RequestRow row, StatedGroups groups) {
        if (row != last) {
            ofLast = tags(groups.names(), (group, index) -> groups.cell(row, group, index), groups::width);
            last = row;
        }
        return ofLast;
    }

    /** The tags of a decided row, from its stated groups. */
    public RefusalTags of(Map<String, List<String>> stated) {
        List<List<String>> groups = List.copyOf(stated.values());
        return tags(
                List.copyOf(stated.keySet()),
                (group, index) -> groups.get(group).get(index),
                group -> groups.get(group).size());
    }

    private interface Cells {
        String at(int group, int index);
    }

    private interface Widths {
        int of(int group);
    }

    private RefusalTags tags(List<String> groups, Cells cells, Widths widths) {
        length = 0;
        boolean anything = false;
        boolean named = true;
        boolean numbered = false;
        persons.begin();
        numbers.begin();
        for (int group = 0; group < groups.size(); group++) {
            String name = groups.get(group);
            if (name.equals(RowLayout.ROW_ID)) {
                continue;
            }
            int from = length;
            boolean stated = fold(group, cells, widths.of(group));
            anything |= stated;
            if (name.equals("name") || name.equals("birth_date")) {
                persons.raw(kept, from, length);
                named &= stated;
            } else if (name.equals("numbers")) {
                numbers.raw(kept, from, length);
                numbered = stated;
            }
        }
        return anything
                ? new RefusalTags(
                        named ? persons.end().low() : 0,
                        numbered ? numbers.end().low() : 0,
                        particulars.begin().raw(kept, 0, length).end().low())
                : RefusalTags.NONE;
    }

    /** Folds the cells of a group; whether any of them states something. */
    private boolean fold(int group, Cells cells, int width) {
        boolean stated = false;
        for (int i = 0; i < width; i++) {
            int before = length;
            fold(cells.at(group, i));
            stated |= length > before;
            kept[length++] = END_OF_CELL;
        }
        kept[length++] = END_OF_GROUP;
        return stated;
    }

    /** Leaves room for the two ends behind a cell. */
    private void room(int more) {
        if (kept.length - length < more + 2) {
            kept = Arrays.copyOf(kept, Math.max(2 * kept.length, Math.addExact(length, more + 2)));
        }
    }

    private void fold(String cell) {
        int size = cell.length();
        room(size);
        char[] into = kept;
        int at = length;
        cell.getChars(0, size, into, at);
        for (int i = length; i < length + size; i++) {
            char c = into[i];
            if (c >= KEPT.length) {
                foldUnicode(cell);
                return;
            }
            // Never ahead of what is still to be read.
            into[at] = KEPT[c];
            at += into[at] == 0 ? 0 : 1;
        }
        length = at;
    }

    private void foldUnicode(String cell) {
        StringBuilder folded = new StringBuilder();
        Folding.upper(cell).chars().filter(Character::isLetterOrDigit).forEach(c -> folded.append((char) c));
        byte[] bytes = folded.toString().getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        for (byte b : bytes) {
            kept[length++] = (char) (b & 0xff);
        }
    }
}
