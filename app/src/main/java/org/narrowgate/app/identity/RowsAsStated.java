package org.narrowgate.app.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.narrowgate.app.trials.Statement;
import org.narrowgate.core.identity.StatedPerson;
import org.narrowgate.core.law.NumberDeclaration;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.core.request.RequestHeader;
import org.narrowgate.core.request.RowLayout;
import org.narrowgate.core.request.RowParser;

/** Reads a statement as a run reads a row: the same parser over the same columns. */
final class RowsAsStated {
    /** Name of the number, as the packs of 26 U.S.C. 6103 declare it. */
    static final NumberDeclaration NUMBER = new NumberDeclaration("tin", List.of("us-ssn", "us-itin"));

    static final RowLayout LAYOUT = RowLayout.of(List.of(NUMBER), List.of());

    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2023;

    private final RowParser rows;

    RowsAsStated(AddressParser addresses) {
        List<String> names = LAYOUT.columns();
        if (!(LAYOUT.read(names) instanceof RowLayout.Columns columns)) {
            throw new IllegalStateException("the layout refuses its own columns");
        }
        rows = RowParser.of(columns, header(), addresses::parse);
    }

    /** A header of which no column of this layout asks anything. */
    private static RequestHeader header() {
        return new RequestHeader(
                "trials",
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                "",
                "",
                new RequestHeader.Signer("", "", ""),
                "",
                "",
                "",
                Map.of(),
                List.of(),
                new RequestHeader.RowsFile("rows.csv", "text/csv", "", 0),
                "");
    }

    StatedPerson person(Statement stated) {
        return StatedPerson.of(rows.parse(1, 2, stated.cells("1"), false), FIRST_YEAR, LAST_YEAR);
    }
}
