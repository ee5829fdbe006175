package org.narrowgate.engine.run;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.pack.Pack;
import org.narrowgate.engine.pack.PackReading;

/**
 * Counsel's opinion that adopts a pack, or one reading of it, as the text that counsel signs.
 *
 * @param id names it in the workspace: letters, digits, {@code . _ -}
 * @param custodian for whom alone the adoption counts
 * @param day first day on which it counts
 * @param by the person who signs
 * @param words what counsel says
 */
public record Opinion(String id, String custodian, LocalDate day, String by, Subject subject, String words) {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String SHA256 = "[0-9a-f]{64}";

    /**
     * What is adopted.
     *
     * @param question the open question that the reading answers; empty if the pack is adopted
     * @param reading empty if the pack is adopted
     * @param sha256 of the pack, or of the reading's text; lower-case hexadecimal
     */
    public record Subject(String pack, String question, String reading, String sha256) {
        /** The pack as its bytes stand. */
        public static Subject of(Pack pack) {
            return new Subject(pack.id(), "", "", pack.sha256());
        }

        /** One reading of the pack as its text stands. */
        public static Subject of(Pack pack, PackReading reading) {
            return new Subject(
                    pack.id(),
                    reading.reading().question(),
                    reading.id(),
                    Opinion.sha256(reading.reading().text().getBytes(StandardCharsets.UTF_8)));
        }

        /** The reading that is meant, as the pack has it now; empty if it has it otherwise or not at all. */
        Optional<PackReading> in(Pack of) {
            return of.readings().stream()
                    .filter(r -> !reading.isEmpty() && of(of, r).equals(this))
                    .findFirst();
        }

        /** Whether a pack, as it stands, is or has what is meant. */
        boolean isIn(Pack of) {
            return reading.isEmpty() ? of(of).equals(this) : in(of).isPresent();
        }
    }

    /** What its author says of it himself. */
    public record Draft(String id, LocalDate day, String by, String words) {
        Opinion of(String custodian, Subject subject) {
            return new Opinion(id, custodian, day, by, subject, words);
        }
    }

    /** Refuses with an {@link IllegalArgumentException} what could not be filed under its id. */
    public Opinion {
        if (!isId(id)) {
            throw new IllegalArgumentException("`" + id + "` is no id: letters, digits, `.`, `_` and `-`, 64 at most");
        }
    }

    private static boolean isId(String id) {
        return id.matches(ID);
    }

    /** The text to sign. */
    public byte[] text() {
        String adopts = subject.reading().isEmpty()
                ? "pack_sha256: " + subject.sha256() + "\n"
                : "question: " + Yaml.quoted(subject.question()) + "\nreading: " + Yaml.quoted(subject.reading())
                        + "\ntext_sha256: " + subject.sha256() + "\n";
        return ("opinion: " + Yaml.quoted(id) + "\ncustodian: " + Yaml.quoted(custodian) + "\nday: " + day + "\nby: "
                        + Yaml.quoted(by) + "\npack: " + Yaml.quoted(subject.pack()) + "\n" + adopts + "words: "
                        + Yaml.quoted(words) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a text.
     *
     * @param shown how messages name the file
     * @throws DocumentException with every fault
     */
    public static Opinion parse(String shown, byte[] text) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(shown, text, problems);
        problems.throwIfAny();
        Section section = Section.of("the opinion", node.orElseThrow(), problems);
        String id = section.text("opinion");
        if (section.has("opinion") && !isId(id)) {
            problems.add(section.markOf("opinion"), "`opinion` is no id", "write letters, digits, `.`, `_` and `-`");
        }
        String custodian = section.text("custodian");
        LocalDate day = section.date("day");
        String by = section.text("by");
        Subject subject = subject(section);
        String words = section.text("words");
        section.close();
        problems.throwIfAny();
        return new Opinion(id, custodian, day, by, subject, words);
    }

    private static Subject subject(Section section) {
        boolean ofReading = section.has("reading") || section.has("question");
        String key = ofReading ? "text_sha256" : "pack_sha256";
        String sha256 = section.text(key);
        if (section.has(key) && !sha256.matches(SHA256)) {
            section.problems().add(section.markOf(key), "`" + key + "` is no SHA-256", "`law adopt --draft` writes it");
        }
        return new Subject(
                section.text("pack"),
                ofReading ? section.text("question") : "",
                ofReading ? section.text("reading") : "",
                sha256);
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(RunOpening.sha256(content));
    }
}
