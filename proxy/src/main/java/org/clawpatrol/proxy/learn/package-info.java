/** Rules proposed from recorded actions. */
@NullMarked
package org.clawpatrol.proxy.learn;

import org.jspecify.annotations.NullMarked;
