/** Hand-written stand-ins for the store, the clock and the configuration. */
@NullMarked
package org.clawpatrol.proxy.fake;

import org.jspecify.annotations.NullMarked;
