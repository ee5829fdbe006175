/** Until when requests are to be answered, by the time that their agreements set, and what became of each. */
@NullMarked
package org.narrowgate.app.due;

import org.jspecify.annotations.NullMarked;
