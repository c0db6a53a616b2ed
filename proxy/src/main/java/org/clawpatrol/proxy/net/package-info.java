/** Listeners, dialling and the address guard. */
@NullMarked
package org.clawpatrol.proxy.net;

import org.jspecify.annotations.NullMarked;
