/** The control socket: commands of this machine's user to the running gateway. */
@NullMarked
package org.clawpatrol.proxy.control;

import org.jspecify.annotations.NullMarked;
