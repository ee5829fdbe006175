package org.narrowgate.engine.agreement;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;
import org.narrowgate.engine.document.Yaml;

/**
 * The text of an agreement and what its standing needs of it; whether it fits its pack is asked where it is used.
 *
 * @param file where it lies
 * @param effective first day on which it can be in force
 * @param expires first day on which it no longer can
 * @param answerWithin calendar days from reception in which a request is to be answered; empty if it sets none
 * @param text whole, as it is signed
 */
public record AgreementText(
        Path file,
        String sha256,
        String id,
        String title,
        String custodian,
        String requester,
        String authority,
        LocalDate effective,
        LocalDate expires,
        List<String> readings,
        OptionalInt answerWithin,
        String text) {
    private static final long MOST_DAYS = 10_000;

    public AgreementText {
        readings = List.copyOf(readings);
    }

    /** Reads it; a {@link DocumentException} has every fault. */
    static AgreementText read(Path file, byte[] bytes, String sha256) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = Yaml.read(Yaml.shown(file), bytes, problems);
        problems.throwIfAny();
        Section section = Section.of("the agreement", node.orElseThrow(), problems);
        AgreementText read = new AgreementText(
                file,
                sha256,
                section.text("agreement"),
                section.text("title"),
                section.text("custodian"),
                section.text("requester"),
                section.text("authority"),
                section.date("effective"),
                section.date("expires"),
                section.texts("readings"),
                answerWithin(section, problems),
                new String(bytes, StandardCharsets.UTF_8));
        problems.throwIfAny();
        return read;
    }

    private static OptionalInt answerWithin(Section section, Problems problems) {
        if (!section.has("answer_within")) {
            return OptionalInt.empty();
        }
        long days = section.number("answer_within");
        if (days < 1 || days > MOST_DAYS) {
            problems.add(
                    section.markOf("answer_within"),
                    "`answer_within` is no number of days from 1 to " + MOST_DAYS,
                    "write in how many calendar days a request is answered, or leave it out");
        }
        return OptionalInt.of((int) Math.max(1, Math.min(MOST_DAYS, days)));
    }
}
