/** The life of a request: decide, settle, reserve, lend, forward, complete. */
@NullMarked
package org.clawpatrol.proxy.flow;

import org.jspecify.annotations.NullMarked;
