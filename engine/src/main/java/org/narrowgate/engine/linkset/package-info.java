/**
 * Labelled pairs of files (linkage sets) and what each route of identification reaches on them: the strict routes as
 * they decide, and a research route by score alone. For measurement: nothing here can disclose, and nothing that
 * discloses can reach it (the house rules hold that).
 */
@NullMarked
package org.narrowgate.engine.linkset;

import org.jspecify.annotations.NullMarked;
