package org.narrowgate.app.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.narrowgate.core.law.Element;
import org.narrowgate.core.law.Finding;

/** How many rows come how far, and what keeps the others back, counted by element and by what would cure it. */
public final class CheckTotals {
    private final boolean received;
    private final List<Caseload> caseloads;
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, ElementCount> elements = new HashMap<>();
    private long rows;
    private long faultless;
    private long malformed;

    /** {@code received} is false if the request would be refused as a whole: then no row of it is admissible. */
    CheckTotals(boolean received, List<Caseload> caseloads) {
        this.received = received;
        this.caseloads = List.copyOf(caseloads);
    }

    /** Rows that one branch keeps back. */
    public record BranchCount(Finding finding, long rows) {}

    /** Rows that an element keeps back; one row may fail several branches of it. */
    public static final class ElementCount {
        private final Element element;
        private final Map<String, BranchCount> branches = new HashMap<>();
        private long rows;

        private ElementCount(Element element) {
            this.element = element;
        }

        public Element element() {
            return element;
        }

        public long rows() {
            return rows;
        }

        /** The most frequent first. */
        public List<BranchCount> branches() {
            List<BranchCount> sorted = new ArrayList<>(branches.values());
            sorted.sort(Comparator.comparingLong(BranchCount::rows)
                    .reversed()
                    .thenComparing(b -> b.finding().branch())
                    .thenComparing(b -> b.finding().status()));
            return sorted;
        }

        private void add(Finding finding) {
            branches.merge(
                    finding.branch() + " " + finding.status(),
                    new BranchCount(finding, 1),
                    (a, b) -> new BranchCount(a.finding(), a.rows() + b.rows()));
        }
    }

    void add(RowFindings row) {
        rows++;
        faultless += row.faults().isEmpty() ? 1 : 0;
        malformed += row.problem().isPresent() ? 1 : 0;
        verdicts.merge(row.verdict(), 1L, Long::sum);
        Set<String> counted = new HashSet<>();
        for (Finding fault : row.faults()) {
            Element element = fault.element();
            ElementCount count = elements.computeIfAbsent(element.id(), id -> new ElementCount(element));
            count.rows += counted.add(element.id()) ? 1 : 0;
            count.add(fault);
        }
    }

    public long rows() {
        return rows;
    }

    public long admissible() {
        return received ? of(Verdict.ADMISSIBLE) : 0;
    }

    /** Who is named for how many rows, the busiest first. */
    public List<Caseload> caseloads() {
        return caseloads;
    }

    /** Rows of this verdict, were the request received. */
    public long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** Rows without a fault of their own, whatever header and agreement lack. */
    public long faultless() {
        return faultless;
    }

    /** Lines that cannot be read as a row. */
    public long malformed() {
        return malformed;
    }

    /** The element that keeps most rows back first. */
    public List<ElementCount> elements() {
        List<ElementCount> sorted = new ArrayList<>(elements.values());
        sorted.sort(Comparator.comparingLong(ElementCount::rows).reversed().thenComparing(e -> e.element()
                .id()));
        return sorted;
    }
}
