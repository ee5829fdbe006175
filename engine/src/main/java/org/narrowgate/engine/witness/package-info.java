/** Whom the custodian has adopted as witnesses of its logs, who has cosigned them, and what still waits for that. */
@NullMarked
package org.narrowgate.engine.witness;

import org.jspecify.annotations.NullMarked;
