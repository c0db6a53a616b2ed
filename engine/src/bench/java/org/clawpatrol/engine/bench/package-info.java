/** Measures decisions, compiled against walked, over mixes of rules as people write them. */
@NullMarked
package org.clawpatrol.engine.bench;

import org.jspecify.annotations.NullMarked;
