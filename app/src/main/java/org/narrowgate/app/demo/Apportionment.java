package org.narrowgate.app.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides rows among shares by the largest remainder, so that they add up, with one row at least for each share. */
final class Apportionment {
    private Apportionment() {}

    /** One number for each share, in their order. */
    static long[] of(long rows, List<Long> shares) {
        long total = shares.stream().mapToLong(Long::longValue).sum();
        long[] counts = shares.stream().mapToLong(share -> share * rows / total).toArray();
        long left = rows
                - IntStream.range(0, counts.length).mapToLong(i -> counts[i]).sum();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> shares.get(i) * rows % total)
                        .reversed())
                .limit(left)
                .forEach(i -> counts[i]++);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0 && shares.get(i) > 0) {
                int largest = IntStream.range(0, counts.length)
                        .boxed()
                        .max(Comparator.comparingLong((Integer j) -> counts[j]))
                        .orElseThrow();
                counts[largest]--;
                counts[i]++;
            }
        }
        return counts;
    }
}
