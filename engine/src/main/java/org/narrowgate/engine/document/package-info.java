/** Reads the YAML that people write, keeping every place, so that an error points into their own file. */
@NullMarked
package org.narrowgate.engine.document;

import org.jspecify.annotations.NullMarked;
