/** The runtime values of the condition language, unknown and error included. */
@NullMarked
package org.clawpatrol.engine.value;

import org.jspecify.annotations.NullMarked;
