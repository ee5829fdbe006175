package org.narrowgate.engine.erasure;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.narrowgate.core.proof.CanonicalReader;
import org.narrowgate.core.proof.CanonicalWriter;

/**
 * The rows that an erasure reaches, by the run over each whole request: a row is erased in that run and in every one that
 * decided it again.
 */
public record ErasureReach(Map<Long, SortedSet<Long>> rows) {
    public ErasureReach {
        Map<Long, SortedSet<Long>> sorted = new TreeMap<>();
        rows.forEach((origin, numbers) -> {
            if (!numbers.isEmpty()) {
                sorted.put(origin, new TreeSet<>(numbers));
            }
        });
        rows = sorted;
    }

    /** What is committed to. */
    public byte[] encode() {
        CanonicalWriter writer = new CanonicalWriter();
        writer.list(rows.entrySet().stream().toList(), (w, each) -> w.uint64(each.getKey())
                .list(each.getValue().stream().toList(), CanonicalWriter::uint64));
        return writer.toBytes();
    }

    public static ErasureReach decode(byte[] encoded) {
        CanonicalReader reader = new CanonicalReader(encoded);
        Map<Long, SortedSet<Long>> rows = new TreeMap<>();
        reader.list(r -> Map.entry(r.uint64(), r.list(CanonicalReader::uint64)))
                .forEach(each -> rows.put(each.getKey(), new TreeSet<>(each.getValue())));
        reader.finish();
        return new ErasureReach(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How many rows of requests. */
    public long count() {
        return rows.values().stream().mapToLong(Collection::size).sum();
    }
}
