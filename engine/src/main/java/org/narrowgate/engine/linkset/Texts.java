package org.narrowgate.engine.linkset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.narrowgate.core.linkage.TermFrequencies;

/** One field of both files, its texts numbered so that equal ones have one number; 0 is an absent one. */
final class Texts {
    /** Chance agreement of a field below this many times its rarest share says that it is nearly unique. */
    private static final double COMMON_FROM = 4;

    private final List<String> values = new ArrayList<>(List.of(""));
    private final List<Integer> counts = new ArrayList<>(List.of(0));
    private final int[] records;
    private final int[] requests;
    private long[] letters = {};

    private Texts(int records, int requests) {
        this.records = new int[records];
        this.requests = new int[requests];
    }

    static Texts of(int records, IntFunction<String> record, int requests, IntFunction<String> request) {
        Texts texts = new Texts(records, requests);
        Map<String, Integer> codes = new HashMap<>(Map.of("", 0));
        for (int row = 0; row < records; row++) {
            texts.records[row] = texts.code(record.apply(row), codes);
        }
        for (int row = 0; row < requests; row++) {
            texts.requests[row] = texts.code(request.apply(row), codes);
        }
        texts.letters = texts.values.stream().mapToLong(Letters::of).toArray();
        return texts;
    }

    private int code(String text, Map<String, Integer> codes) {
        Integer known = codes.putIfAbsent(text, values.size());
        int code = known == null ? values.size() : known;
        if (known == null) {
            values.add(text);
            counts.add(0);
        }
        counts.set(code, counts.get(code) + 1);
        return code;
    }

    int record(int row) {
        return records[row];
    }

    int request(int row) {
        return requests[row];
    }

    String value(int code) {
        return values.get(code);
    }

    /** See {@link Letters}. */
    long letters(int code) {
        return letters[code];
    }

    /** How many different texts there are, the absent one included. */
    int size() {
        return values.size();
    }

    boolean isAnywhere() {
        return values.size() > 1;
    }

    /** Whether some texts are clearly commoner than others: a field that is nearly unique has no common ones. */
    boolean hasCommon() {
        double present = present();
        double chance = 0;
        for (int code = 1; code < values.size(); code++) {
            chance += Math.pow(counts.get(code) / present, 2);
        }
        return chance > COMMON_FROM / present;
    }

    private double present() {
        return (double) records.length + requests.length - counts.get(0);
    }

    TermFrequencies frequencies() {
        double present = present();
        Map<String, Double> shares = new HashMap<>();
        for (int code = 1; code < values.size(); code++) {
            shares.put(values.get(code), counts.get(code) / present);
        }
        return TermFrequencies.of(shares, Math.min(1, 1 / present), 1);
    }
}
