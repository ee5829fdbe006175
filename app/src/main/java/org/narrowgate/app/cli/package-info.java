/** The command line: one class a command, one exit code a kind of end. */
@NullMarked
package org.narrowgate.app.cli;

import org.jspecify.annotations.NullMarked;
