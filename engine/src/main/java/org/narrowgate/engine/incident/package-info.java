/** Releases found wanting, records looked into without authority, losses: what is reported, by when, and what is done. */
@NullMarked
package org.narrowgate.engine.incident;

import org.jspecify.annotations.NullMarked;
