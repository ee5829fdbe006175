@NullMarked
package org.narrowgate.app.page;

import org.jspecify.annotations.NullMarked;
