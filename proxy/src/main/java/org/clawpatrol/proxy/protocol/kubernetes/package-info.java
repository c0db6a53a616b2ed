/** Kubernetes API requests, read as the API server reads them; builds on HTTP. */
@NullMarked
package org.clawpatrol.proxy.protocol.kubernetes;

import org.jspecify.annotations.NullMarked;
