package org.narrowgate.engine.secondlock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.linkage.LinkageModel;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Section;

/** Reads a {@link LockFile}: a lock that was altered, or that nobody can weigh with, is no lock. */
final class LockReader {
    private static final String MADE_AGAIN =
            "make it again with `narrowgate identity train`, or fetch it again; it is not edited by hand";

    private final Problems problems;

    private LockReader(Problems problems) {
        this.problems = problems;
    }

    static LockFile read(Node node, byte[] bytes, String name) throws DocumentException {
        Problems problems = new Problems();
        Section file = Section.of("a model file of a second lock", node, problems);
        String format = file.text("format");
        if (!format.equals(LockFile.FORMAT)) {
            problems.add(
                    file.markOf("format"),
                    "`format` is not `" + LockFile.FORMAT + "`",
                    "name the file that `narrowgate identity train` of this version wrote");
            problems.throwIfAny();
        }
        LockReader reader = new LockReader(problems);
        double threshold = reader.decimal(file, "threshold");
        double margin = reader.decimal(file, "margin");
        Node nothing = new Node.Keys(file.mark(), Map.of());
        Card card = reader.card(Section.of("the card", file.required("card").orElse(nothing), problems));
        double prior = reader.decimal(file, "prior");
        List<LevelWeights> weights = reader.comparisons(file, card.terms());
        file.close();
        problems.throwIfAny();
        try {
            SecondLock lock = new SecondLock(new LinkageModel(prior, weights), threshold, margin);
            if (!Arrays.equals(LockFile.encode(lock, card), bytes)) {
                problems.add(
                        name, "it is not written as it was made: blanks, order or spelling were altered", MADE_AGAIN);
            }
            problems.throwIfAny();
            return new LockFile(lock, card, Sha256.hex(bytes));
        } catch (IllegalArgumentException unusable) {
            problems.add(name, String.valueOf(unusable.getMessage()), MADE_AGAIN);
            problems.throwIfAny();
            throw unusable;
        }
    }

    private double decimal(Section section, String key) {
        return section.required(key).map(node -> decimal(key, node)).orElse(0.0);
    }

    private double decimal(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.TEXT) {
            try {
                return Decimal.of(scalar.text());
            } catch (NumberFormatException none) {
                // Told below, as every other text that is no such decimal.
            }
        }
        problems.add(node.mark(), "`" + key + "` must be a finite decimal, as text such as \"12.5\"", MADE_AGAIN);
        return 0;
    }

    /** Every comparison that identification makes, in its order, with its levels: a lock that knows fewer would open wider. */
    private List<LevelWeights> comparisons(Section file, Card.Terms counted) {
        List<LevelWeights> read = new ArrayList<>();
        List<String> names = new ArrayList<>();
        file.required("comparisons");
        file.sections("comparisons", "a comparison", section -> {
            String name = section.text("name");
            names.add(name);
            Optional<Comparison> known = SecondLock.COMPARISONS.stream()
                    .filter(comparison -> comparison.name().equals(name))
                    .findFirst();
            if (known.isPresent()) {
                weights(section, known.get(), counted).ifPresent(read::add);
            } else {
                List<String> all =
                        SecondLock.COMPARISONS.stream().map(Comparison::name).toList();
                problems.unknown(section.markOf("name"), "the comparison", name, all);
            }
        });
        for (Comparison comparison : SecondLock.COMPARISONS) {
            if (!names.contains(comparison.name())) {
                problems.add(
                        file.markOf("comparisons"),
                        "the comparison `" + comparison.name() + "` is missing",
                        MADE_AGAIN);
            }
        }
        return read;
    }

    private Optional<LevelWeights> weights(Section section, Comparison comparison, Card.Terms counted) {
        int before = problems.count();
        List<String> levels = new ArrayList<>();
        List<Double> m = new ArrayList<>();
        List<Double> u = new ArrayList<>();
        section.required("levels");
        section.sections("levels", "a level", level -> {
            levels.add(level.text("level"));
            m.add(decimal(level, "m"));
            u.add(decimal(level, "u"));
        });
        Optional<SortedMap<String, Long>> terms = section.node("terms").map(node -> counts("the terms", node));
        if (!levels.equals(comparison.levels())) {
            problems.add(
                    section.markOf("levels"),
                    "`" + comparison.name() + "` must have the levels " + comparison.levels() + ", in this order",
                    MADE_AGAIN);
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        try {
            LevelWeights plain = LevelWeights.of(comparison, m, u);
            return Optional.of(terms.map(counts -> plain.with(counted.frequencies(comparison.name(), counts)))
                    .orElse(plain));
        } catch (IllegalArgumentException notShares) {
            problems.add(section.mark(), String.valueOf(notShares.getMessage()), MADE_AGAIN);
            return Optional.empty();
        }
    }

    private SortedMap<String, Long> counts(String what, Node node) {
        SortedMap<String, Long> counts = new TreeMap<>();
        Section section = Section.of(what, node, problems);
        section.all().forEach((key, entry) -> {
            long count = section.numberOf(key, entry.value());
            if (count < 1) {
                problems.add(entry.key(), "at least one person is counted in " + what, MADE_AGAIN);
            }
            counts.put(key, count);
        });
        return counts;
    }

    private Card card(Section card) {
        Card read = new Card(
                card.instant("made"),
                card.text("engine"),
                part(card, "evidence", this::evidence),
                part(
                        card,
                        "fit",
                        s -> new Card.Fit(
                                Math.toIntExact(count(s, "rounds", Integer.MAX_VALUE)),
                                s.flag("converged", false),
                                decimal(s, "log_likelihood"))),
                part(
                        card,
                        "terms",
                        s -> new Card.Terms(
                                s.text("records"),
                                Math.toIntExact(count(s, "least_persons", Integer.MAX_VALUE)),
                                s.required("persons")
                                        .map(node -> counts("`persons`", node))
                                        .orElse(new TreeMap<>()))),
                part(card, "setting", this::setting));
        card.close();
        return read;
    }

    /** What a part of the card is read with. */
    private interface Part<T> {
        T of(Section section);
    }

    private <T> T part(Section card, String key, Part<T> reader) {
        Node nothing = new Node.Keys(card.mark(), Map.of());
        Section section = Section.of("`" + key + "`", card.required(key).orElse(nothing), problems);
        T read = reader.of(section);
        section.close();
        return read;
    }

    private Card.Evidence evidence(Section s) {
        s.required("runs");
        return new Card.Evidence(
                s.items("runs").stream().map(node -> s.numberOf("runs", node)).toList(),
                count(s, "rows", Long.MAX_VALUE),
                count(s, "pairs", Long.MAX_VALUE),
                count(s, "random_pairs", Long.MAX_VALUE),
                s.number("seed"));
    }

    private Card.Setting setting(Section s) {
        return new Card.Setting(
                s.choice("threshold", Card.SetBy.class, Card.SetBy.HAND),
                s.choice("margin", Card.SetBy.class, Card.SetBy.HAND),
                count(s, "null_trials", Long.MAX_VALUE),
                s.has("highest") ? OptionalDouble.of(decimal(s, "highest")) : OptionalDouble.empty(),
                count(s, "identified", Long.MAX_VALUE),
                count(s, "below", Long.MAX_VALUE));
    }

    private long count(Section section, String key, long most) {
        long number = section.number(key);
        if (number < 0 || number > most) {
            problems.add(section.markOf(key), "`" + key + "` is no count", MADE_AGAIN);
            return 0;
        }
        return number;
    }
}
