package org.narrowgate.engine.pack;

import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.document.Mark;
import org.narrowgate.engine.document.Section;

/**
 * Which of the catalogued situations of law a pack decides, with the case that shows each, and why it leaves the
 * others.
 */
public record Situations(List<Decided> decided, List<NotDecided> notDecided) {
    public Situations {
        decided = List.copyOf(decided);
        notDecided = List.copyOf(notDecided);
    }

    /** A situation by its number in the catalogue, and the name of the case that shows it. */
    public record Decided(int id, String shownBy, Mark mark) {}

    public record NotDecided(int id, String why, Mark mark) {}

    static Situations read(Section section) {
        List<Decided> decided = new ArrayList<>();
        section.sections(
                "decided",
                "a situation",
                s -> decided.add(new Decided((int) s.number("id"), s.text("shown_by"), s.markOf("shown_by"))));
        List<NotDecided> not = new ArrayList<>();
        section.sections(
                "not_decided",
                "a situation",
                s -> not.add(new NotDecided((int) s.number("id"), s.text("why"), s.mark())));
        section.close();
        return new Situations(decided, not);
    }
}
