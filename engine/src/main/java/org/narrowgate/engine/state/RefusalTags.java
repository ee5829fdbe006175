package org.narrowgate.engine.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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
            List<String> folded = fold(cells.get(i));
            boolean stated = !folded.stream().allMatch(String::isEmpty);
            anything |= stated;
            all.list(folded, CanonicalWriter::text);
            if (group.equals("name") || group.equals("birth_date")) {
                person.list(folded, CanonicalWriter::text);
                named &= stated;
            } else if (group.equals("numbers")) {
                numbers.list(folded, CanonicalWriter::text);
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

    private static List<String> fold(List<String> cells) {
        List<String> folded = new ArrayList<>(cells.size());
        for (String cell : cells) {
            folded.add(fold(cell));
        }
        return folded;
    }

    /** Letters and digits alone, upper case: what is sent again with other marks is the same. */
    private static String fold(String cell) {
        char[] kept = new char[cell.length()];
        int length = 0;
        for (int i = 0; i < kept.length; i++) {
            char c = cell.charAt(i);
            if (c >= 0x80) {
                return foldUnicode(cell);
            }
            if (c >= 'a' && c <= 'z') {
                kept[length++] = (char) (c - 'a' + 'A');
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                kept[length++] = c;
            }
        }
        return new String(kept, 0, length);
    }

    private static String foldUnicode(String cell) {
        StringBuilder folded = new StringBuilder();
        Folding.upper(cell).chars().filter(Character::isLetterOrDigit).forEach(c -> folded.append((char) c));
        return folded.toString();
    }
}
