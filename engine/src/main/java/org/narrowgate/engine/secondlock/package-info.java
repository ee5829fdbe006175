/** The second lock of identification as a frozen file with a hash and a card, and how one is estimated from evidence. */
@NullMarked
package org.narrowgate.engine.secondlock;

import org.jspecify.annotations.NullMarked;
