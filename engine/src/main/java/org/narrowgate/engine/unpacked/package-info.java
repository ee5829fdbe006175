/** What drivers unpack into the folder of temporary files, so that a killed process leaves none of it. */
@NullMarked
package org.narrowgate.engine.unpacked;

import org.jspecify.annotations.NullMarked;
