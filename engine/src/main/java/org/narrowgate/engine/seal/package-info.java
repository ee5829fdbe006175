/** The last turnstile: only what is decided, logged, authorised and witnessed becomes a sealed release; and its opening. */
@NullMarked
package org.narrowgate.engine.seal;

import org.jspecify.annotations.NullMarked;
