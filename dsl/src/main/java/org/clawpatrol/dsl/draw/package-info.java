/** Pictures of decision trees: as text, SVG, DOT and Mermaid. */
@NullMarked
package org.clawpatrol.dsl.draw;

import org.jspecify.annotations.NullMarked;
