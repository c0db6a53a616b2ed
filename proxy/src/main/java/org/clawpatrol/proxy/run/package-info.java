/** The agent's side: running a program so that its traffic goes through the gateway. */
@NullMarked
package org.clawpatrol.proxy.run;

import org.jspecify.annotations.NullMarked;
