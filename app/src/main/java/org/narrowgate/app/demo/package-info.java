/** The demonstration: an invented population, and a request over it in which every row's fate is known beforehand. */
@NullMarked
package org.narrowgate.app.demo;

import org.jspecify.annotations.NullMarked;
