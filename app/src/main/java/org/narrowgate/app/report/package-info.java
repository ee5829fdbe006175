/** A run as a page that people look at: charts, tables, and what it does not claim. */
@NullMarked
package org.narrowgate.app.report;

import org.jspecify.annotations.NullMarked;
