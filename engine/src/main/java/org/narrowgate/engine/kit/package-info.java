/** What an inspector gets of one run: a small workspace of its own, which verifies and is replayed without the custodian's. */
@NullMarked
package org.narrowgate.engine.kit;

import org.jspecify.annotations.NullMarked;
