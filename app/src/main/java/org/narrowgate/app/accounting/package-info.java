/**
 * The account of requests and disclosures (26 U.S.C. 6103(p)(3)(A), (C); 5 U.S.C. 552a(c)): what was asked, what became of
 * it, what went, and of whom; from the register, the encrypted accounting and the kept requests.
 */
@NullMarked
package org.narrowgate.app.accounting;

import org.jspecify.annotations.NullMarked;
