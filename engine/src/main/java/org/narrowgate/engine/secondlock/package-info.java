/** The second lock of identification as a frozen file, with a hash and a card that says where it comes from. */
@NullMarked
package org.narrowgate.engine.secondlock;

import org.jspecify.annotations.NullMarked;
