package org.narrowgate.core.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.narrowgate.core.law.FieldDeclaration;
import org.narrowgate.core.person.AddressStatus;
import org.narrowgate.core.person.PersonName;
import org.narrowgate.core.person.PostalAddress;
import org.narrowgate.core.person.StatedDate;

/** Reads what the header states once for all rows by the very readers of the columns of a row. */
final class StatementReader {
    /** A statement is about no person, and none of its particulars can be one's. */
    private static final RequestRow.Person NOBODY = new RequestRow.Person(
            PersonName.of("", "", "", ""),
            StatedDate.parse(""),
            List.of(),
            new PostalAddress(
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    AddressStatus.ABSENT,
                    Set.of(AddressStatus.ABSENT)));

    private StatementReader() {}

    /** One value for each statement declared, in that order; what the header does not state is absent. */
    static List<FieldValue> read(List<FieldDeclaration> declared, RequestHeader header) {
        String[] cells = declared.stream()
                .map(s -> Optional.ofNullable(header.statements().get(s.name())).orElse(""))
                .toArray(String[]::new);
        return RowReader.of(RowLayout.ofStatements(declared), header).read(cells, NOBODY);
    }
}
