/** Finds injected secrets in what origins send back, in whatever form they wrote them. */
@NullMarked
package org.clawpatrol.proxy.protocol.http.mask;

import org.jspecify.annotations.NullMarked;
