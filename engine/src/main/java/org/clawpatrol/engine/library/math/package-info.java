/** Functions of numbers. */
@NullMarked
package org.clawpatrol.engine.library.math;

import org.jspecify.annotations.NullMarked;
