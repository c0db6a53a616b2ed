/** Secret values, where they come from and how they rest encrypted. */
@NullMarked
package org.clawpatrol.proxy.secret;

import org.jspecify.annotations.NullMarked;
