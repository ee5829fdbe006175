/** Releases that are called back, and what each holder did with what he had. */
@NullMarked
package org.narrowgate.engine.recall;

import org.jspecify.annotations.NullMarked;
