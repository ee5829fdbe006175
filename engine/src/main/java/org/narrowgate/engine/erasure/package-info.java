/** Evidence erased by order: what orders it, who approved it, what it reaches, what forbids it, and that it is done. */
@NullMarked
package org.narrowgate.engine.erasure;

import org.jspecify.annotations.NullMarked;
