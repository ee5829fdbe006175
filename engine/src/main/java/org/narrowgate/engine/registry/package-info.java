/** The story of a workspace as a fold of the register log: requests, runs, findings, releases. */
@NullMarked
package org.narrowgate.engine.registry;

import org.jspecify.annotations.NullMarked;
