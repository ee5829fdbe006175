package org.narrowgate.engine.registry;

/**
 * One of the stages in which a run is released, each a package of its own with a stop before the next; a release that is
 * not staged is one stage of one. Which rows it answers depends on their numbers alone.
 *
 * @param number counts from 1
 */
public record Stage(int number, int count) {
    /** More stops than these serve nobody. */
    public static final int MOST = 1000;

    public Stage {
        if (number < 1 || number > count || count > MOST) {
            throw new IllegalArgumentException("a stage is one of at most " + MOST + ", counted from 1");
        }
    }

    /** Name of its package, given that of the release. */
    public String of(String release) {
        return count == 1 ? release : release + "-s" + number;
    }

    /** The last row of the stages up to this one, of so many rows. */
    public long end(long rows) {
        return Math.multiplyExact(rows, (long) number) / count;
    }

    /** The last row of the stages before this one; 0 for the first. */
    public long begin(long rows) {
        return Math.multiplyExact(rows, number - 1L) / count;
    }

    /** Whether it answers a row, by its number. */
    public boolean contains(long row, long rows) {
        return row > begin(rows) && (isLast() || row <= end(rows));
    }

    public boolean isLast() {
        return number == count;
    }
}
