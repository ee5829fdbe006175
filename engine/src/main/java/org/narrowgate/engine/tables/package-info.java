/** Reference tables that travel with the program: address facts and nicknames, each with its source and licence. */
@NullMarked
package org.narrowgate.engine.tables;

import org.jspecify.annotations.NullMarked;
