/** Undoes the content codings of bodies: of requests for inspection, of answers as they pass. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.coding;

import org.jspecify.annotations.NullMarked;
