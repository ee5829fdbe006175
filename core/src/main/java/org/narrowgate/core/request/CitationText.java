package org.narrowgate.core.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.person.Folding;

/**
 * The grammar of citations: {@code [title] code section(part)(part)}, {@code section ... of title N, code}, several of
 * them with commas, semicolons or "and" between, where a later one may leave out what the one before it said.
 *
 * <p>Codes are U.S.C. in its spellings and whatever letters the pack's own citations use.
 */
final class CitationText {
    private final List<String> codes;

    /** One provision; titles and codes without one are empty. */
    record Provision(String title, String code, String section, List<String> parts) {
        Provision {
            parts = List.copyOf(parts);
        }

        List<Provision> prefixes() {
            List<Provision> prefixes = new ArrayList<>();
            for (int length = 0; length <= parts.size(); length++) {
                prefixes.add(new Provision(title, code, section, parts.subList(0, length)));
            }
            return prefixes;
        }

        /** Whether one is the other or a part of it; a mention may leave title and code to the reader. */
        boolean overlaps(Provision stated) {
            boolean place = section.equals(stated.section)
                    && (code.isEmpty() || (code.equals(stated.code) && title.equals(stated.title)));
            int shared = Math.min(parts.size(), stated.parts.size());
            return place && parts.subList(0, shared).equals(stated.parts.subList(0, shared));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            text.append(title)
                    .append(title.isEmpty() ? "" : " ")
                    .append(code)
                    .append(' ')
                    .append(section);
            parts.forEach(part -> text.append('(').append(part).append(')'));
            return text.toString();
        }
    }

    enum Kind {
        NUMBER,
        CODE,
        PART,
        SEPARATOR,
        OF,
        SIGN,
        OTHER
    }

    /** A piece of a text; most are passed over without a look at their letters. */
    record Atom(Kind kind, String in, int from, int to) {
        String text() {
            return in.substring(from, to);
        }
    }

    private CitationText(List<String> codes) {
        this.codes = codes;
    }

    static CitationText knowing(Collection<String> citations) {
        Set<String> codes = new HashSet<>(Set.of("USC"));
        for (String citation : citations) {
            for (Atom atom : CitationAtoms.of(Folding.upper(citation), List.of())) {
                if (atom.kind() == Kind.OTHER && atom.text().chars().allMatch(Character::isLetter)) {
                    codes.add(atom.text());
                }
            }
        }
        return new CitationText(List.copyOf(codes));
    }

    /** The provisions that the text consists of; empty if there is anything else in it, or none. */
    Optional<List<Provision>> read(String text) {
        return new Parse(CitationAtoms.of(Folding.upper(text), codes)).all();
    }

    /** The provisions that stand somewhere in running prose, folded, or {@code section N} without its title. */
    List<Provision> mentions(String prose) {
        List<Atom> atoms = CitationAtoms.inProse(prose, codes);
        List<Provision> mentions = new ArrayList<>();
        for (int i = 0; i + 1 < atoms.size(); i++) {
            boolean coded = atoms.get(i).kind() == Kind.CODE;
            boolean bare = atoms.get(i).kind() == Kind.SIGN;
            int at = i + 1;
            while (coded && at < atoms.size() && atoms.get(at).kind() == Kind.SIGN) {
                at++;
            }
            if ((coded || bare) && at < atoms.size() && atoms.get(at).kind() == Kind.NUMBER) {
                boolean titled = coded && i > 0 && atoms.get(i - 1).kind() == Kind.NUMBER;
                mentions.add(new Provision(
                        titled ? atoms.get(i - 1).text() : "",
                        coded ? atoms.get(i).text() : "",
                        atoms.get(at).text(),
                        partsFrom(atoms, at + 1)));
            }
        }
        return mentions;
    }

    private static List<String> partsFrom(List<Atom> atoms, int from) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < atoms.size() && atoms.get(i).kind() == Kind.PART; i++) {
            parts.add(atoms.get(i).text());
        }
        return parts;
    }

    /** One pass over the atoms; {@code failed} once something stands where it cannot. */
    private static final class Parse {
        private final List<Atom> atoms;
        private final List<Provision> found = new ArrayList<>();
        private int at;
        private String title = "";
        private String code = "";
        private boolean separated;
        private boolean titled;

        Parse(List<Atom> atoms) {
            this.atoms = atoms.stream().filter(a -> a.kind() != Kind.SIGN).toList();
        }

        Optional<List<Provision>> all() {
            while (at < atoms.size()) {
                if (!step(atoms.get(at))) {
                    return Optional.empty();
                }
            }
            boolean complete =
                    !found.isEmpty() && found.stream().noneMatch(p -> p.code().isEmpty());
            return complete ? Optional.of(found) : Optional.empty();
        }

        private boolean step(Atom atom) {
            return switch (atom.kind()) {
                case SEPARATOR -> {
                    separated = true;
                    at++;
                    yield true;
                }
                case NUMBER -> number(atom.text());
                case CODE -> codeWithoutTitle(atom.text());
                case PART -> part(atom.text());
                case OF -> ofTitle();
                case OTHER, SIGN -> false;
            };
        }

        private boolean number(String text) {
            int codeAt = codeAfter(at + 1);
            if (codeAt >= 0) {
                title = text;
                code = atoms.get(codeAt).text();
                at = codeAt + 1;
                separated = false;
                titled = true;
                return at < atoms.size();
            }
            // A second section must be divided from the first, or have a title and code of its own.
            boolean follows = found.isEmpty() || separated || titled;
            found.add(new Provision(title, code, text, List.of()));
            separated = false;
            titled = false;
            at++;
            return follows;
        }

        private boolean codeWithoutTitle(String text) {
            title = "";
            code = text;
            titled = true;
            separated = false;
            at++;
            return at < atoms.size();
        }

        private boolean part(String text) {
            if (found.isEmpty()) {
                return false;
            }
            int last = found.size() - 1;
            Provision current = found.get(last);
            List<String> parts = new ArrayList<>(current.parts());
            if (separated) {
                int level = levelOf(text, parts);
                if (level < 0) {
                    return false;
                }
                parts = parts.subList(0, level);
                last++;
                found.add(current);
            }
            List<String> extended = new ArrayList<>(parts);
            extended.add(text);
            found.set(last, new Provision(current.title(), current.code(), current.section(), extended));
            separated = false;
            at++;
            return true;
        }

        /** The depth at which "(a)(1), (2)" goes on: that of the last part which counts in the same way. */
        private static int levelOf(String text, List<String> parts) {
            boolean digit = Character.isDigit(text.charAt(0));
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (Character.isDigit(parts.get(i).charAt(0)) == digit) {
                    return i;
                }
            }
            return -1;
        }

        private boolean ofTitle() {
            int codeAt = at + 1 < atoms.size() && atoms.get(at + 1).kind() == Kind.NUMBER ? codeAfter(at + 2) : -1;
            if (codeAt < 0 || found.isEmpty()) {
                return false;
            }
            String ofTitle = atoms.get(at + 1).text();
            String ofCode = atoms.get(codeAt).text();
            found.replaceAll(p -> p.code().isEmpty() ? new Provision(ofTitle, ofCode, p.section(), p.parts()) : p);
            at = codeAt + 1;
            return true;
        }

        /** Where the code stands that follows a title, a comma between them allowed; -1 if none does. */
        private int codeAfter(int from) {
            int i = from;
            while (i < atoms.size() && atoms.get(i).text().equals(",")) {
                i++;
            }
            return i < atoms.size() && atoms.get(i).kind() == Kind.CODE ? i : -1;
        }
    }
}
