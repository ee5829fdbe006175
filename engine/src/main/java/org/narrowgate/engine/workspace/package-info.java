/** A workspace on disk: where things lie, what {@code narrowgate.yaml} says, and the keys that lie elsewhere. */
@NullMarked
package org.narrowgate.engine.workspace;

import org.jspecify.annotations.NullMarked;
