/** Who may act in a vacant office, and who may do by delegation what an office may: rules as data, judged. */
@NullMarked
package org.narrowgate.core.office.acting;

import org.jspecify.annotations.NullMarked;
