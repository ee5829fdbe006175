package org.narrowgate.core.law;

import java.util.List;

/**
 * What a pack lets the header of a request say once for all its rows, beside what every header has.
 *
 * @param statements read as the fields of a row are: text, code, choice, citation, date, flag or periods; they have no
 *     group and no meaning when blank
 * @param documents files that may lie with the request and that its header binds by their digest
 * @param offices kinds of office of the signer beyond those of every pack
 */
public record HeaderDeclarations(List<FieldDeclaration> statements, List<Document> documents, List<Office> offices) {
    public HeaderDeclarations {
        statements = List.copyOf(statements);
        documents = List.copyOf(documents);
        offices = List.copyOf(offices);
    }

    /** A file that may lie with a request, such as a court's order. */
    public record Document(String id, String text) {}

    /** A kind of office, as papers on offices write it: {@code state-tax-agency-head}. */
    public record Office(String kind, String text) {}

    /** Nothing beside what every header has. */
    public static HeaderDeclarations none() {
        return new HeaderDeclarations(List.of(), List.of(), List.of());
    }
}
