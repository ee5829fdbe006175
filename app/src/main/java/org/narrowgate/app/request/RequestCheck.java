package org.narrowgate.app.request;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.narrowgate.core.law.Finding;
import org.narrowgate.core.law.FindingStatus;
import org.narrowgate.core.law.Layer;
import org.narrowgate.core.law.Stage;
import org.narrowgate.core.request.BatchFacts;
import org.narrowgate.core.request.RequestRow;
import org.narrowgate.core.request.RowParser;
import org.narrowgate.core.screening.Screening;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.intake.BatchCounter;
import org.narrowgate.engine.intake.BatchCounts;
import org.narrowgate.engine.intake.RequestPackage;
import org.narrowgate.engine.intake.RowStream;

/**
 * Holds a request against everything that can be said without a record, in two passes like the decision itself: the
 * first counts what only the whole file can tell, the second goes through the rows in their order.
 */
public final class RequestCheck {
    private static final int KEY_BYTES = 16;
    private static final int BATCH = 4096;

    private final RequestPackage request;
    private final CheckRules rules;

    public RequestCheck(RequestPackage request, CheckRules rules) {
        this.request = request;
        this.rules = rules;
    }

    /** Goes through the request; {@code each} is told of every row in its turn. */
    public CheckTotals run(Consumer<RowFindings> each) throws IOException, DocumentException {
        BatchCounts counts = counted();
        CheckTotals totals = new CheckTotals(
                rules.refusals().isEmpty(),
                Caseload.of(rules.layout(), request.header().officials(), counts));
        try (RowStream stream = open()) {
            for (List<RowStream.Line> lines = next(stream); !lines.isEmpty(); lines = next(stream)) {
                lines.parallelStream()
                        .map(line -> findings(stream, line, counts))
                        .toList()
                        .forEach(row -> {
                            totals.add(row);
                            each.accept(row);
                        });
            }
        }
        return totals;
    }

    private BatchCounts counted() throws IOException, DocumentException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        BatchCounter counter = BatchCounter.of(rules.layout(), request.header().officials(), key);
        try (RowStream stream = open()) {
            RowParser parser = stream.parser().counting(rules.addresses());
            for (List<RowStream.Line> lines = next(stream); !lines.isEmpty(); lines = next(stream)) {
                lines.parallelStream().map(line -> line.read(parser)).toList().forEach(counter::add);
            }
        }
        return counter.finish();
    }

    private RowStream open() throws IOException, DocumentException {
        return request.rows(rules.layout(), rules.addresses());
    }

    private static List<RowStream.Line> next(RowStream stream) throws IOException, DocumentException {
        List<RowStream.Line> lines = new ArrayList<>(BATCH);
        while (lines.size() < BATCH) {
            Optional<RowStream.Line> line = stream.nextLine();
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.get());
        }
        return lines;
    }

    private RowFindings findings(RowStream stream, RowStream.Line line, BatchCounts counts) {
        RequestRow read = line.read(stream.parser());
        BatchFacts batch = counts.of(read);
        RequestRow row = stream.parser().settle(read, batch);
        Screening screening = rules.screener().screen(row, batch);
        List<Finding> own = ownFaults(row, screening);
        return new RowFindings(
                row.number(), row.line(), row.rowId(), Verdict.of(deciding(screening, own)), own, row.problem());
    }

    private List<Finding> ownFaults(RequestRow row, Screening screening) {
        boolean met = screening.findings().stream()
                .allMatch(f -> f.met() || f.element().stage() != Stage.ROW);
        if (met) {
            return List.of();
        }
        List<Finding> faults = rules.faults(rules.screener().unmet(screening), screening.facts());
        // Of a line that is no row nothing else is known, which is no further fault.
        return row.isReadable()
                ? faults
                : faults.stream()
                        .filter(f -> f.element().layer() == Layer.FORM && f.status() == FindingStatus.NOT_MET)
                        .toList();
    }

    /** One finding for each element; where that could not be verified here, what else stands in the element's way. */
    private List<Finding> deciding(Screening screening, List<Finding> own) {
        List<Finding> deciding = new ArrayList<>();
        for (Finding finding : screening.findings()) {
            Stage stage = finding.element().stage();
            if (finding.met() || stage == Stage.RECORD) {
                continue;
            }
            if (!rules.isUnverified(finding, screening.facts())) {
                deciding.add(finding);
                continue;
            }
            List<Finding> others = stage == Stage.ROW ? own : rules.faults();
            others.stream()
                    .filter(f -> f.element().id().equals(finding.element().id()))
                    .forEach(deciding::add);
        }
        return deciding;
    }
}
