/** Explanations of what live traffic was answered, for as long as the actions are held. */
@NullMarked
package org.clawpatrol.proxy.explain;

import org.jspecify.annotations.NullMarked;
