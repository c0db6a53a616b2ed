/** Whether a credential works: when its secret ends, and what its service says to it. */
@NullMarked
package org.clawpatrol.proxy.probe;

import org.jspecify.annotations.NullMarked;
