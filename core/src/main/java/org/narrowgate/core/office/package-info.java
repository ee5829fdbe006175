/** Who could decide what, on which day, as far as was known when: offices, tenures, delegations, and a fold of them. */
@NullMarked
package org.narrowgate.core.office;

import org.jspecify.annotations.NullMarked;
