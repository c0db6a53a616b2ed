/** The facts that every action has, whatever its protocol: who, where, with what, when. */
@NullMarked
package org.clawpatrol.proxy.fact;

import org.jspecify.annotations.NullMarked;
