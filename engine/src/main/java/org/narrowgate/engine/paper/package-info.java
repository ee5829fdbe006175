/** Signed papers: human-readable texts that stand in the register by their hash, and of which all state is a fold. */
@NullMarked
package org.narrowgate.engine.paper;

import org.jspecify.annotations.NullMarked;
