/** Programs as people use them, under {@code run}, against real servers. */
@NullMarked
package org.clawpatrol.conformance.client;

import org.jspecify.annotations.NullMarked;
