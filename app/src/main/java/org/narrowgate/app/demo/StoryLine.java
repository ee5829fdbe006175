package org.narrowgate.app.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A command line of the story, which a shell in the story's folder takes as it stands. */
public record StoryLine(String text) {
    /** A word: what stands between quotes, or between spaces. Nothing in the story needs more of a shell than that. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private static final Pattern OPTION = Pattern.compile(" (?=--?[a-zA-Z])");
    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    public List<String> words() {
        return WORD.matcher(text).results().map(StoryLine::word).toList();
    }

    private static String word(MatchResult found) {
        for (int group = 1; group < 3; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group(3);
    }

    /** In lines that a page can hold, each but the last ended so that a shell goes on with the next. */
    public String wrapped() {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String piece : OPTION.split(text, -1)) {
            if (column > 0 && column + 1 + piece.length() > WIDTH) {
                wrapped.append(" \\\n").append(INDENT);
                column = INDENT.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(piece);
            column += piece.length();
        }
        return wrapped.toString();
    }
}
