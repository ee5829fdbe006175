/** Deciding, identifying and proving: pure functions without files, network or clock. */
@NullMarked
package org.narrowgate.core;

import org.jspecify.annotations.NullMarked;
