/** Points in time and lengths of time: their ranges, their text forms and their arithmetic. */
@NullMarked
package org.clawpatrol.engine.time;

import org.jspecify.annotations.NullMarked;
