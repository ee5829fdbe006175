package org.narrowgate.engine.linkset;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Rows in groups, at first each by itself. In a set of two files a request's number stands behind those of all records. */
final class Groups {
    private final int records;
    private final boolean oneFile;
    private final int[] group;
    private final int[][] members;
    private final int[] recordsOf;

    Groups(LinkSet set) {
        records = set.recordRows();
        oneFile = set.oneFile();
        group = new int[oneFile ? records : records + set.requestRows()];
        members = new int[group.length][];
        recordsOf = new int[group.length];
        for (int row = 0; row < group.length; row++) {
            group[row] = row;
            members[row] = new int[] {row};
            recordsOf[row] = row < records ? 1 : 0;
        }
    }

    int rows() {
        return group.length;
    }

    int row(int request) {
        return oneFile ? request : records + request;
    }

    int of(int row) {
        return group[row];
    }

    /** Pairs that could be links between two groups. */
    long pairs(int one, int other) {
        long requestsOfOne = members[one].length - (long) recordsOf[one];
        long requestsOfOther = members[other].length - (long) recordsOf[other];
        return oneFile
                ? (long) members[one].length * members[other].length
                : recordsOf[one] * requestsOfOther + recordsOf[other] * requestsOfOne;
    }

    /** True pairs among them. */
    long truth(int one, int other, TruePartners partners) {
        int smaller = members[one].length < members[other].length ? one : other;
        int larger = smaller == one ? other : one;
        long found = 0;
        for (int row : members[smaller]) {
            found +=
                    partners.of(row).filter(partner -> group[partner] == larger).count();
        }
        return found;
    }

    /** Makes one of two groups; it is called as the larger was. */
    int join(int one, int other) {
        int gone = members[one].length < members[other].length ? one : other;
        int kept = gone == one ? other : one;
        int[] joined = Arrays.copyOf(members[kept], members[kept].length + members[gone].length);
        System.arraycopy(members[gone], 0, joined, members[kept].length, members[gone].length);
        for (int row : members[gone]) {
            group[row] = kept;
        }
        members[kept] = joined;
        members[gone] = new int[0];
        recordsOf[kept] += recordsOf[gone];
        recordsOf[gone] = 0;
        return kept;
    }

    /** All pairs that are in one group. */
    PairSet links() {
        LongStream.Builder links = LongStream.builder();
        for (int[] rows : members) {
            Arrays.sort(rows);
            for (int i = 0; i < rows.length && rows[i] < records; i++) {
                for (int j = i + 1; j < rows.length; j++) {
                    if (oneFile || rows[j] >= records) {
                        links.add(PairSet.pair(rows[i], oneFile ? rows[j] : rows[j] - records));
                    }
                }
            }
        }
        return PairSet.of(links.build().toArray());
    }
}
