package org.narrowgate.app.accounting;

/** A request, and what became of its rows. */
record DecidedRequest(ReceivedRequest request, RowOutcomes outcomes) {
    Heading heading() {
        return request.heading();
    }
}
