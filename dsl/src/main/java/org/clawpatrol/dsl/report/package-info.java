/** Diagnostics and results of tests in the formats that machines read. */
@NullMarked
package org.clawpatrol.dsl.report;

import org.jspecify.annotations.NullMarked;
