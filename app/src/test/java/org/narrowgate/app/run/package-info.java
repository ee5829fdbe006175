/** Whole runs in real workspaces: to the end, through crashes, and against what they must not tell. */
@NullMarked
package org.narrowgate.app.run;

import org.jspecify.annotations.NullMarked;
