package org.narrowgate.app.request;

/** Told what a check finds, in the order of the file; how it is shown is its own affair. */
public interface CheckReport {
    /** Before the first row: what holds for all of them. */
    void begin();

    void row(RowFindings row);

    void end(CheckTotals totals);
}
