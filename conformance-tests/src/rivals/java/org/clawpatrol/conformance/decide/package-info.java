/**
 * The same decisions by other policy engines; run by {@code conformance-tests/benchmarks/decide}.
 */
@NullMarked
package org.clawpatrol.conformance.decide;

import org.jspecify.annotations.NullMarked;
