/** The questions that rows wait for, and what an answer would do. */
@NullMarked
package org.narrowgate.app.hold;

import org.jspecify.annotations.NullMarked;
