/** What a workspace grows by, and the next log of decisions, so that no log must grow for ever. */
@NullMarked
package org.narrowgate.engine.shard;

import org.jspecify.annotations.NullMarked;
