package org.narrowgate.engine.state;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.narrowgate.core.decision.StatedGroups;
import org.narrowgate.core.person.Folding;
import org.narrowgate.core.proof.CanonicalWriter;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.evidence.WorkspaceKey;

/**
 * By which a refused person is known again without being kept: keyed digests of what a row stated, 8 bytes each.
 *
 * @param person of name and birth date; 0 if either is blank
 * @param number of the identity numbers; 0 if none is stated
 * @param particulars of everything stated but the row's id
 */
public record RefusalTags(long person, long number, long particulars) {
    /** What a line that could not be read as a row leaves: nothing. */
    static final RefusalTags NONE = new RefusalTags(0, 0, 0);

    /** The tags of a row about to be decided. */
    public static RefusalTags of(RequestRow row, StatedGroups groups, WorkspaceKey key) {
        List<List<String>> cells = groups.cells(row);
        return of(groups.names(), cells, key);
    }

    /** The tags of a decided row, from its stated groups. */
    public static RefusalTags of(Map<String, List<String>> stated, WorkspaceKey key) {
        return of(List.copyOf(stated.keySet()), List.copyOf(stated.values()), key);
    }

    private static RefusalTags of(List<String> groups, List<List<String>> cells, WorkspaceKey key) {
        CanonicalWriter all = new CanonicalWriter();
        CanonicalWriter person = new CanonicalWriter();
        CanonicalWriter numbers = new CanonicalWriter();
        boolean named = true;
        boolean numbered = false;
        boolean anything = false;
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (group.equals(RowLayout.ROW_ID)) {
                continue;
            }
            int from = all.length();
            boolean stated = fold(cells.get(i), all);
            anything |= stated;
            if (group.equals("name") || group.equals("birth_date")) {
                person.tail(all, from);
                named &= stated;
            } else if (group.equals("numbers")) {
                numbers.tail(all, from);
                numbered = stated;
            }
        }
        return anything
                ? new RefusalTags(
                        named ? tag(key, "refused-person", person) : 0,
                        numbered ? tag(key, "refused-number", numbers) : 0,
                        tag(key, "refused-particulars", all))
                : NONE;
    }

    private static long tag(WorkspaceKey key, String purpose, CanonicalWriter value) {
        return ByteBuffer.wrap(key.tag(purpose, value.toBytes())).getLong();
    }

    /** Writes a list of folded cells; whether any of them states something. */
    private static boolean fold(List<String> cells, CanonicalWriter into) {
        into.uint32(cells.size());
        boolean stated = false;
        for (String cell : cells) {
            int before = into.length();
            fold(cell, into);
            stated |= into.length() > before + Integer.BYTES;
        }
        return stated;
    }

    /** Letters and digits alone, upper case: what is sent again with other marks is the same. */
    private static void fold(String cell, CanonicalWriter into) {
        byte[] kept = new byte[cell.length()];
        int length = 0;
        for (int i = 0; i < kept.length; i++) {
            char c = cell.charAt(i);
            if (c >= 0x80) {
                into.text(foldUnicode(cell));
                return;
            }
            if (c >= 'a' && c <= 'z') {
                kept[length++] = (byte) (c - 'a' + 'A');
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                kept[length++] = (byte) c;
            }
        }
        into.uint32(length).fixed(kept, 0, length);
    }

    private static String foldUnicode(String cell) {
        StringBuilder folded = new StringBuilder();
        Folding.upper(cell).chars().filter(Character::isLetterOrDigit).forEach(c -> folded.append((char) c));
        return folded.toString();
    }
}
