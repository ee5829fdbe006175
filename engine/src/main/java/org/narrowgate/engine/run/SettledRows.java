package org.narrowgate.engine.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.narrowgate.core.proof.DecisionEntry;
import org.narrowgate.core.proof.Hash;
import org.narrowgate.core.proof.RunId;
import org.narrowgate.engine.state.Projection;
import org.narrowgate.engine.state.RefusalTags;
import org.narrowgate.engine.state.RowSummary;

/**
 * What becomes of the rows of a block beside their evidence, each at its place. A million rows may wait for the records,
 * so it keeps one summary for all rows that come to the same, and less than a hundred bytes of each.
 */
final class SettledRows {
    /** Tags of a row: of person, number and particulars. */
    private static final int TAGS = 3;
    /** The law of a run gives far fewer. */
    private static final int MOST_KNOWN = 10_000;

    private final long[] numbers;
    private final @Nullable Hash[] roots;
    private final @Nullable RowSummary[] alike;
    private final long[] tags;

    private SettledRows(long[] numbers, @Nullable Hash[] roots, @Nullable RowSummary[] alike, long[] tags) {
        this.numbers = numbers;
        this.roots = roots;
        this.alike = alike;
        this.tags = tags;
    }

    /** For rows of these numbers, of which none is settled yet. */
    static SettledRows of(long[] numbers) {
        int size = numbers.length;
        return new SettledRows(numbers, new Hash[size], new RowSummary[size], new long[TAGS * size]);
    }

    SettledRows copy() {
        return new SettledRows(numbers, roots.clone(), alike.clone(), tags.clone());
    }

    int size() {
        return numbers.length;
    }

    /** The number of the row at a place. */
    long number(int place) {
        return numbers[place];
    }

    /** Settles the row at a place; {@code known} holds the summaries that rows came to before, and is added to. */
    @SuppressWarnings("ReferenceEquality")
    void settle(int place, Hash root, Projection.Entry entry, Map<RowSummary, RowSummary> known) {
        roots[place] = root;
        RowSummary summary = entry.row().of(0);
        RowSummary kept = known.getOrDefault(summary, summary);
        alike[place] = kept;
        if (kept == summary && known.size() < MOST_KNOWN) {
            known.put(summary, summary);
        }
        RefusalTags of = entry.tags();
        tags[TAGS * place] = of.person();
        tags[TAGS * place + 1] = of.number();
        tags[TAGS * place + 2] = of.particulars();
    }

    DecisionEntry entry(RunId run, int place) {
        return new DecisionEntry(run, settled(roots[place]));
    }

    Projection.Entry summary(int place) {
        int first = TAGS * place;
        return new Projection.Entry(
                settled(alike[place]).of(numbers[place]),
                new RefusalTags(tags[first], tags[first + 1], tags[first + 2]));
    }

    private static <T> T settled(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a row of the block was not decided");
        }
        return value;
    }
}
