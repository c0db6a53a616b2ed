/** Recorded actions decided anew under another configuration. */
@NullMarked
package org.clawpatrol.proxy.replay;

import org.jspecify.annotations.NullMarked;
