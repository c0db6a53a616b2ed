/** Rules in order, and the walk that turns facts into a decision. */
@NullMarked
package org.clawpatrol.engine.policy;

import org.jspecify.annotations.NullMarked;
