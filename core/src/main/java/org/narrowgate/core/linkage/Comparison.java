package org.narrowgate.core.linkage;

import java.util.HashSet;
import java.util.List;

/**
 * One thing that two records are compared by, and what the comparison can show.
 *
 * @param levels from most agreeing to least, at least two and at most 127; {@link #MISSING} stands apart from them and
 *     weighs nothing
 */
public record Comparison(String name, List<String> levels) {
    /** What a comparison shows where one side has nothing to compare. */
    public static final String MISSING = "MISSING";

    /** The most agreeing level, the only one that the frequency of a value can adjust. */
    public static final int EXACT = 0;

    private static final int MOST_LEVELS = Byte.MAX_VALUE;

    public Comparison {
        levels = List.copyOf(levels);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a comparison needs a name");
        }
        if (levels.size() < 2 || levels.size() > MOST_LEVELS) {
            throw new IllegalArgumentException("`" + name + "` needs 2 to 127 levels, not " + levels.size());
        }
        if (levels.contains(MISSING) || new HashSet<>(levels).size() != levels.size()) {
            throw new IllegalArgumentException("`" + name + "` names a level twice, or " + MISSING + " as a level");
        }
    }

    /**
     * The number of a level, from 0.
     *
     * @return {@link Pattern#MISSING} for {@link #MISSING}
     * @throws IllegalArgumentException if there is no such level
     */
    public int indexOf(String level) {
        int index = levels.indexOf(level);
        if (index < 0 && !level.equals(MISSING)) {
            throw new IllegalArgumentException("`" + name + "` has no level `" + level + "`, only " + levels);
        }
        return index;
    }

    /** The name of a level by its number. */
    public String level(int index) {
        return index == Pattern.MISSING ? MISSING : levels.get(index);
    }
}
