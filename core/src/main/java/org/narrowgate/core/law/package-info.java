/** Law as the machine holds it: elements with citations, checked conditions over typed facts, findings. */
@NullMarked
package org.narrowgate.core.law;

import org.jspecify.annotations.NullMarked;
