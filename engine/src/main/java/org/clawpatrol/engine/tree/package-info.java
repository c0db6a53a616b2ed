/**
 * Decision trees: from conditions to the few that can hold. A tree is a sound filter over the
 * ordered rules; what it lets through is always evaluated in full.
 */
@NullMarked
package org.clawpatrol.engine.tree;

import org.jspecify.annotations.NullMarked;
