/** What the papers on offices come to: who may, how offices stood, what ends soon; as text, JSON and pages. */
@NullMarked
package org.narrowgate.app.office;

import org.jspecify.annotations.NullMarked;
