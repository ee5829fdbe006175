/** Work on all cores whose results come in the order in which it was given. */
@NullMarked
package org.narrowgate.engine.parallel;

import org.jspecify.annotations.NullMarked;
