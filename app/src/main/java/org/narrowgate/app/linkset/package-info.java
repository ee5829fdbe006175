/** What was measured on a labelled pair of files, told as text, JSON and a page. */
@NullMarked
package org.narrowgate.app.linkset;

import org.jspecify.annotations.NullMarked;
