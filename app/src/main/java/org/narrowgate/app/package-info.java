/** What people use. */
@NullMarked
package org.narrowgate.app;

import org.jspecify.annotations.NullMarked;
