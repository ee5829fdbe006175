package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.narrowgate.core.request.CitationText.Atom;
import org.narrowgate.core.request.CitationText.Kind;

/**
 * Cuts a folded text into what citations are made of. Read by hand, for every reason of every row passes here; patterns
 * are tried only where a letter stands with which they could begin.
 */
final class CitationAtoms {
    private static final Pattern UNITED_STATES_CODE = Pattern.compile(
            "(?<![A-Z])(?:U\\s*\\.?\\s*S\\s*\\.?\\s*C\\s*\\.?(?:\\s*A\\s*\\.)?(?![A-Z(])|U\\.?\\s*S\\.?\\s*CODE|USC[AS]|UNITED STATES CODE)(?![A-Z])");
    private static final Pattern DOTTED = Pattern.compile("(?<![A-Z])((?:[A-Z]\\.\\s?)+[A-Z]\\.?)(?![A-Z])");
    /** How a code numbers its parts: digits, a letter or one doubled, small Roman numerals; never a word. */
    private static final Pattern PART =
            Pattern.compile("[0-9]{1,3}[A-Z]?|([A-Z])\\1?|(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})(?:-[0-9])?");

    private final List<String> codes;
    private final String text;
    private final List<Atom> atoms = new ArrayList<>();
    private int at;

    /** Whether several atoms of no meaning, one behind the other, are kept as one. */
    private final boolean prose;

    private CitationAtoms(List<String> codes, String text, boolean prose) {
        this.codes = codes;
        this.text = text;
        this.prose = prose;
    }

    /** {@code codes} are the words that name a code. */
    static List<Atom> of(String folded, List<String> codes) {
        return read(folded, codes, false);
    }

    /** The same of running prose, in which nearly all words have no meaning here: what stands between is one atom. */
    static List<Atom> inProse(String folded, List<String> codes) {
        return read(folded, codes, true);
    }

    private static List<Atom> read(String folded, List<String> codes, boolean prose) {
        CitationAtoms reader = new CitationAtoms(codes, withoutDots(withOneCode(folded)), prose);
        while (reader.at < reader.text.length()) {
            reader.next();
        }
        return reader.atoms;
    }

    /** All spellings of U.S.C. as one. */
    private static String withOneCode(String folded) {
        Replacing replacing = new Replacing(folded, UNITED_STATES_CODE);
        for (int u = folded.indexOf('U'); u >= 0; u = folded.indexOf('U', Math.max(u + 1, replacing.done))) {
            char next = u + 1 < folded.length() ? folded.charAt(u + 1) : 'U';
            boolean possible =
                    next == 'S' || next == '.' || isBlank(next) || folded.startsWith("NITED STATES CODE", u + 1);
            if (possible && beginsWord(folded, u) && replacing.matchesAt(u)) {
                replacing.with(" USC ");
            }
        }
        return replacing.text();
    }

    /** {@code C.F.R.} as {@code CFR}. */
    private static String withoutDots(String folded) {
        Replacing replacing = new Replacing(folded, DOTTED);
        for (int dot = folded.indexOf('.'); dot >= 0; dot = folded.indexOf('.', Math.max(dot + 1, replacing.done))) {
            boolean possible =
                    dot - 1 >= replacing.done && isLetter(folded.charAt(dot - 1)) && beginsWord(folded, dot - 1);
            if (possible && replacing.matchesAt(dot - 1)) {
                replacing.with(replacing.matcher.group().replaceAll("[.\\s]", "") + " ");
            }
        }
        return replacing.text();
    }

    private static boolean beginsWord(String folded, int letter) {
        return letter == 0 || !isLetter(folded.charAt(letter - 1));
    }

    /** Replaces matches of a pattern, tried only at places that the caller knows. */
    private static final class Replacing {
        private final String from;
        private final Matcher matcher;
        private final StringBuilder to = new StringBuilder();
        private int done;

        Replacing(String from, Pattern pattern) {
            this.from = from;
            // What stands before the place tried must be seen, or every place would begin a word.
            this.matcher = pattern.matcher(from).useTransparentBounds(true).useAnchoringBounds(false);
        }

        boolean matchesAt(int place) {
            return matcher.region(place, from.length()).lookingAt();
        }

        void with(String replacement) {
            to.append(from, done, matcher.start()).append(replacement);
            done = matcher.end();
        }

        String text() {
            return done == 0 ? from : to.append(from, done, from.length()).toString();
        }
    }

    private void next() {
        char c = text.charAt(at);
        if (isWordPart(c)) {
            word();
        } else if (isBlank(c)) {
            at++;
        } else if (c != '(' || !part()) {
            mark(c);
        }
    }

    /** {@code (a)}; false, and nothing read, if no part stands in the bracket. */
    private boolean part() {
        int from = afterBlanks(at + 1);
        int to = afterWord(from);
        int close = afterBlanks(to);
        boolean closed = close < text.length() && text.charAt(close) == ')';
        if (!closed || !PART.matcher(text.substring(from, to)).matches()) {
            return false;
        }
        add(Kind.PART, from, to);
        at = close + 1;
        return true;
    }

    private void mark(char c) {
        int from = at;
        at += Character.charCount(text.codePointAt(at));
        switch (c) {
            case ';', ',', '&', '/' -> add(Kind.SEPARATOR, from, at);
            case '§' -> add(Kind.SIGN, from, at);
            case '.' -> {}
            default -> add(Kind.OTHER, from, at);
        }
    }

    private void add(Kind kind, int from, int to) {
        if (prose
                && kind == Kind.OTHER
                && !atoms.isEmpty()
                && atoms.get(atoms.size() - 1).kind() == kind) {
            return;
        }
        atoms.add(new Atom(kind, text, from, to));
    }

    /** Letters and digits, with a hyphen before more of them and a full stop before a digit. */
    private void word() {
        int from = at;
        at = afterWord(at);
        while (at + 1 < text.length()) {
            char joint = text.charAt(at);
            char next = text.charAt(at + 1);
            boolean joins = (joint == '-' && isWordPart(next)) || (joint == '.' && isDigit(next));
            if (!joins) {
                break;
            }
            at = afterWord(at + 1);
        }
        if (isDigit(text.charAt(from))) {
            add(Kind.NUMBER, from, at);
        } else if (isCode(from)) {
            add(Kind.CODE, from, at);
        } else if (!isWord("TITLE", from) && !isWord("THE", from)) {
            add(plain(from), from, at);
        }
    }

    private boolean isCode(int from) {
        for (int i = 0; i < codes.size(); i++) {
            if (isWord(codes.get(i), from)) {
                return true;
            }
        }
        return false;
    }

    private Kind plain(int from) {
        if (isWord("AND", from) || isWord("OR", from)) {
            return Kind.SEPARATOR;
        }
        if (isWord("OF", from)) {
            return Kind.OF;
        }
        boolean sign =
                isWord("SECTION", from) || isWord("SECTIONS", from) || isWord("SEC", from) || isWord("SECS", from);
        return sign ? Kind.SIGN : Kind.OTHER;
    }

    /** Whether that is what was read last, from there on. */
    private boolean isWord(String word, int from) {
        return at - from == word.length() && text.startsWith(word, from);
    }

    private int afterWord(int from) {
        int i = from;
        while (i < text.length() && isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What {@code \s} is in a pattern. */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
