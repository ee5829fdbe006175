/** A second lock as people read it. */
@NullMarked
package org.narrowgate.app.secondlock;

import org.jspecify.annotations.NullMarked;
