/** What a requester states, as values: the header, the columns, one row at a time with a status for every cell, and the facts that follow; a malformed row is a row too. */
@NullMarked
package org.narrowgate.core.request;

import org.jspecify.annotations.NullMarked;
