package org.clawpatrol.proxy.protocol.http;

/**
 * The head of a request as it stood on the wire. Immutable.
 *
 * @param method as sent
 * @param target request target as sent: origin, absolute or asterisk form
 */
public record HttpRequestHead(String method, String target, HttpFields fields) {}
