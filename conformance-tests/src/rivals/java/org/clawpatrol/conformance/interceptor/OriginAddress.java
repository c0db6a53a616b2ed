package org.clawpatrol.conformance.interceptor;

import io.netty.handler.ssl.SslContext;

/** Where requests go, under which name, and whom to trust there. */
record OriginAddress(String host, int port, SslContext tls) {}
