/** Evidence that leaves for an inspector: who let it go, what, to whom, on what ground and until when; each by a signed paper. */
@NullMarked
package org.narrowgate.engine.export;

import org.jspecify.annotations.NullMarked;
