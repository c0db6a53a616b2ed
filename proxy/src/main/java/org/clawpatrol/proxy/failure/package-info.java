/** The closed set of ways in which an action can fail, and what each means to an agent. */
@NullMarked
package org.clawpatrol.proxy.failure;

import org.jspecify.annotations.NullMarked;
