/** Request files in: the signed header with every fault at its place, rows one by one in their order, and what only the whole file can tell. */
@NullMarked
package org.narrowgate.engine.intake;

import org.jspecify.annotations.NullMarked;
