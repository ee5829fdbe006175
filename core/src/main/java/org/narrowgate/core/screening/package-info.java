/** Holds a request against every element that can be decided without opening a record. */
@NullMarked
package org.narrowgate.core.screening;

import org.jspecify.annotations.NullMarked;
