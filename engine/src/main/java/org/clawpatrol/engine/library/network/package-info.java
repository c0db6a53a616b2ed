/** Functions of IP addresses and networks. */
@NullMarked
package org.clawpatrol.engine.library.network;

import org.jspecify.annotations.NullMarked;
