/**
 * Invents a population and the requests by which an identifier is tried; it shares no code with any identifier, and what
 * it invents depends on a seed alone.
 */
@NullMarked
package org.narrowgate.app.trials;

import org.jspecify.annotations.NullMarked;
