/** Who signed what: certificates that are pinned rather than chained, and detached signatures that plain openssl reads. */
@NullMarked
package org.narrowgate.engine.signature;

import org.jspecify.annotations.NullMarked;
