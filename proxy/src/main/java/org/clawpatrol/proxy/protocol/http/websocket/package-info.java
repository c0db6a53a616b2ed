/**
 * What passes between agent and origin once a connection has become a WebSocket (RFC 6455, RFC
 * 7692): frames are checked, judged where rules read them, and relayed as they came. Knows no
 * channels.
 */
@NullMarked
package org.clawpatrol.proxy.protocol.http.websocket;

import org.jspecify.annotations.NullMarked;
