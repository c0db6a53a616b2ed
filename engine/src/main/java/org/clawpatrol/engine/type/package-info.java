/** The static types of the condition language. */
@NullMarked
package org.clawpatrol.engine.type;

import org.jspecify.annotations.NullMarked;
