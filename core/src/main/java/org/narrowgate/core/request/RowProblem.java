package org.narrowgate.core.request;

/**
 * Why a line is no readable row, or a header line no header: place, field and remedy, never what the cell holds, for
 * that is personal data.
 *
 * @param line line of the rows file, the header line being 1
 * @param field column concerned; empty if the line as a whole is
 */
public record RowProblem(long line, String field, String message, String remedy) {
    @Override
    public String toString() {
        return "line " + line + (field.isEmpty() ? "" : ", column `" + field + "`") + ": " + message + "; " + remedy;
    }
}
