/** Kills and restarts under load. */
@NullMarked
package org.clawpatrol.conformance.fault;

import org.jspecify.annotations.NullMarked;
