/**
 * A bare TLS interceptor, the floor for what the gateway may cost; run by {@code
 * conformance-tests/benchmarks/http}.
 */
@NullMarked
package org.clawpatrol.conformance.interceptor;

import org.jspecify.annotations.NullMarked;
