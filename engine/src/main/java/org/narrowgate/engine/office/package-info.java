/** Offices and officials in a workspace: papers read, rules on who may act, and whose signature counts for what. */
@NullMarked
package org.narrowgate.engine.office;

import org.jspecify.annotations.NullMarked;
