package org.narrowgate.core.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.narrowgate.core.law.Basis;
import org.narrowgate.core.law.ElementTest;
import org.narrowgate.core.law.Facts;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Rulebook;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowFacts;

/**
 * Holds a row against every element that the request alone decides.
 *
 * <p>A row that does not state what the statute demands never reaches the records: looking it up would itself be an
 * inspection without authority (26 U.S.C. 6103(b)(7)).
 */
public final class Screener {
    private final List<ElementTest> elements;
    private final Facts header;
    private final RowFacts rowFacts;
    private final Judgments judgments;
    private final Finding[] beforeRows;
    /** Places of the elements that a row decides. */
    private final int[] ofRows;

    private final boolean metBeforeRows;

    private Screener(Rulebook rulebook, Facts header, RowFacts rowFacts, Judgments judgments) {
        this.elements = rulebook.decided();
        this.header = header;
        this.rowFacts = rowFacts;
        this.judgments = judgments;
        this.beforeRows = new Finding[elements.size()];
        UnaryOperator<Finding> judge = judgments.on(0);
        for (int i = 0; i < beforeRows.length; i++) {
            ElementTest test = elements.get(i);
            beforeRows[i] = test.element().stage() == Stage.HEADER ? test.on(header, judge) : notLookedUp(test);
        }
        this.ofRows = IntStream.range(0, beforeRows.length)
                .filter(i -> elements.get(i).element().stage() == Stage.ROW)
                .toArray();
        this.metBeforeRows = IntStream.range(0, beforeRows.length)
                .filter(i -> elements.get(i).element().stage() == Stage.HEADER)
                .allMatch(i -> beforeRows[i].met());
    }

    /**
     * Makes a screener for one run.
     *
     * @param header the facts of header, agreement and bars, the same for every row
     */
    public static Screener of(Rulebook rulebook, Facts header, RowFacts rowFacts, Judgments judgments) {
        return new Screener(rulebook, header, rowFacts, judgments);
    }

    public Screening screen(RequestRow row, BatchFacts batch) {
        Facts facts = header.copy();
        rowFacts.bind(row, batch, facts);
        Finding[] findings = beforeRows.clone();
        UnaryOperator<Finding> judge = judgments.on(row.number());
        boolean allMet = metBeforeRows;
        for (int i : ofRows) {
            findings[i] = elements.get(i).on(facts, judge);
            allMet &= findings[i].met();
        }
        List<Finding> all = Arrays.asList(findings);
        return allMet ? new Admissible(row, batch, facts, all) : new Inadmissible(row, batch, facts, all);
    }

    /** Every branch that keeps a row element from being met: what a requester would have to cure, all at once. */
    public List<Finding> unmet(Screening screening) {
        return unmet(Stage.ROW, screening.facts(), screening.row().number());
    }

    /** The same for the elements that header, agreement and bars decide. */
    public List<Finding> unmetBeforeRows() {
        return unmet(Stage.HEADER, header, 0);
    }

    private List<Finding> unmet(Stage stage, Facts facts, long row) {
        List<Finding> unmet = new ArrayList<>();
        UnaryOperator<Finding> judge = judgments.on(row);
        for (ElementTest test : elements) {
            if (test.element().stage() == stage) {
                unmet.addAll(test.unmet(facts, judge));
            }
        }
        return unmet;
    }

    /** The finding of a record element before any record was opened: it forbids disclosure but is no ground. */
    public static Finding notLookedUp(ElementTest test) {
        return new Finding(
                test.element(),
                FindingStatus.NOT_SHOWN,
                NOT_LOOKED_UP,
                test.element().citation(),
                test.element().text(),
                new Basis(Basis.Kind.STATED, ""),
                List.of(),
                "not looked up",
                Optional.empty(),
                "");
    }

    /** Branch id of a finding whose element was never held against a record. */
    public static final String NOT_LOOKED_UP = "not-looked-up";
}
