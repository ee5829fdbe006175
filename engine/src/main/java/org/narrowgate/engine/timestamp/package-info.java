/** Time-stamps on checkpoints (RFC 3161): that what a log holds existed at a time that the custodian does not choose. */
@NullMarked
package org.narrowgate.engine.timestamp;

import org.jspecify.annotations.NullMarked;
