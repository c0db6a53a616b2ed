/** Reads GraphQL documents far enough to know which operation they execute. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.graphql;

import org.jspecify.annotations.NullMarked;
