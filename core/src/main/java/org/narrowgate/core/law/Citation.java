package org.narrowgate.core.law;

/** The provision, clause or rule that a finding rests on, as a lawyer writes it: {@code 26 U.S.C. 6103(i)(2)(B)(i)}. */
public record Citation(String text) {
    public Citation {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a citation must name its provision");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
