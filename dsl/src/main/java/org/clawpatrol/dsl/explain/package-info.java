/** How decisions came about, for operators: which rules were asked, what they said, and why. */
@NullMarked
package org.clawpatrol.dsl.explain;

import org.jspecify.annotations.NullMarked;
