/** Source text, spans into it, diagnostics and how they are rendered. */
@NullMarked
package org.clawpatrol.dsl.source;

import org.jspecify.annotations.NullMarked;
