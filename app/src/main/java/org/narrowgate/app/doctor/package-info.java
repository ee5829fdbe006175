/** What keeps a workspace, its machine or its records from serving, found by looking and never by changing. */
@NullMarked
package org.narrowgate.app.doctor;

import org.jspecify.annotations.NullMarked;
