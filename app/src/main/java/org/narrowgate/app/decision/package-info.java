/** A decision as one document, for programs. */
@NullMarked
package org.narrowgate.app.decision;

import org.jspecify.annotations.NullMarked;
