/** Fixtures: recorded actions with the decision their author expects. */
@NullMarked
package org.clawpatrol.dsl.test;

import org.jspecify.annotations.NullMarked;
