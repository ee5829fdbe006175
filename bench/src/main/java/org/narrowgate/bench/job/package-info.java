/** The whole main job, measured as a process of its own beside the least that any program of its kind must do. */
@NullMarked
package org.narrowgate.bench.job;

import org.jspecify.annotations.NullMarked;
