package org.narrowgate.engine.secondlock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.narrowgate.core.identity.SecondLock;
import org.narrowgate.core.linkage.Comparison;
import org.narrowgate.core.linkage.LevelWeights;
import org.narrowgate.core.proof.Sha256;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.document.JsonDocument;
import org.narrowgate.engine.document.Node;
import org.narrowgate.engine.document.Problems;
import org.narrowgate.engine.document.Yaml;
import org.narrowgate.engine.workspace.WorkspaceConfig;
import org.narrowgate.ledger.WholeFile;

/**
 * A second lock, frozen. The same lock and card are the same bytes, and no other bytes are read, so that the hash stands
 * for the content. Decimals are texts that read back exactly.
 *
 * @param sha256 of the file's bytes, in lower-case hexadecimal
 */
public record LockFile(SecondLock lock, Card card, String sha256) {
    /** Name of the format, which a file states first. */
    public static final String FORMAT = "narrowgate-second-lock-1";

    /** The lock as the file that it will be. */
    public static LockFile of(SecondLock lock, Card card) {
        return new LockFile(lock, card, Sha256.hex(encode(lock, card)));
    }

    /** The one that a workspace's configuration names, if it names one. */
    public static Optional<LockFile> of(WorkspaceConfig config) throws DocumentException {
        return config.secondLock().isPresent()
                ? Optional.of(read(config.secondLock().get()))
                : Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws DocumentException if it cannot be read or is not, byte for byte, what {@link #bytes} writes
     */
    public static LockFile read(Path file) throws DocumentException {
        String name = Yaml.shown(file);
        Problems problems = new Problems();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= JsonDocument.LARGEST_FILE_BYTES) {
                return decode(WholeFile.read(file), name);
            }
            problems.add(
                    name,
                    "it is no model file of a second lock, which is a file of at most 32 MiB",
                    "name the file that `narrowgate identity train` wrote");
        } catch (IOException unreadable) {
            problems.add(name, "the file cannot be read", "check its permissions");
        }
        problems.throwIfAny();
        throw new IllegalStateException("a problem was just told");
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name for messages
     * @throws DocumentException if they are not, byte for byte, what {@link #bytes} writes
     */
    public static LockFile decode(byte[] bytes, String name) throws DocumentException {
        Problems problems = new Problems();
        Optional<Node> node = JsonDocument.read(name, bytes, problems);
        problems.throwIfAny();
        return LockReader.read(node.orElseThrow(), bytes, name);
    }

    /** As it is written. */
    public byte[] bytes() {
        return encode(lock, card);
    }

    static byte[] encode(SecondLock lock, Card card) {
        List<Json> comparisons = new ArrayList<>();
        lock.model().comparisons().forEach(weights -> comparisons.add(comparison(weights, card.terms())));
        return Json.object()
                .put("format", FORMAT)
                .put("threshold", Decimal.text(lock.threshold()))
                .put("margin", Decimal.text(lock.margin()))
                .put("card", card(card))
                .put("prior", Decimal.text(lock.model().prior()))
                .put("comparisons", comparisons)
                .pretty();
    }

    private static Json comparison(LevelWeights weights, Card.Terms terms) {
        Comparison comparison = weights.comparison();
        List<Json> levels = new ArrayList<>();
        for (int i = 0; i < comparison.levels().size(); i++) {
            levels.add(Json.object()
                    .put("level", comparison.level(i))
                    .put("m", Decimal.text(weights.m(i)))
                    .put("u", Decimal.text(weights.u(i))));
        }
        Json json = Json.object().put("name", comparison.name()).put("levels", levels);
        weights.frequencies().ifPresent(table -> json.put("terms", terms.counts(comparison.name(), table)));
        return json;
    }

    /** The card as it stands in the file. */
    public static Json card(Card card) {
        Card.Setting setting = card.setting();
        Json set = Json.object()
                .put("threshold", word(setting.threshold()))
                .put("margin", word(setting.margin()))
                .put("null_trials", setting.nullTrials());
        setting.highest().ifPresent(bits -> set.put("highest", Decimal.text(bits)));
        return Json.object()
                .put("made", card.made().toString())
                .put("engine", card.engine())
                .put(
                        "evidence",
                        Json.object()
                                .put("runs", card.evidence().runs())
                                .put("rows", card.evidence().rows())
                                .put("pairs", card.evidence().pairs())
                                .put("random_pairs", card.evidence().randomPairs())
                                .put("seed", card.evidence().seed()))
                .put(
                        "fit",
                        Json.object()
                                .put("rounds", card.fit().rounds())
                                .put("converged", card.fit().converged())
                                .put("log_likelihood", Decimal.text(card.fit().logLikelihood())))
                .put(
                        "terms",
                        Json.object()
                                .put("records", card.terms().records())
                                .put("least_persons", card.terms().leastPersons())
                                .put("persons", card.terms().persons()))
                .put("setting", set.put("identified", setting.identified()).put("below", setting.below()));
    }

    static String word(Card.SetBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
