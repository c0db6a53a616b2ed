/** Which credential an action gets, and how each type is injected. */
@NullMarked
package org.clawpatrol.proxy.credential;

import org.jspecify.annotations.NullMarked;
