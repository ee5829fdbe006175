/** What an incident comes to: which rows left, of whom, on what it was relied, and the file that says so. */
@NullMarked
package org.narrowgate.app.incident;

import org.jspecify.annotations.NullMarked;
