/** Orders of courts on file: what they stop, since when, and what became of them. */
@NullMarked
package org.narrowgate.engine.order;

import org.jspecify.annotations.NullMarked;
