/** What can be said of a request before it is sent: its rules without a record, its rows one by one, its totals. */
@NullMarked
package org.narrowgate.app.request;

import org.jspecify.annotations.NullMarked;
