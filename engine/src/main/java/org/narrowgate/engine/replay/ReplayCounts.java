package org.narrowgate.engine.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay came to, counted; holds nothing of any person, and no more memory than there are provisions. */
public final class ReplayCounts {
    private static final int MOST_ALARMS = 1_000;

    /** Rows, and those of them of which something really left. */
    public record Count(long rows, long released) {
        static final Count NONE = new Count(0, 0);

        Count and(Count more) {
            return new Count(rows + more.rows, released + more.released);
        }

        static Count one(boolean released) {
            return new Count(1, released ? 1 : 0);
        }
    }

    /** By what a row changed. */
    public record Provision(Change change, String element, String citation, String ground)
            implements Comparable<Provision> {
        private static final Comparator<Provision> ORDER = Comparator.comparing(Provision::change)
                .thenComparing(Provision::element)
                .thenComparing(Provision::citation)
                .thenComparing(Provision::ground);

        @Override
        public int compareTo(Provision other) {
            return ORDER.compare(this, other);
        }
    }

    /** A field of the record, in one class. */
    public record Field(Change change, String name) implements Comparable<Field> {
        @Override
        public int compareTo(Field other) {
            return Comparator.comparing(Field::change)
                    .thenComparing(Field::name)
                    .compare(this, other);
        }
    }

    private long rows;
    private long otherBytes;
    private long notHeld;
    private long alarmed;
    private final Map<String, Long> erased = new TreeMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final Map<Change, Count> changes = new EnumMap<>(Change.class);
    private final Map<Provision, Count> provisions = new TreeMap<>();
    private final Map<Field, Count> fields = new TreeMap<>();

    void alarm(Alarm alarm) {
        alarmed++;
        if (alarms.size() < MOST_ALARMS) {
            alarms.add(alarm);
        }
    }

    void rows(long more, long ofOtherBytes) {
        rows += more;
        otherBytes += ofOtherBytes;
    }

    void notHeld(long missing) {
        notHeld = missing;
    }

    void erased(String order, long more) {
        erased.merge(order, more, Long::sum);
    }

    void unchanged(long more, long ofThemReleased) {
        changes.merge(Change.UNCHANGED, new Count(more, ofThemReleased), Count::and);
    }

    void changed(ReplayedRow row) {
        Count one = Count.one(row.released());
        changes.merge(row.change(), one, Count::and);
        provisions.merge(new Provision(row.change(), row.element(), row.citation(), row.ground()), one, Count::and);
        row.fields().forEach(name -> fields.merge(new Field(row.change(), name), one, Count::and));
    }

    /** How many rows were erased, of which nothing can be said any more, by the order that said so. */
    public Map<String, Long> erased() {
        return Collections.unmodifiableMap(erased);
    }

    /** Rows of the run that are held here, decided again or erased. */
    public long rows() {
        return rows;
    }

    /** Rows of the run that are not in this kit, of which nothing is said; none in a workspace, where that is an alarm. */
    public long notHeld() {
        return notHeld;
    }

    /** Rows of which any byte of any slot is another; under the same rules each is an alarm. */
    public long otherBytes() {
        return otherBytes;
    }

    /** How many alarms there were; the first thousand are {@link #alarms}. */
    public long alarmed() {
        return alarmed;
    }

    public List<Alarm> alarms() {
        return Collections.unmodifiableList(alarms);
    }

    public Count of(Change change) {
        return changes.getOrDefault(change, Count.NONE);
    }

    public Map<Provision, Count> provisions() {
        return Collections.unmodifiableMap(provisions);
    }

    public Map<Field, Count> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
