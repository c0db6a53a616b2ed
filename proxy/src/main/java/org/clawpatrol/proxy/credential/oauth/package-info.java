/** Asking authorization servers for tokens, and keeping the tokens fresh while they are used. */
@NullMarked
package org.clawpatrol.proxy.credential.oauth;

import org.jspecify.annotations.NullMarked;
