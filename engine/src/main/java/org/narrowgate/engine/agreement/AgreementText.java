package org.narrowgate.engine.agreement;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
        String text) {
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
                new String(bytes, StandardCharsets.UTF_8));
        problems.throwIfAny();
        return read;
    }
}
