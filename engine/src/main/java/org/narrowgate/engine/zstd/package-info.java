/** zstd, which packs evidence and may pack request rows, by the native library of its authors. */
@NullMarked
package org.narrowgate.engine.zstd;

import org.jspecify.annotations.NullMarked;
