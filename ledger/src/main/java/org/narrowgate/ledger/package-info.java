/**
 * The logs on disk: what is appended is durable before it is acknowledged, what is published is never rewritten, and
 * anybody can verify the whole from the files alone.
 */
@NullMarked
package org.narrowgate.ledger;

import org.jspecify.annotations.NullMarked;
