/** HTTP: reading requests into facts, forwarding permitted ones, refusing the rest. */
@NullMarked
package org.clawpatrol.proxy.protocol.http;

import org.jspecify.annotations.NullMarked;
