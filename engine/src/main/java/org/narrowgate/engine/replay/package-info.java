/** Decides a run again from its evidence, under its own rules or others, and opens no record: it knows of no source of them. */
@NullMarked
package org.narrowgate.engine.replay;

import org.jspecify.annotations.NullMarked;
