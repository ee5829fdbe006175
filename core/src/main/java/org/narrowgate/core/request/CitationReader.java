package org.narrowgate.core.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.narrowgate.core.request.CitationText.Provision;

/**
 * Reads a stated provision and looks it up among those that a pack lists: {@code 8 USC 1326 (a)} and {@code Title 8
 * U.S.C. section 1326(a)(1)} are both {@code 8 U.S.C. 1326(a)} where that is what the pack lists.
 *
 * <p>The longest listed prefix counts, since a paragraph belongs to its section, and never the reverse; but a pack that
 * lists some parts of a provision means those and no others, so that a part beside them is unlisted. Anything in the
 * cell that is no provision makes it malformed: a reader that skips what it does not know would take "1326(a) and civil
 * removal" for 1326(a).
 */
final class CitationReader {
    private static final String MIXED = "mixed";
    private static final String UNLISTED = "unlisted";

    private final Map<Provision, Listed> listed = new HashMap<>();
    private final Set<Provision> divided = new HashSet<>();
    private final CitationText text;

    /** A provision of the pack: as it writes it, and what kind it calls it. */
    private record Listed(String canonical, String kind) {}

    private CitationReader(CitationText text) {
        this.text = text;
    }

    /** For the values of a field declaration: each canonical citation with its kind as the only entry. */
    static CitationReader of(Map<String, List<String>> values) {
        CitationReader reader = new CitationReader(CitationText.knowing(values.keySet()));
        new LinkedHashMap<>(values).forEach((citation, kinds) -> {
            List<Provision> provisions = reader.text.read(citation).orElse(List.of());
            if (provisions.size() != 1 || kinds.size() != 1) {
                throw new IllegalArgumentException(
                        "`" + citation + "` must be one provision with one kind, such as `8 U.S.C. 1326(a)`: criminal");
            }
            Provision provision = provisions.get(0);
            reader.listed.put(provision, new Listed(citation, kinds.get(0)));
            reader.divided.addAll(
                    provision.prefixes().subList(0, provision.parts().size()));
        });
        return reader;
    }

    /** Those of a pack's citations that are not one provision, or the same one as another before them. */
    static List<String> unusable(Collection<String> citations) {
        CitationText text = CitationText.knowing(citations);
        Set<Provision> seen = new HashSet<>();
        return citations.stream()
                .filter(citation -> {
                    List<Provision> provisions = text.read(citation).orElse(List.of());
                    return provisions.size() != 1 || !seen.add(provisions.get(0));
                })
                .toList();
    }

    FieldValue.Provision read(String cell, Words words) {
        if (FieldReader.statusOf(cell, words) == FieldStatus.PLACEHOLDER) {
            return new FieldValue.Provision(FieldStatus.PLACEHOLDER, "", "", "");
        }
        Optional<List<Provision>> provisions = text.read(cell);
        if (provisions.isEmpty()) {
            return new FieldValue.Provision(FieldStatus.MALFORMED, words.text(), "", "");
        }
        Set<String> canonical = new TreeSet<>();
        Set<String> found = new LinkedHashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Provision provision : provisions.get()) {
            Optional<Listed> match = longest(provision);
            canonical.add(match.map(Listed::canonical).orElseGet(provision::toString));
            kinds.add(match.map(Listed::kind).orElse(UNLISTED));
            match.ifPresent(l -> found.add(l.canonical()));
        }
        String kind = kinds.size() == 1 ? kinds.iterator().next() : MIXED;
        boolean one = found.size() == 1 && !kinds.contains(UNLISTED);
        return new FieldValue.Provision(
                kinds.contains(UNLISTED) ? FieldStatus.UNLISTED : FieldStatus.STATED,
                String.join("; ", canonical),
                one ? found.iterator().next() : "",
                kind);
    }

    /** The provisions stated in a cell; none if it holds anything else. */
    List<Provision> stated(String cell) {
        return text.read(cell).orElse(List.of());
    }

    /** Whether a text names each of these, or a part of it, or the section that it is part of. */
    boolean areNamedIn(Words prose, List<Provision> stated) {
        // No mention without the digits with which its section begins: most prose is not read any further.
        for (Provision provision : stated) {
            if (!prose.text().contains(digitsOf(provision.section()))) {
                return false;
            }
        }
        if (stated.isEmpty()) {
            return false;
        }
        List<Provision> mentioned = text.mentions(prose.folded());
        for (Provision provision : stated) {
            if (mentioned.stream().noneMatch(m -> m.overlaps(provision))) {
                return false;
            }
        }
        return true;
    }

    private static String digitsOf(String section) {
        int end = 0;
        while (end < section.length() && section.charAt(end) >= '0' && section.charAt(end) <= '9') {
            end++;
        }
        return section.substring(0, end);
    }

    private Optional<Listed> longest(Provision provision) {
        return provision.prefixes().stream()
                .filter(listed::containsKey)
                .max(Comparator.comparingInt(p -> p.parts().size()))
                .filter(p -> p.equals(provision) || !divided.contains(p))
                .map(listed::get);
    }
}
