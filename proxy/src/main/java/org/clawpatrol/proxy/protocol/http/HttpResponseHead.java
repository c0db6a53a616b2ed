package org.clawpatrol.proxy.protocol.http;

/**
 * The head of a response. Immutable.
 *
 * @param persistent whether the protocol version keeps connections open by itself (HTTP/1.1)
 */
record HttpResponseHead(int status, boolean persistent, HttpFields fields) {}
