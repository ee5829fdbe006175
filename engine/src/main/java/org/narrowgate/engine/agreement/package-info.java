/** Agreements as a fold of signed papers: proposed, reviewed, objected to, answered, signed, suspended, renewed, ended. */
@NullMarked
package org.narrowgate.engine.agreement;

import org.jspecify.annotations.NullMarked;
