/** What is known of the safeguards of a recipient, as a fold of signed papers, and of the document that lies beside them. */
@NullMarked
package org.narrowgate.engine.safeguard;

import org.jspecify.annotations.NullMarked;
