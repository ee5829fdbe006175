/** Reads packs and agreements, refuses what a careful reader would refuse, and compiles them to a rulebook. */
@NullMarked
package org.narrowgate.engine.pack;

import org.jspecify.annotations.NullMarked;
