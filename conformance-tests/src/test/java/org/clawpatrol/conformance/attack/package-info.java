/** Attacks on the assembled gateway, from outside. */
@NullMarked
package org.clawpatrol.conformance.attack;

import org.jspecify.annotations.NullMarked;
