/** Pages in the forms in which people keep them. */
@NullMarked
package org.narrowgate.app.page;

import org.jspecify.annotations.NullMarked;
