/** Copies of a workspace that can be checked by themselves, and workspaces made from them again. */
@NullMarked
package org.narrowgate.engine.backup;

import org.jspecify.annotations.NullMarked;
