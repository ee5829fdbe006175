/** The register of holders: who has what was released, since when and until when, what he used it for, and its end. */
@NullMarked
package org.narrowgate.engine.holding;

import org.jspecify.annotations.NullMarked;
