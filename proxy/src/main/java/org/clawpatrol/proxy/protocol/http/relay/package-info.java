/** Two-way traffic between an agent and an origin behind a switch of protocols. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.relay;

import org.jspecify.annotations.NullMarked;
