/**
 * The streams of one HTTP/2 connection (RFC 9113, 5), without a channel for each: what arrives on a
 * stream waits until its owner asks for it, so that its window closes in time.
 */
@NullMarked
package org.clawpatrol.proxy.protocol.http.multiplex;

import org.jspecify.annotations.NullMarked;
