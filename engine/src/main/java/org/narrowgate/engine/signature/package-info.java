/** Who signed what: certificates that chain to pinned roots, revocation lists, detached signatures that openssl reads. */
@NullMarked
package org.narrowgate.engine.signature;

import org.jspecify.annotations.NullMarked;
