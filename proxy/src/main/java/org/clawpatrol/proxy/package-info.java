/** The gateway and its command line; {@code Gateway} puts the parts together. */
@NullMarked
package org.clawpatrol.proxy;

import org.jspecify.annotations.NullMarked;
