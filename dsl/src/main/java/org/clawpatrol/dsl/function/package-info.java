/** The pure functions that policy blocks and locals may call, one class each. */
@NullMarked
package org.clawpatrol.dsl.function;

import org.jspecify.annotations.NullMarked;
