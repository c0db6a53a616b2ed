/** Measures how long a configuration takes to decide recorded actions. */
@NullMarked
package org.clawpatrol.proxy.bench;

import org.jspecify.annotations.NullMarked;
