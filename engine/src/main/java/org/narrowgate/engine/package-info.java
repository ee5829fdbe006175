/** Files in, evidence and sealed packages out. */
@NullMarked
package org.narrowgate.engine;

import org.jspecify.annotations.NullMarked;
