/** Receipts as people read them: what the slots are called, and what the bytes of an opened one say. */
@NullMarked
package org.narrowgate.app.receipt;

import org.jspecify.annotations.NullMarked;
