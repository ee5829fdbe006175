/** What runs went by, kept by its hash for as long as the workspace, so that they can be decided again. */
@NullMarked
package org.narrowgate.engine.rules;

import org.jspecify.annotations.NullMarked;
