/** Holds what lies in a workspace against its own proofs, and names what is wrong and where. */
@NullMarked
package org.narrowgate.engine.audit;

import org.jspecify.annotations.NullMarked;
