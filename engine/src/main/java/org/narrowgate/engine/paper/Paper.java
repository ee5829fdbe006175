package org.narrowgate.engine.paper;

import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/**
 * The text of a paper as it is signed: YAML, with a head that all papers share and a body that its kind knows.
 *
 * @param id names it in the workspace: letters, digits, {@code . _ -}; nothing personal
 * @param custodian for whom alone it counts
 * @param by name of the person who signs
 * @param words what the signer says; empty if nothing
 * @param body the document, whose head is read already: its kind reads the rest and closes it
 */
public record Paper(String id, PaperKind kind, String custodian, String by, String words, Section body) {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /**
     * Reads the head.
     *
     * @param shown how messages name the file
     * @throws DocumentException with every fault of the head
     */
    public static Paper parse(String shown, byte[] text) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(shown, text, problems);
        problems.throwIfAny();
        Section section = Section.of("the paper", node.orElseThrow(), problems);
        String id = section.text("paper");
        if (section.has("paper") && !isId(id)) {
            problems.add(
                    section.markOf("paper"),
                    "`paper` is no id",
                    "write letters, digits, `.`, `_` and `-`, 64 at most, and nothing personal");
        }
        String kind = section.text("kind");
        Optional<PaperKind> known = PaperKind.of(kind);
        if (!kind.isEmpty() && known.isEmpty()) {
            problems.unknown(section.markOf("kind"), "the kind of paper", kind, PaperKind.words());
        }
        String custodian = section.text("custodian");
        String by = section.text("by");
        String words = section.text("words", "");
        problems.throwIfAny();
        return new Paper(id, known.orElseThrow(), custodian, by, words, section);
    }

    public static boolean isId(String id) {
        return id.matches(ID);
    }

    /** Refuses what is wrong in the body, once its kind has read it: keys that it did not ask for among it. */
    public void close() throws DocumentException {
        body.close();
        body.problems().throwIfAny();
    }
}
