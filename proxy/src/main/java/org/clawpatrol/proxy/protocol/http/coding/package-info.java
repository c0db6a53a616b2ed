/** Undoes the content codings of request bodies, exactly and within a bound, for inspection. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.coding;

import org.jspecify.annotations.NullMarked;
