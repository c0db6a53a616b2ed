/** Devices that may use the gateway and how they prove it. */
@NullMarked
package org.clawpatrol.proxy.device;

import org.jspecify.annotations.NullMarked;
