/** Reads what HTTP requests carry: GraphQL, MCP, git, gRPC and requests to language models. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.payload;

import org.jspecify.annotations.NullMarked;
