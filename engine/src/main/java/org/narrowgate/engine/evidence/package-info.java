/** The opened content behind the logs: protected, bound to its place, erasable, needed to explain and to replay. */
@NullMarked
package org.narrowgate.engine.evidence;

import org.jspecify.annotations.NullMarked;
