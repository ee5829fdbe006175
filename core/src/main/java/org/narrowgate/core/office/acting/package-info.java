/** Who may act in an office on a day, by rules that are data: a claim goes in, findings come out. */
@NullMarked
package org.narrowgate.core.office.acting;

import org.jspecify.annotations.NullMarked;
