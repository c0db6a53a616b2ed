/** The gateway's own host for agents: its authority, what they may use, what waits. */
@NullMarked
package org.clawpatrol.proxy.protocol.internal;

import org.jspecify.annotations.NullMarked;
