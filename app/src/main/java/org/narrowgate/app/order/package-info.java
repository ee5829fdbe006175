/** What orders of courts reach. */
@NullMarked
package org.narrowgate.app.order;

import org.jspecify.annotations.NullMarked;
