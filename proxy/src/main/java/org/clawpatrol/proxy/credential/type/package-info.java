/** The types of credentials: how each goes into a request, and what it tells agents. */
@NullMarked
package org.clawpatrol.proxy.credential.type;

import org.jspecify.annotations.NullMarked;
