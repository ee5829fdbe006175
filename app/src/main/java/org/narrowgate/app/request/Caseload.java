package org.narrowgate.app.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.law.FieldType;
import org.narrowgate.core.request.RequestHeader.Official;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.engine.intake.BatchCounts;

/**
 * For how many rows of a request an official is named.
 *
 * @param column the column that names him
 * @param attested of how many rows he attests himself; empty where the pack has no column for it
 */
public record Caseload(String column, Official official, long rows, Optional<Long> attested) {
    /** Of every official named, the busiest first. */
    static List<Caseload> of(RowLayout layout, List<Official> roster, BatchCounts counts) {
        List<FieldDeclaration> fields = layout.fields();
        List<Caseload> caseloads = new ArrayList<>();
        for (int at = 0; at < fields.size(); at++) {
            FieldDeclaration field = fields.get(at);
            if (field.type() == FieldType.ROSTER && field.particulars().isEmpty()) {
                Optional<Integer> attesting = attesting(fields, field.name());
                for (int official = 0; official < roster.size(); official++) {
                    long rows = counts.rowsNaming(at, official);
                    int who = official;
                    if (rows > 0) {
                        caseloads.add(new Caseload(
                                field.name(),
                                roster.get(official),
                                rows,
                                attesting.map(column -> counts.rowsNaming(column, who))));
                    }
                }
            }
        }
        caseloads.sort(Comparator.comparingLong(Caseload::rows).reversed().thenComparing(one -> one.official()
                .id()));
        return List.copyOf(caseloads);
    }

    /** The column in which those named in another attest. */
    private static Optional<Integer> attesting(List<FieldDeclaration> fields, String named) {
        return fields.stream()
                .filter(f -> f.type() == FieldType.ROSTER && f.particulars().contains(named))
                .map(fields::indexOf)
                .findFirst();
    }
}
