/** Makes new workspaces: a custodian's own, and the demonstration's with its invented parties. */
@NullMarked
package org.narrowgate.app.setup;

import org.jspecify.annotations.NullMarked;
