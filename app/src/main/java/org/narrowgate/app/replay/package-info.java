/** What a replay came to, as people and programs read it. */
@NullMarked
package org.narrowgate.app.replay;

import org.jspecify.annotations.NullMarked;
