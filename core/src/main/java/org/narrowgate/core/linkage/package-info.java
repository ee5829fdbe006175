/**
 * Fellegi-Sunter linkage: weights of agreement patterns and their estimation, as plain arithmetic over any set of
 * comparisons. What is compared, and what follows from a weight, is the caller's business.
 *
 * <p>I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American Statistical Association
 * 64(328), 1969. A weight orders pairs; it is not an error rate (T. R. Belin and D. B. Rubin, JASA 90(430), 1995).
 */
@NullMarked
package org.narrowgate.core.linkage;

import org.jspecify.annotations.NullMarked;
