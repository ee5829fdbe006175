/** A person as stated or as recorded: dates, names, numbers and addresses parsed, normalised, with a status each. */
@NullMarked
package org.narrowgate.core.person;

import org.jspecify.annotations.NullMarked;
