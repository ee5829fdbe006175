package org.narrowgate.core.person;

import java.util.List;

/**
 * An identity number that a pack declares: its name and the schemes under which a value may be valid (any one of them).
 *
 * @param name the pack's word for it, which is also the row's column
 * @param schemes never empty
 */
public record NumberRule(String name, List<NumberScheme> schemes) {

    public NumberRule {
        schemes = List.copyOf(schemes);
        if (name.isBlank() || schemes.isEmpty()) {
            throw new IllegalArgumentException("an identity number needs a name and at least one scheme");
        }
    }
}
