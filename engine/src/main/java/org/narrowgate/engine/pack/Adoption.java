package org.narrowgate.engine.pack;

import java.time.LocalDate;
import org.narrowgate.engine.document.Section;

/** Who, as counsel of a custodian, adopted a pack or a reading, when, and in which signed opinion. */
public record Adoption(String by, LocalDate on, String opinion) {
    static Adoption read(Section section) {
        return new Adoption(section.text("adopted_by"), section.date("adopted_on"), section.text("opinion"));
    }
}
